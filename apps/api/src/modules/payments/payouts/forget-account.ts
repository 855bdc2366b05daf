// A bank account that was removed, or whose owner was erased, goes at the provider too, once no payout to it is open.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import { forgetAccountJob } from "./payout.jobs.ts";

/** After one was removed, and after each payout to one that was. */
export async function forgetWhenFree(tx: Tx, platform: Platform, payoutMethodId: string): Promise<void> {
  const { removed_at } = await tx
    .selectFrom("payments.payout_methods")
    .select("removed_at")
    .where("payout_method_id", "=", payoutMethodId)
    .executeTakeFirstOrThrow();
  if (removed_at !== null) await platform.jobs.enqueue(tx, forgetAccountJob, { payout_method_id: payoutMethodId });
}

export async function forgetAccount(platform: Platform, payoutMethodId: string): Promise<void> {
  const { db } = platform;
  const account = await db
    .selectFrom("payments.payout_methods")
    .select(["gateway", "gateway_destination", "removed_at"])
    .where("payout_method_id", "=", payoutMethodId)
    .executeTakeFirstOrThrow();
  const gateway = gatewayOf(platform);
  if (account.removed_at === null || account.gateway !== gateway.name) return;
  const open = await db
    .selectFrom("payments.payouts")
    .select("payout_id")
    .where("payout_method_id", "=", payoutMethodId)
    .where("status", "in", ["requested", "processing"])
    .executeTakeFirst();
  // One that was added again may have the same name there.
  const kept = await db
    .selectFrom("payments.payout_methods")
    .select("payout_method_id")
    .where("gateway", "=", account.gateway)
    .where("gateway_destination", "=", account.gateway_destination)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  // The end of the payout comes back here.
  if (open || kept) return;
  const answer = await orRefused(
    gateway.removeBankAccount({ key: payoutMethodId, destination: account.gateway_destination }),
  );
  // The only one of its currency stays where the provider wants one; nobody here can pay out to it.
  if (answer instanceof GatewayRefused)
    platform.log.warn({ payoutMethodId, code: answer.code }, "the provider keeps a bank account that was removed");
}
