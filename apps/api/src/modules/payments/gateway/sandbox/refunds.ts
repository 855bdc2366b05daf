// The provider's refunds. The card decides: done at once, a day later, done and taken back two days later, or
// refused.
import { money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Gateway, type GatewayRefund, GatewayRefused } from "../port.ts";
import { findCard } from "./cards.ts";
import { emit } from "./events.ts";
import { keepTransaction } from "./transactions.ts";

const REFUND_TIMER = "payments.sandbox_refund";
const DONE_LATER_DAYS = 1;
const FAILS_LATER_DAYS = 2;

type RefundOrder = Parameters<Gateway["refund"]>[0];

export function handleRefunds(platform: Platform): void {
  platform.timers.onDue(REFUND_TIMER, (tx, { ref }) => finish(tx, platform, ref));
}

export async function insertRefund(tx: Tx, platform: Platform, order: RefundOrder): Promise<string> {
  const charge = await tx
    .selectFrom("payments.sandbox_charges")
    .select(["amount_minor", "currency", "card_number"])
    .where("charge_id", "=", order.charge)
    .forUpdate()
    .executeTakeFirst();
  assert(charge, "a refund names a charge of this provider");
  const before = await tx
    .selectFrom("payments.sandbox_refunds")
    .select(["refund_id", "idempotency_key", "amount_minor", "state"])
    .where("charge_id", "=", order.charge)
    .execute();
  const same = before.find((refund) => refund.idempotency_key === order.key);
  if (same) return same.refund_id;
  const refunded = before
    .filter((refund) => refund.state !== "failed")
    .reduce((all, refund) => all + refund.amount_minor, 0n);
  assert(charge.currency === order.amount.currency, "a refund is in the currency of its charge");
  const refunds = findCard(charge.card_number)?.refunds;
  if (refunds === "refused") throw new GatewayRefused("charge_disputed", "charge");
  if (refunded + order.amount.minor > charge.amount_minor)
    throw new GatewayRefused("charge_already_refunded", "amount");
  const refundId = `re_${newToken(16)}`;
  const now = platform.clock.now();
  await tx
    .insertInto("payments.sandbox_refunds")
    .values({
      refund_id: refundId,
      idempotency_key: order.key,
      charge_id: order.charge,
      amount_minor: order.amount.minor,
      state: refunds === "later" ? "processing" : "done",
      created_at: now,
    })
    .execute();
  const amount = money(-order.amount.minor, order.amount.currency);
  await keepTransaction(tx, { kind: "refund", source: refundId, amount, at: now });
  await emit(tx, platform, "refund.updated", refundId);
  if (refunds) {
    const dueAt = addMs(now, (refunds === "later" ? DONE_LATER_DAYS : FAILS_LATER_DAYS) * DAY_MS);
    await platform.timers.schedule(tx, { kind: REFUND_TIMER, ref: refundId, dueAt });
  }
  return refundId;
}

async function finish(tx: Tx, platform: Platform, refundId: string): Promise<void> {
  const row = await tx
    .selectFrom("payments.sandbox_refunds as refund")
    .innerJoin("payments.sandbox_charges as charge", "charge.charge_id", "refund.charge_id")
    .select(["refund.amount_minor", "charge.currency", "charge.card_number"])
    .where("refund.refund_id", "=", refundId)
    .executeTakeFirstOrThrow();
  const fails = findCard(row.card_number)?.refunds === "fails";
  const set = fails ? { state: "failed", failure_code: "expired_or_canceled_card" } : { state: "done" };
  await tx.updateTable("payments.sandbox_refunds").set(set).where("refund_id", "=", refundId).execute();
  if (fails) {
    const amount = money(row.amount_minor, row.currency);
    await keepTransaction(tx, { kind: "refund_failed", source: refundId, amount, at: platform.clock.now() });
  }
  await emit(tx, platform, "refund.updated", refundId);
}

export async function findRefund(db: Db, refundId: string): Promise<GatewayRefund | null> {
  const row = await db
    .selectFrom("payments.sandbox_refunds as refund")
    .innerJoin("payments.sandbox_charges as charge", "charge.charge_id", "refund.charge_id")
    .select(["refund.refund_id", "refund.state", "refund.failure_code", "refund.idempotency_key", "refund.charge_id"])
    .select(["refund.amount_minor", "refund.created_at", "charge.currency"])
    .where("refund.refund_id", "=", refundId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.refund_id,
    // The column's check constraint allows the three words of the port.
    state: row.state as GatewayRefund["state"],
    failureCode: row.failure_code,
    key: row.idempotency_key,
    charge: row.charge_id,
    amount: money(row.amount_minor, row.currency),
    madeAt: row.created_at,
  };
}
