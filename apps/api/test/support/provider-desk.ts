// What happens at the sandbox provider without us: somebody works at its own desk, or money moves that nobody here knows.

import { emit } from "#modules/payments/gateway/sandbox/events.ts";
import { keepTransaction } from "#modules/payments/gateway/sandbox/transactions.ts";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { World } from "./world.ts";

export interface Planted {
  readonly kind: "charge" | "platform_payout" | "platform_payout_failed";
  readonly source: string;
  /** Cents of EUR. */
  readonly minor: bigint;
}

/** A movement that the provider has and nobody here heard of, two days ago. */
export async function plantMovement({ platform }: World, { kind, source, minor }: Planted): Promise<void> {
  const at = new Date(platform.clock.now().getTime() - 2 * DAY_MS);
  await platform.inTransaction((tx) => keepTransaction(tx, { kind, source, amount: money(minor, "EUR"), at }));
}

export interface HowMade {
  /** False: the news of it are lost. */
  readonly told?: boolean;
  readonly currency?: string;
}

/** A refund that somebody makes at the provider's own desk. Gives its name there. */
export async function refundByHand(
  kogi: World,
  { charge, minor }: { readonly charge: string; readonly minor: bigint },
  { told = true, currency = "EUR" }: HowMade = {},
): Promise<string> {
  const { platform } = kogi;
  const [id, at] = [`re_${newId()}`, platform.clock.now()];
  await platform.inTransaction(async (tx) => {
    await tx
      .insertInto("payments.sandbox_refunds")
      .values({
        refund_id: id,
        idempotency_key: null,
        charge_id: charge,
        amount_minor: minor,
        state: "done",
        created_at: at,
      })
      .execute();
    await keepTransaction(tx, { kind: "refund", source: id, amount: money(-minor, currency), at });
    if (told) await emit(tx, platform, "refund.updated", id);
  });
  await kogi.settle();
  return id;
}
