// The one answer that a card network takes: written and kept here first, sent by a job.
import { Type } from "typebox";
import type { ChargebackView } from "#api-schema/chargebacks.ts";
import { attach } from "#modules/media/index.ts";
import { cards } from "#modules/users/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { chargebackErrors } from "../payments.errors.ts";
import { findChargeback, lockChargeback, updateChargeback } from "./chargebacks.repository.ts";
import { followDispute } from "./follow-dispute.ts";
import { readChargeback } from "./read-chargebacks.ts";

export const sendEvidenceJob = defineJob("payments.send_evidence", Type.Object({ chargeback_id: Type.String() }));

export async function submitEvidence(
  platform: Platform,
  actor: Actor,
  input: { chargebackId: string; text: string; files: readonly string[] },
): Promise<ChargebackView> {
  const { chargebackId, files } = input;
  const text = input.text.normalize("NFC").trim();
  if (text === "") throw chargebackErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const row = await lockChargeback(tx, chargebackId);
    if (!row) throw chargebackErrors.notFound();
    if (row.status !== "held") throw chargebackErrors.answered({ extra: { current: row.status } });
    const now = platform.clock.now();
    if (row.evidence_due_at !== null && now >= row.evidence_due_at) throw chargebackErrors.tooLate();
    await updateChargeback(tx, chargebackId, {
      status: "evidence_sent",
      evidence_text: text,
      evidence_files: [...files],
      evidence_by: actor.userId,
      evidence_at: now,
      updated_at: now,
    });
    await attach(tx, {
      mediaIds: files,
      ownerId: actor.userId,
      purpose: "dispute",
      subject: { type: "chargeback", id: chargebackId },
      at: "/body/files",
    });
    await platform.jobs.enqueue(tx, sendEvidenceJob, { chargeback_id: chargebackId });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.chargeback_evidence",
      subject: { type: "chargeback", id: chargebackId },
      before: { status: "held" },
      after: { status: "evidence_sent", files: [...files] },
    });
  });
  return readChargeback(platform, chargebackId);
}

/** Asked with the chargeback's id as key: asking again sends nothing twice. */
export async function sendEvidence(platform: Platform, chargebackId: string): Promise<void> {
  const row = await findChargeback(platform.db, chargebackId);
  if (row?.status !== "evidence_sent") return;
  assert(row.evidence_text, "evidence that was sent has words");
  const payment = await findPayment(platform.db, row.transaction_id);
  assert(payment, "a chargeback has its payment");
  const people = await cards(platform.db, [payment.user_id]);
  await gatewayOf(platform).submitEvidence({
    key: chargebackId,
    dispute: row.gateway_dispute,
    evidence: {
      customerName: people.get(payment.user_id)?.name ?? "",
      productDescription: payment.description,
      serviceDate: payment.completed_at,
      statement: row.evidence_text,
    },
  });
  await followDispute(platform, row.gateway_dispute);
}
