// The one answer that a card network takes: written and kept here first, sent by a job (send-evidence.ts).
import type { ChargebackView } from "#api-schema/chargebacks.ts";
import { attach } from "#modules/media/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { chargebackErrors } from "../payments.errors.ts";
import { lockChargeback, updateChargeback } from "./chargebacks.repository.ts";
import { isAnswerable, readChargeback } from "./read-chargebacks.ts";
import { sendEvidenceJob } from "./submit-evidence.jobs.ts";

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
    if (!isAnswerable(row)) throw chargebackErrors.answered({ extra: { current: row.status } });
    const now = platform.clock.now();
    if (row.evidence_due_at !== null && now >= row.evidence_due_at) throw chargebackErrors.tooLate();
    await updateChargeback(tx, chargebackId, {
      evidence_text: text,
      // Those of an answer that was not taken stay.
      evidence_files: [...new Set([...row.evidence_files, ...files])],
      evidence_by: actor.userId,
      evidence_at: now,
      evidence_refusal: null,
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
      after: { status: row.status, files: [...files] },
    });
  });
  return readChargeback(platform, chargebackId);
}
