// The money of an ordered refund of a plan's charge: it was Kogi's own, so Kogi gives it back, and once all of it has
// gone the plan follows.
import { refundOrdered } from "#events/payments.ts";
import { type Money, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { sendBackCharge } from "../subscriptions/send-back-charge.ts";
import { findCharge, lockSubscription } from "../subscriptions/subscriptions.repository.ts";
import { takeBackCharge } from "../subscriptions/take-back-charge.ts";
import { madeBefore, type OrderRow, referenceOf, writeShares } from "./refund-orders.repository.ts";

export async function putSubscriptionRefundInForce(
  tx: Tx,
  platform: Platform,
  order: OrderRow,
  { payment, amount }: { readonly payment: PaymentRow; readonly amount: Money },
): Promise<void> {
  const charge = await findCharge(tx, payment.reference_id);
  assert(charge, "a plan's payment has its charge");
  const row = await lockSubscription(tx, charge.subscription_id);
  assert(row, "a charge has its subscription");
  const plan = await sendBackCharge(tx, platform, payment, charge, {
    amount,
    reference: referenceOf(order),
    reason: order.reason,
    made: madeBefore(order),
  });
  await writeShares(tx, order.refund_order_id, {
    earner_fee_minor: 0n,
    earned_minor: 0n,
    kogi_minor: order.held_minor,
  });
  await platform.events.publish(tx, refundOrdered, {
    refund_order_id: order.refund_order_id,
    transaction_id: payment.transaction_id,
    payer_id: payment.user_id,
    recipient_id: null,
    amount: toWire(plan.total),
    taken: toWire(money(0n, order.currency)),
    reason: order.reason,
    description: payment.description,
    return_path: payment.return_path,
  });
  if (plan.isLast) await takeBackCharge(tx, platform, { row, charge, because: "refunded" });
}
