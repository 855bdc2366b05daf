// A bank asks before it takes anything: what is protected waits, no money moves and nothing is booked. It ends in a
// chargeback (hold-chargeback.ts) or in nothing.
import { chargebackInquiry } from "#events/payments.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { freezeProtected, liftFreeze } from "../protected/freeze-protected.ts";
import { referencesOf } from "../protected/lots.repository.ts";
import { remindOfAnswer } from "./answer-due.ts";
import { type ChargebackRow, insertChargeback, updateChargeback } from "./chargebacks.repository.ts";
import { lockLotsOfPayment } from "./find-pockets.ts";
import { freezeCause } from "./hold-chargeback.ts";

export async function openInquiry(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  dispute: GatewayDispute,
): Promise<void> {
  const now = platform.clock.now();
  await lockLotsOfPayment(tx, payment.transaction_id);
  const row = await insertChargeback(tx, {
    chargeback_id: newId(),
    transaction_id: payment.transaction_id,
    gateway: payment.gateway,
    gateway_dispute: dispute.id,
    amount_minor: dispute.amount.minor,
    currency: dispute.amount.currency,
    reason: dispute.reason,
    status: "inquiry",
    fee_minor: 0n,
    evidence_due_at: dispute.evidenceDueAt,
    is_answerable: dispute.isAnswerable,
    opened_at: now,
    updated_at: now,
  });
  for (const referenceId of (await referencesOf(tx, payment.transaction_id)).toSorted())
    await freezeProtected(tx, platform, { referenceId, cause: freezeCause(row.chargeback_id) });
  await remindOfAnswer(tx, platform, row.chargeback_id, row.evidence_due_at);
  await tell(tx, platform, payment, row, "opened");
}

export async function closeInquiry(tx: Tx, platform: Platform, payment: PaymentRow, row: ChargebackRow): Promise<void> {
  const now = platform.clock.now();
  for (const referenceId of (await referencesOf(tx, payment.transaction_id)).toSorted())
    await liftFreeze(tx, platform, { referenceId, cause: freezeCause(row.chargeback_id) });
  await updateChargeback(tx, row.chargeback_id, { status: "closed", ended_at: now, updated_at: now });
  await remindOfAnswer(tx, platform, row.chargeback_id, null);
  await tell(tx, platform, payment, row, "closed");
}

async function tell(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  row: ChargebackRow,
  outcome: "opened" | "closed",
): Promise<void> {
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.inquiry_${outcome}`,
    subject: { type: "payment", id: payment.transaction_id },
    after: { chargeback_id: row.chargeback_id, reason: row.reason },
  });
  await platform.events.publish(tx, chargebackInquiry, {
    chargeback_id: row.chargeback_id,
    transaction_id: payment.transaction_id,
    recipient_id: payment.recipient_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    evidence_due_at: row.evidence_due_at?.toISOString() ?? null,
    outcome,
    description: payment.description,
  });
}
