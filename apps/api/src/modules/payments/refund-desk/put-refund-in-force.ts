// The money of an ordered refund: from protection first, then from whoever answers for what was released, each fee from
// where it went, in one journal.
import { refundOrdered } from "#events/payments.ts";
import { allocate, isPositive, type Money, money, sum, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Part } from "../chargebacks/chargeback.rules.ts";
import { findPockets, lockLotsOfPayment } from "../chargebacks/find-pockets.ts";
import { takeFrom } from "../chargebacks/hold-chargeback.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { purposePayment } from "../checkout/payment-facts.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import { readFeeLines } from "../fees/fees-of-release.ts";
import { postJournal } from "../ledger/post-journal.ts";
import type { Fee } from "../ledger/posting-rules/hire.ts";
import { refundOrderedJournal } from "../ledger/posting-rules/refunds.ts";
import { bearProcessing } from "../protected/bear-processing.ts";
import { requireMayGoBack } from "../protected/freeze-protected.ts";
import { finishRefund, planRefund } from "../protected/plan-refund.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { findPurpose, type Purpose, SUBSCRIPTION } from "../purposes.ts";
import type { Share } from "./month-of-plan.ts";
import { putSubscriptionRefundInForce } from "./put-subscription-refund-in-force.ts";
import { billRefund } from "./refund-order.rules.ts";
import { madeBefore, type OrderRow, referenceOf, writeShares } from "./refund-orders.repository.ts";

/** After `lockRefundable`, and once it is known that this much may go back. */
export async function putRefundInForce(
  tx: Tx,
  platform: Platform,
  order: OrderRow,
  shares: readonly Share[],
): Promise<void> {
  for (const { payment, amount } of shares)
    if (payment.type === SUBSCRIPTION) await putSubscriptionRefundInForce(tx, platform, order, { payment, amount });
    else await putOwnedRefundInForce(tx, platform, order, payment);
}

async function putOwnedRefundInForce(tx: Tx, platform: Platform, order: OrderRow, payment: PaymentRow): Promise<void> {
  const purpose = findPurpose(platform, payment.type);
  const amount = money(order.held_minor, order.currency);
  const { plan, bill, references, journal } = await draftRefund(tx, payment, order);
  // What went back at the provider has left already, whoever contests it.
  if (plan.gatewayRefund === null) for (const referenceId of references) await requireMayGoBack(tx, referenceId);
  for (const part of bill.parts) await takeFrom(tx, part);
  await postJournal(tx, journal, platform.clock.now());
  await finishRefund(tx, platform, plan);
  const ofEarner = bill.parts.filter((part) => part.userId !== null).map((part) => money(part.minor, amount.currency));
  const earned = sum([...ofEarner, money(bill.earnerFeeMinor, amount.currency)], amount.currency);
  await writeShares(tx, order.refund_order_id, {
    earner_fee_minor: bill.earnerFeeMinor,
    earned_minor: earned.minor,
    kogi_minor: bill.kogiMinor,
  });
  if (isPositive(earned)) await oweDocuments(tx, platform, "refund_order", order.refund_order_id);
  await tellOwner(tx, purpose, payment, bill.parts);
  // Where Kogi bears it, what was earned stays earned.
  const released = amount.minor - fromProtection(bill.parts);
  if (order.bearer === "earner" && released > 0n)
    await purpose?.releaseUndone?.(tx, { ...purposePayment(payment), amount: money(released, amount.currency) });
  // Where Kogi gives back what was earned, it does not ask the earner for this.
  if (order.bearer === "earner") await bearProcessing(tx, platform, [plan]);
  await platform.events.publish(tx, refundOrdered, {
    refund_order_id: order.refund_order_id,
    transaction_id: payment.transaction_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    amount: toWire(plan.total),
    taken: toWire(sum(ofEarner, amount.currency)),
    earned: toWire(earned),
    reason: order.reason,
    description: payment.description,
    return_path: payment.return_path,
  });
}

export type DraftOf = Pick<OrderRow, "refund_order_id" | "held_minor" | "currency" | "bearer" | "reason"> &
  Pick<OrderRow, "gateway_refund" | "sent_minor">;

/** What a refund of protected or earned money would move; nothing is moved. After `lockRefundable`. */
export async function draftRefund(tx: Tx, payment: PaymentRow, order: DraftOf) {
  const lots = await lockLotsOfPayment(tx, payment.transaction_id);
  const amount = money(order.held_minor, order.currency);
  const { pockets, earnedMinor, earnings, references } = await findPockets(tx, payment, lots);
  const left = lots.reduce((all, lot) => all + lot.left_minor, 0n);
  const releasedMinor = payment.held_minor - left - (await heldRefunded(tx, payment)).minor;
  // The column's check constraint allows these words alone.
  const bearer = order.bearer as "earner" | "kogi";
  const bill = billRefund(amount.minor, { pockets, releasedMinor, earnedMinor, earnings, bearer });
  const plan = await planRefund(
    tx,
    { lot: { transaction_id: payment.transaction_id }, amount },
    {
      milestoneId: payment.reference_id,
      reference: referenceOf(order),
      reason: order.reason,
      made: madeBefore(order),
    },
  );
  const journal = refundOrderedJournal({
    refundId: plan.refundId,
    gateway: payment.gateway,
    parts: bill.parts.map((part) => ({ ...part, amount: money(part.minor, amount.currency) })),
    fees: plan.legs.fees,
    earnerFees: await earnerFees(tx, references, money(bill.earnerFeeMinor, amount.currency)),
    kogi: money(bill.kogiMinor, amount.currency),
    description: `Sent back: ${payment.description}`,
  });
  return { plan, bill, references, journal };
}

/** The earner's fees that go back, each from the revenue it went to, in the proportion in which they were taken. */
async function earnerFees(tx: Tx, references: readonly string[], fee: Money): Promise<readonly Fee[]> {
  if (!isPositive(fee)) return [];
  const rows = await tx
    .selectFrom("payments.clearings")
    .select("fee_lines")
    .where("reference_id", "in", [...references])
    .execute();
  const taken = new Map<string, bigint>();
  for (const line of rows.flatMap((row) => readFeeLines(row.fee_lines) ?? []))
    if (line.amount.minor > 0n) taken.set(line.kind, (taken.get(line.kind) ?? 0n) + line.amount.minor);
  if (taken.size === 0) return [{ component: "service_fee", amount: fee }];
  const shares = allocate(fee, [...taken.values()]);
  return [...taken.keys()].flatMap((component, index) => {
    const amount = shares[index];
    return amount && isPositive(amount) ? [{ component, amount }] : [];
  });
}

const fromProtection = (parts: readonly Part[]): bigint =>
  parts.filter((part) => part.source === "protected").reduce((all, part) => all + part.minor, 0n);

async function tellOwner(
  tx: Tx,
  purpose: Purpose | undefined,
  payment: PaymentRow,
  parts: readonly Part[],
): Promise<void> {
  const taken = new Map<string, bigint>();
  for (const part of parts)
    if (part.source === "protected" && part.referenceId !== null)
      taken.set(part.referenceId, (taken.get(part.referenceId) ?? 0n) + part.minor);
  for (const [referenceId, minor] of taken)
    await purpose?.takenBack?.(tx, {
      ...purposePayment(payment),
      referenceId,
      amount: money(minor, payment.currency),
    });
}
