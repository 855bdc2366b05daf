// What the provider took from cards. A charge belongs to the checkout or the off-session charge it came from.
import type { Selectable } from "kysely";
import { type Money, money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { processingCost } from "../../fees/fee.rules.ts";
import type { SandboxChargesTable } from "../../payments.tables.ts";
import type { GatewayCharge } from "../port.ts";
import { findCard } from "./cards.ts";
import { DISPUTE_TIMER } from "./disputes.ts";
import { emit } from "./events.ts";
import { sandboxPrice } from "./price.ts";
import { keepTransaction } from "./transactions.ts";

export type ChargeRow = Selectable<SandboxChargesTable>;
export const SETTLEMENT_TIMER = "payments.sandbox_settlement";
const SETTLEMENT_DAYS = 2;
const DISPUTED_DAYS = 1;

interface NewCharge {
  readonly sourceKind: "checkout" | "method_charge";
  readonly source: string;
  readonly cardNumber: string;
  readonly amount: Money;
}

/** Takes the money and gives the charge's id; the rest, less the provider's cost, settles two days later. */
export async function takeCharge(tx: Tx, platform: Platform, charge: NewCharge): Promise<string> {
  const now = platform.clock.now();
  const chargeId = `ch_${newToken(16)}`;
  const cost = processingCost(charge.amount, sandboxPrice(charge.amount.currency));
  await tx
    .insertInto("payments.sandbox_charges")
    .values({
      charge_id: chargeId,
      source_kind: charge.sourceKind,
      source: charge.source,
      card_number: charge.cardNumber,
      amount_minor: charge.amount.minor,
      currency: charge.amount.currency,
      cost_minor: cost.minor,
      created_at: now,
    })
    .execute();
  const settlesAt = addMs(now, SETTLEMENT_DAYS * DAY_MS);
  await keepTransaction(tx, {
    kind: "charge",
    source: chargeId,
    amount: charge.amount,
    feeMinor: cost.minor,
    at: now,
    availableAt: settlesAt,
  });
  await platform.timers.schedule(tx, { kind: SETTLEMENT_TIMER, ref: charge.source, dueAt: settlesAt });
  if (findCard(charge.cardNumber)?.disputes)
    await platform.timers.schedule(tx, {
      kind: DISPUTE_TIMER,
      ref: chargeId,
      dueAt: addMs(now, DISPUTED_DAYS * DAY_MS),
    });
  return chargeId;
}

/** The charge, less the provider's cost, is Kogi's to pay out from now on. */
export async function settleCharge(tx: Tx, platform: Platform, source: string): Promise<void> {
  const settled = await tx
    .updateTable("payments.sandbox_charges")
    .set({ settled: true })
    .where("source", "=", source)
    .returning("source_kind")
    .executeTakeFirstOrThrow();
  await emit(tx, platform, settled.source_kind === "checkout" ? "checkout.settled" : "method_charge.settled", source);
}

export async function chargeOf(db: Db, source: string): Promise<GatewayCharge | null> {
  const row = await db
    .selectFrom("payments.sandbox_charges")
    .selectAll()
    .where("source", "=", source)
    .executeTakeFirst();
  return row ? chargeView(row) : null;
}

function chargeView(row: ChargeRow): GatewayCharge {
  const known = findCard(row.card_number)?.known;
  return {
    id: row.charge_id,
    charged: money(row.amount_minor, row.currency),
    cost: money(row.cost_minor, row.currency),
    settled: row.settled,
    settlesAt: addMs(row.created_at, SETTLEMENT_DAYS * DAY_MS),
    card: known ? { fingerprint: `fp_${row.card_number}`, country: known.country } : null,
  };
}
