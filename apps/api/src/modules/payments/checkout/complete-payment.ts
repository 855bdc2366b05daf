import { paymentCompleted } from "#events/payments.ts";
import { add, equals, type Money, money, sum, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import type { GatewayCharge } from "../gateway/port.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { milestoneFunded } from "../ledger/posting-rules/hire.ts";
import { gatewayCharged } from "../ledger/posting-rules/provider.ts";
import { lengthenAfterPayment } from "../protected/lengthen-clearings.ts";
import { insertLot } from "../protected/lots.repository.ts";
import { refundMilestone } from "../protected/refund-milestone.ts";
import { SENT_BACK } from "../protected/refund-references.ts";
import { findPurpose } from "../purposes.ts";
import { hearDisputesAgain } from "../webhooks/hear-again.ts";
import { EXPIRY_TIMER } from "./checkout.jobs.ts";
import { type PaymentRow, updatePayment } from "./payment.repository.ts";
import { paymentFacts, purposePayment } from "./payment-facts.ts";
import { feesAmong, readLines } from "./payment-lines.ts";

/** The money is with the provider: books, protection, state, documents and the owner's rule, in one transaction. */
export async function completePayment(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  charge: GatewayCharge,
): Promise<void> {
  const amount = money(payment.amount_minor, payment.currency);
  assert(equals(charge.charged, amount), "the provider charged what was agreed");
  const now = platform.clock.now();
  await bookCharge(tx, payment, charge, now);
  await insertLot(tx, {
    reference_id: payment.reference_id,
    transaction_id: payment.transaction_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    currency: payment.currency,
    amount_minor: payment.held_minor,
    created_at: now,
  });
  const card = { card_fingerprint: charge.card?.fingerprint ?? null, card_country: charge.card?.country ?? null };
  await updatePayment(tx, payment.transaction_id, {
    status: "completed",
    gateway_charge: charge.id,
    ...card,
    completed_at: now,
    updated_at: now,
  });
  await platform.timers.cancel(tx, EXPIRY_TIMER, payment.transaction_id);
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.completed",
    subject: { type: "payment", id: payment.transaction_id },
    before: { status: payment.status },
    after: { status: "completed", amount: toWire(amount) },
  });
  await platform.events.publish(tx, paymentCompleted, paymentFacts(payment));
  await oweDocuments(tx, platform, "payment", payment.transaction_id);
  await tellOwner(tx, platform, payment);
  await lengthenAfterPayment(tx, platform, { ...payment, ...card });
  await hearDisputesAgain(tx, platform, payment.created_at);
}

async function bookCharge(tx: Tx, payment: PaymentRow, charge: GatewayCharge, at: Date): Promise<void> {
  const fees = feesAmong(readLines(payment.lines)).map((line) => ({ component: line.kind, amount: line.amount }));
  const held: Money = money(payment.held_minor, payment.currency);
  const all = fees.map((fee) => fee.amount);
  assert(equals(add(held, sum(all, held.currency)), charge.charged), "what is booked is what was charged");
  const funded = milestoneFunded({
    paymentId: payment.transaction_id,
    gateway: payment.gateway,
    milestoneId: payment.reference_id,
    amount: held,
    fees,
    description: payment.description,
  });
  await postJournal(tx, funded, at);
  if (charge.cost.minor > 0n)
    await postJournal(tx, gatewayCharged({ reference: charge.id, gateway: payment.gateway, cost: charge.cost }), at);
}

/** The owner may not want it any more (the contract ended while the page was open): then it all goes back at once. */
async function tellOwner(tx: Tx, platform: Platform, payment: PaymentRow): Promise<void> {
  const purpose = findPurpose(platform, payment.type);
  assert(purpose, `payment type ${payment.type} is registered`);
  const verdict = await purpose.settled(tx, purposePayment(payment));
  if (verdict === "kept") return;
  await refundMilestone(tx, platform, {
    milestoneId: payment.reference_id,
    amount: money(payment.held_minor, payment.currency),
    reference: `${SENT_BACK}${payment.transaction_id}`,
    reason: "This could no longer be paid for when the money arrived.",
    only: payment.transaction_id,
  });
}
