// A month of a plan that was upgraded is two payments. An order for the whole of it takes back what is left of each.
import { type Money, money, sum } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { lockPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { refundErrors } from "../payments.errors.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";
import { paidBeside } from "../subscriptions/take-back-charge.ts";
import type { OrderPart } from "./refund-orders.repository.ts";

/** What goes back of one payment, and what of it had gone back before. */
export interface Share {
  readonly payment: PaymentRow;
  readonly amount: Money;
  readonly refunded: Money;
}

export const totalOf = (shares: readonly Share[], payment: PaymentRow): Money =>
  sum(
    shares.map((share) => share.amount),
    money(0n, payment.currency).currency,
  );

/**
 * What is left of a plan's payment and of each beside it for the same month, the month's own first: once that is back the
 * plan has ended. After `lockRefundable`, whose lock of the plan keeps others from joining; locks the other payments.
 */
export async function sharesOfMonth(tx: Tx, payment: PaymentRow): Promise<readonly Share[]> {
  if (payment.type !== SUBSCRIPTION)
    throw refundErrors.invalid({
      fields: [{ pointer: "/body/whole_month", detail: "Only a plan is paid by the month." }],
    });
  const charge = await findCharge(tx, payment.reference_id);
  assert(charge, "a plan's payment has its charge");
  const beside = await paidBeside(tx, charge).select(["payment.transaction_id", "charge.created_at"]).execute();
  const all = [...beside, { transaction_id: payment.transaction_id, created_at: charge.created_at }];
  const shares: Share[] = [];
  for (const { transaction_id } of all.toSorted(
    (one, other) => one.created_at.getTime() - other.created_at.getTime(),
  )) {
    const row = transaction_id === payment.transaction_id ? payment : await lockPayment(tx, transaction_id);
    const refunded = await heldRefunded(tx, row);
    const left = row.held_minor - refunded.minor;
    if (left > 0n) shares.push({ payment: row, amount: money(left, row.currency), refunded });
  }
  return shares;
}

/** What two people confirm is what one of them saw: raises `refund.month_changed` when another amount is left by now. */
export function requireAsOrdered(shares: readonly Share[], parts: readonly OrderPart[]): void {
  const ordered = new Map(parts.map((part) => [part.transaction_id, part.amount_minor]));
  const same = shares.every(({ payment, amount }) => ordered.get(payment.transaction_id) === amount.minor);
  if (!same || shares.length !== parts.length) throw refundErrors.monthChanged();
}
