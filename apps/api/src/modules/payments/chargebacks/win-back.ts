// A bank had decided for the payer and decides for Kogi after all: an appeal was won. What it took is there again.
import { chargebackWonBack } from "#events/payments.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { purposePayment } from "../checkout/payment-facts.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { reverseJournal } from "../ledger/reverse-journal.ts";
import { liftFreeze } from "../protected/freeze-protected.ts";
import { referencesOf } from "../protected/lots.repository.ts";
import { refundMilestone } from "../protected/refund-milestone.ts";
import { findPurpose } from "../purposes.ts";
import { askForAnswer } from "./answer-due.ts";
import { type ChargebackRow, type PartRow, partsOf, updateChargeback } from "./chargebacks.repository.ts";
import { giveBack } from "./give-back.ts";
import { freezeCause } from "./hold-chargeback.ts";
import { lockRefundsOf, reopenRefundsOf } from "./refunds-at-banks.ts";
import { undoneEarnings } from "./undone-earnings.ts";

/** Whether the network would hear an appeal, or has one: administrators hear of it while there is time. */
export async function followAppeal(
  tx: Tx,
  platform: Platform,
  row: ChargebackRow,
  { appeal }: GatewayDispute,
): Promise<void> {
  const [state, dueAt] = [appeal?.state ?? null, appeal?.dueAt ?? null];
  if (row.appeal === state && row.appeal_due_at?.getTime() === dueAt?.getTime()) return;
  const change = { appeal: state, appeal_due_at: dueAt, updated_at: platform.clock.now() };
  const now = await updateChargeback(tx, row.chargeback_id, change);
  if (state === "due" && row.appeal !== "due")
    await askForAnswer(tx, platform, { ...now, evidence_due_at: dueAt }, "appeal");
}

/**
 * Earners have theirs again. What was protected has no owner any more that could release it, as it ended when this was lost: it
 * goes back to the payer, from whom the bank has just taken it.
 */
export async function winBack(tx: Tx, platform: Platform, row: ChargebackRow, payment: PaymentRow): Promise<void> {
  const now = platform.clock.now();
  const id = row.chargeback_id;
  const parts = await partsOf(tx, [id]);
  // The owner locks its own rows first, as it does everywhere else.
  const undone = money(row.undone_minor, row.currency);
  if (undone.minor > 0n)
    await findPurpose(platform, payment.type)?.releaseRestored?.(tx, { ...purposePayment(payment), amount: undone });
  for (const referenceId of await referencesOf(tx, row.transaction_id))
    await liftFreeze(tx, platform, { referenceId, cause: freezeCause(id) });
  const description = `Won: disputed card payment, ${payment.description}`;
  await lockRefundsOf(tx, parts);
  await reverseJournal(tx, await journalOfLoss(tx, id), now, description);
  const change = { status: "won", appeal: null, appeal_due_at: null, undone_minor: 0n, ended_at: now, updated_at: now };
  await updateChargeback(tx, id, change);
  await giveBack(tx, platform, { row, payment, parts, description });
  await reopenRefundsOf(tx, platform, parts);
  await sendProtectedBack(tx, platform, row, payment, parts);
  await oweDocuments(tx, platform, "chargeback", id);
  await tell(tx, platform, row, payment, parts);
}

async function journalOfLoss(tx: Tx, chargebackId: string): Promise<string> {
  const loss = await tx
    .selectFrom("payments.journals")
    .select("journal_id")
    .where("kind", "=", "chargeback.lost")
    .where("reference", "=", chargebackId)
    .executeTakeFirst();
  assert(loss, "what is lost was booked as lost");
  return loss.journal_id;
}

async function sendProtectedBack(
  tx: Tx,
  platform: Platform,
  { chargeback_id, currency }: ChargebackRow,
  payment: PaymentRow,
  parts: readonly PartRow[],
): Promise<void> {
  const held = new Map<string, bigint>();
  for (const { source, reference_id: reference, amount_minor: minor } of parts)
    if (source === "protected" && reference !== null) held.set(reference, (held.get(reference) ?? 0n) + minor);
  for (const [milestoneId, minor] of [...held].toSorted())
    await refundMilestone(tx, platform, {
      milestoneId,
      amount: money(minor, currency),
      only: payment.transaction_id,
      reference: `won_back:${chargeback_id}:${milestoneId}`,
      reason: `Given back: ${payment.description}`,
    });
}

async function tell(
  tx: Tx,
  platform: Platform,
  row: ChargebackRow,
  payment: PaymentRow,
  parts: readonly PartRow[],
): Promise<void> {
  const { chargeback_id: id, transaction_id, currency } = row;
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.chargeback_won_back",
    subject: { type: "payment", id: transaction_id },
    before: { status: "lost" },
    after: { chargeback_id: id, status: "won" },
  });
  const ofEarner = parts.filter((part) => part.user_id !== null).reduce((all, part) => all + part.amount_minor, 0n);
  const held = money(ofEarner, currency);
  await platform.events.publish(tx, chargebackWonBack, {
    chargeback_id: id,
    transaction_id,
    payer_id: payment.user_id,
    recipient_id: payment.recipient_id,
    reference_id: payment.reference_id,
    amount: toWire(money(row.amount_minor, currency)),
    held: toWire(held),
    earned: toWire(await undoneEarnings(tx, transaction_id, held)),
    description: payment.description,
  });
}
