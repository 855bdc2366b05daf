import { paymentRefunded } from "#events/payments.ts";
import { add, equals, type Money, subtract, toWire } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockPayment, type PaymentRow, updatePayment } from "../checkout/payment.repository.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import type { Refund } from "../ledger/posting-rules/hire.ts";
import type { Taken } from "./lots.repository.ts";
import { owedByRecipient, spared } from "./processing.rules.ts";
import { processingTermsOf } from "./processing-terms.ts";
import { readPaid } from "./read-paid.ts";
import { followRefundJob, sendRefundJob } from "./refund.jobs.ts";
import { feesBeside, sharesOfSum } from "./refund-shares.rules.ts";

/** One refund of one payment, worked out and not yet booked. */
export interface RefundPlan {
  readonly refundId: string;
  readonly payment: PaymentRow;
  readonly held: Money;
  /** held and its share of each fee. */
  readonly total: Money;
  readonly isLast: boolean;
  readonly reference: string;
  readonly reason: string;
  readonly legs: Refund;
  /** For what the provider keeps of this charge, where they bear it. */
  readonly owedByRecipient: bigint;
  /** Its name at the provider, where somebody made it before it was ordered here. */
  readonly gatewayRefund: string | null;
}

/** A refund that somebody made at the provider's own desk: all that went back, fees included. */
export interface MadeBefore {
  readonly gatewayRefund: string;
  readonly total: Money;
}

/** What goes back of a payment when this part of its protected money does. Locks the payment. */
export async function planRefund(
  tx: Tx,
  { lot, amount }: { readonly lot: Pick<Taken["lot"], "transaction_id">; readonly amount: Money },
  order: {
    readonly milestoneId: string;
    readonly reference: string;
    readonly reason: string;
    readonly made?: MadeBefore | null;
    /** It came unwanted, or its time was over: whoever bears the processing of what was bought does not bear this. */
    readonly isNobodysWish?: boolean;
  },
): Promise<RefundPlan> {
  const payment = await lockPayment(tx, lot.transaction_id);
  const agreed = await processingTermsOf(tx, payment);
  const terms = order.made || order.isNobodysWish ? spared(agreed) : agreed;
  const paid = await readPaid(tx, payment, terms);
  const shares = feesBeside(paid, amount);
  const fees = order.made ? sharesOfSum(shares, subtract(order.made.total, amount)) : shares;
  const total = fees.reduce((all, fee) => add(all, fee.amount), amount);
  assert(!order.made || equals(total, order.made.total), "what left the provider leaves the books, to the cent");
  return {
    refundId: newId(),
    payment,
    held: amount,
    total,
    isLast: equals(add(paid.refundedBefore, amount), paid.held),
    reference: order.reference,
    reason: order.reason,
    legs: { milestoneId: order.milestoneId, gateway: payment.gateway, amount, fees },
    owedByRecipient: owedByRecipient(fees, terms),
    gatewayRefund: order.made?.gatewayRefund ?? null,
  };
}

/** Writes the refund down once its journal is posted, and asks for the rest: provider, credit note, news. */
export async function finishRefund(tx: Tx, platform: Platform, plan: RefundPlan): Promise<void> {
  const now = platform.clock.now();
  const { payment, refundId } = plan;
  await tx
    .insertInto("payments.refunds")
    .values({
      refund_id: refundId,
      transaction_id: payment.transaction_id,
      amount_minor: plan.total.minor,
      held_minor: plan.held.minor,
      currency: plan.total.currency,
      reference: plan.reference,
      reason: plan.reason,
      gateway_refund: plan.gatewayRefund,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await updatePayment(tx, payment.transaction_id, {
    refunded_minor: payment.refunded_minor + plan.total.minor,
    status: statusAfter(plan),
    updated_at: now,
  });
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.refunded",
    subject: { type: "payment", id: payment.transaction_id },
    before: { status: payment.status },
    after: { refund_id: refundId, amount: toWire(plan.total), reason: plan.reason },
  });
  await platform.events.publish(tx, paymentRefunded, {
    refund_id: refundId,
    transaction_id: payment.transaction_id,
    type: payment.type,
    reference_id: payment.reference_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    amount: toWire(plan.total),
    held_amount: toWire(plan.held),
    reason: plan.reason,
    description: payment.description,
    return_path: payment.return_path,
  });
  if (plan.gatewayRefund === null) await platform.jobs.enqueue(tx, sendRefundJob, { refund_id: refundId });
  else await platform.jobs.enqueue(tx, followRefundJob, { gateway_refund: plan.gatewayRefund });
  await oweDocuments(tx, platform, "refund", refundId);
}

/** What a bank holds or has kept of it counts on, whatever else goes back: the desk sends no more of it. */
function statusAfter({ payment, isLast }: RefundPlan): "disputed" | "refunded" | "partially_refunded" {
  if (payment.status === "disputed") return "disputed";
  return isLast ? "refunded" : "partially_refunded";
}

/** What the payer would get for this part of the price. */
export async function withFees(db: Db, payment: PaymentRow, amount: Money): Promise<Money> {
  const fees = feesBeside(await readPaid(db, payment, await processingTermsOf(db, payment)), amount);
  return fees.reduce((all, fee) => add(all, fee.amount), amount);
}
