// The first news of a chargeback: the bank has the money, so it is held from wherever it lies here, in one transaction.
import { chargebackOpened } from "#events/payments.ts";
import { money, sum, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockPayment, type PaymentRow, updatePayment } from "../checkout/payment.repository.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargebackHeld } from "../ledger/posting-rules/chargebacks.ts";
import { gatewayCharged } from "../ledger/posting-rules/provider.ts";
import { FREEZE_OF_CHARGEBACK, freezeProtected } from "../protected/freeze-protected.ts";
import { remindOfAnswer } from "./answer-due.ts";
import { type Part, takeParts } from "./chargeback.rules.ts";
import {
  type ChargebackRow,
  insertChargeback,
  insertParts,
  type PartRow,
  partAmount,
  postingPart,
  updateChargeback,
} from "./chargebacks.repository.ts";
import { findAndChangeBack } from "./find-changed.ts";
import { lockLotsOfPayment } from "./find-pockets.ts";
import { refundPockets, stopRetries } from "./refunds-at-banks.ts";

export const freezeCause = (chargebackId: string): string => `${FREEZE_OF_CHARGEBACK}${chargebackId}`;

const UNANSWERED = {
  evidence_at: null,
  evidence_by: null,
  evidence_sent_at: null,
  evidence_refusal: null,
  ended_at: null,
};

/** `inquiry`: what the bank had asked before, if it had; what was answered then is not the answer to this. */
export async function holdChargeback(
  tx: Tx,
  platform: Platform,
  found: PaymentRow,
  dispute: GatewayDispute,
  inquiry: ChargebackRow | null = null,
): Promise<ChargebackRow> {
  const now = platform.clock.now();
  const lots = await lockLotsOfPayment(tx, found.transaction_id);
  const waiting = await refundPockets(tx, found.transaction_id);
  const payment = await lockPayment(tx, found.transaction_id);
  const { minor } = dispute.amount;
  const { pockets, earnedMinor, references } = await findAndChangeBack(tx, platform, payment, { lots, waiting, minor });
  const parts = takeParts(minor, [...waiting, ...pockets], earnedMinor);
  const taken = {
    amount_minor: dispute.amount.minor,
    currency: dispute.amount.currency,
    reason: dispute.reason,
    status: "held",
    evidence_due_at: dispute.evidenceDueAt,
    is_answerable: dispute.isAnswerable,
    opened_at: now,
    updated_at: now,
  };
  const chargeback = inquiry
    ? await updateChargeback(tx, inquiry.chargeback_id, { ...taken, ...answered(inquiry, dispute, now) })
    : await insertChargeback(tx, {
        ...taken,
        chargeback_id: newId(),
        transaction_id: payment.transaction_id,
        gateway: payment.gateway,
        gateway_dispute: dispute.id,
        fee_minor: 0n,
      });
  const rows = parts.map((part, position) => partRow(chargeback, part, position));
  await insertParts(tx, rows);
  for (const part of parts) await takeFrom(tx, part);
  await stopRetries(tx, platform, parts);
  for (const referenceId of references.toSorted())
    await freezeProtected(tx, platform, { referenceId, cause: freezeCause(chargeback.chargeback_id) });
  await book(tx, payment, chargeback, rows, now);
  await bookFee(tx, payment, chargeback, dispute.fee.minor, now);
  await remindOfAnswer(tx, platform, chargeback.chargeback_id, chargeback.evidence_due_at);
  await updatePayment(tx, payment.transaction_id, { status: "disputed", updated_at: now });
  await tell(tx, platform, payment, chargeback, rows, inquiry);
  return chargeback;
}

/**
 * What was sent while the bank only asked is the answer to the chargeback where the bank is looking at it already, also
 * where we have not heard yet that it arrived.
 */
function answered(inquiry: ChargebackRow, { state }: GatewayDispute, now: Date) {
  const arrived = state === "under_review" && inquiry.evidence_at !== null ? now : null;
  const sentAt = inquiry.evidence_sent_at ?? arrived;
  if (state === "needs_response" || sentAt === null) return UNANSWERED;
  return { status: "evidence_sent", evidence_sent_at: sentAt, ended_at: null };
}

function partRow({ chargeback_id }: ChargebackRow, part: Part, position: number): PartRow {
  return {
    chargeback_id,
    position,
    source: part.source,
    user_id: part.userId,
    taken_from: part.takenFrom,
    reference_id: part.referenceId,
    amount_minor: part.minor,
  };
}

/** The rows that say what lies where follow the ledger. */
export async function takeFrom(tx: Tx, { source, takenFrom, minor }: Part): Promise<void> {
  if (takenFrom === null) return;
  if (source === "protected")
    await tx
      .updateTable("payments.protected_lots")
      .set((eb) => ({ left_minor: eb("left_minor", "-", minor) }))
      .where("lot_id", "=", takenFrom)
      .execute();
  else if (source === "clearing")
    await tx
      .updateTable("payments.clearings")
      .set((eb) => ({ taken_minor: eb("taken_minor", "+", minor) }))
      .where("clearing_id", "=", takenFrom)
      .execute();
  else if (source === "reserve")
    await tx
      .updateTable("payments.reserves")
      .set((eb) => ({ left_minor: eb("left_minor", "-", minor) }))
      .where("reserve_id", "=", takenFrom)
      .execute();
}

async function book(tx: Tx, payment: PaymentRow, row: ChargebackRow, parts: readonly PartRow[], at: Date) {
  const description = `Disputed card payment: ${payment.description}`;
  const fact = { chargebackId: row.chargeback_id, gateway: row.gateway, amount: money(row.amount_minor, row.currency) };
  const legs = parts.map((part) => postingPart(part, row.currency));
  await postJournal(tx, chargebackHeld({ ...fact, description, parts: legs }), at);
}

/** What the provider takes for the dispute, so far; it may take more later, and that is booked by itself. */
export async function bookFee(
  tx: Tx,
  payment: PaymentRow,
  row: ChargebackRow,
  feeMinor: bigint,
  at: Date,
): Promise<void> {
  if (feeMinor <= row.fee_minor) return;
  const cost = money(feeMinor - row.fee_minor, row.currency);
  const first = `chargeback:${row.chargeback_id}`;
  const reference = row.fee_minor === 0n ? first : `${first}:${feeMinor}`;
  const description = `Disputed card payment: ${payment.description}`;
  await postJournal(tx, gatewayCharged({ reference, gateway: row.gateway, cost, description }), at);
  await updateChargeback(tx, row.chargeback_id, { fee_minor: feeMinor, updated_at: at });
}

async function tell(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  row: ChargebackRow,
  parts: readonly PartRow[],
  inquiry: ChargebackRow | null,
): Promise<void> {
  const ofEarner = parts.filter((part) => part.user_id !== null).map((part) => partAmount(part, row.currency));
  const held = sum(ofEarner, money(0n, row.currency).currency);
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.chargeback_held",
    subject: { type: "payment", id: payment.transaction_id },
    // An answer to an inquiry is kept here, for it makes room for the answer to this.
    before: { status: payment.status, ...(inquiry ? { inquiry_answer: inquiry.evidence_text } : {}) },
    after: {
      chargeback_id: row.chargeback_id,
      status: "disputed",
      parts: parts.map((part) => ({ source: part.source, amount: part.amount_minor.toString() })),
    },
  });
  await platform.events.publish(tx, chargebackOpened, {
    chargeback_id: row.chargeback_id,
    transaction_id: payment.transaction_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    reference_id: payment.reference_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    held: toWire(held),
    reason: row.reason,
    evidence_due_at: row.evidence_due_at?.toISOString() ?? null,
    description: payment.description,
  });
}
