// The one answer that a card network takes: written and kept here first, by nobody whose payment it is, and sent by a job
// (send-evidence.ts).
import type { ChargebackView } from "#api-schema/chargebacks.ts";
import { attach, mediaViews } from "#modules/media/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { chargebackErrors, refundErrors } from "../payments.errors.ts";
import { isSide } from "../two-person/sides.ts";
import { type FileRefusal, refuseFiles } from "./chargeback.rules.ts";
import { type EvidenceFile, replaceFiles } from "./chargeback-files.repository.ts";
import { lockChargeback, updateChargeback } from "./chargebacks.repository.ts";
import { isAnswerable, readChargeback } from "./read-chargebacks.ts";
import { sendEvidenceJob } from "./submit-evidence.jobs.ts";

export async function submitEvidence(
  platform: Platform,
  actor: Actor,
  input: { chargebackId: string; text: string; files: readonly EvidenceFile[] },
): Promise<ChargebackView> {
  const { chargebackId, files } = input;
  const text = input.text.normalize("NFC").trim();
  if (text === "") throw chargebackErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  await refuseUnsendable(platform.db, files);
  await platform.inTransaction(async (tx) => {
    const row = await lockChargeback(tx, chargebackId);
    if (!row) throw chargebackErrors.notFound();
    const payment = await findPayment(tx, row.transaction_id);
    if (payment && (await isSide(tx, payment, actor.userId))) throw refundErrors.ownPayment();
    if (!isAnswerable(row)) throw chargebackErrors.answered({ extra: { current: row.status } });
    const now = platform.clock.now();
    if (row.evidence_due_at !== null && now >= row.evidence_due_at) throw chargebackErrors.tooLate();
    await updateChargeback(tx, chargebackId, {
      evidence_text: text,
      evidence_by: actor.userId,
      evidence_at: now,
      evidence_refusal: null,
      updated_at: now,
    });
    await replaceFiles(tx, chargebackId, files);
    await attach(tx, {
      mediaIds: [...files.map((file) => file.mediaId), ...(await stillUsable(tx, row.evidence_files))],
      ownerId: actor.userId,
      purpose: "dispute",
      subject: { type: "chargeback", id: chargebackId },
    });
    await platform.jobs.enqueue(tx, sendEvidenceJob, { chargeback_id: chargebackId });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.chargeback_evidence",
      subject: { type: "chargeback", id: chargebackId },
      after: { status: row.status, files: files.map((file) => file.mediaId) },
    });
  });
  return readChargeback(platform, actor, chargebackId);
}

/** Of what was kept for our own record before: what was refused or lost since is no reason to refuse an answer. */
async function stillUsable(tx: Tx, mediaIds: readonly string[]): Promise<readonly string[]> {
  const views = await mediaViews(tx, mediaIds);
  return mediaIds.filter((id) => ["scanning", "ready"].includes(views.get(id)?.state ?? ""));
}

const sentences: Readonly<Record<FileRefusal, string>> = {
  file_type: "Banks take PDF, JPEG and PNG.",
  files_too_large: "With this one the files have more than 4.5 MB together. Send smaller ones.",
  files_too_long: "With this one the files have more than 49 pages together. Send the pages that matter.",
};

/** As far as it is known by now; what is found out later does not go with the answer (upload-evidence.ts). */
async function refuseUnsendable(db: Db, files: readonly EvidenceFile[]): Promise<void> {
  const views = await mediaViews(
    db,
    files.map((file) => file.mediaId),
  );
  const known = files.flatMap(({ shows, mediaId }) => {
    const view = views.get(mediaId);
    return view ? [{ ...view, shows }] : [];
  });
  const refused = [...refuseFiles(known)];
  if (refused.length === 0) return;
  const fields = refused.map(([shows, why]) => ({ pointer: `/body/${shows}`, detail: sentences[why] }));
  throw chargebackErrors.invalid({ fields });
}
