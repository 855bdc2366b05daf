// What was written is one fact, what the bank has another: only the provider's answer makes the second.
import { cards } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import type { DisputeEvidence, GatewayDispute } from "../gateway/port-disputes.ts";
import { askForAnswer, tellWhatStayed } from "./answer-due.ts";
import { filesOf, updateFile } from "./chargeback-files.repository.ts";
import {
  type ChargebackRow,
  findChargeback,
  isRunning,
  lockChargeback,
  updateChargeback,
} from "./chargebacks.repository.ts";
import { followDispute } from "./follow-dispute.ts";
import { type Uploaded, uploadEvidence } from "./upload-evidence.ts";

/** Asked with a key of this writing: asking again sends nothing twice, and what is written anew is sent anew. */
export async function sendEvidence(platform: Platform, chargebackId: string): Promise<void> {
  const row = await findChargeback(platform.db, chargebackId);
  if (!row || !waits(row)) return;
  assert(row.evidence_text, "evidence that was written has words");
  const payment = await findPayment(platform.db, row.transaction_id);
  assert(payment, "a chargeback has its payment");
  const people = await cards(platform.db, [payment.user_id]);
  const uploaded = await uploadEvidence(platform, row);
  if (uploaded === null) return; // told when the file was looked at (register-chargebacks.ts)
  const words = {
    customerName: people.get(payment.user_id)?.name ?? "",
    productDescription: payment.description,
    serviceDate: payment.completed_at,
    statement: row.evidence_text,
  };
  await leaveBehind(platform, row, uploaded.refused);
  const answer = await submit(platform, row, words, uploaded.ids);
  if (answer instanceof GatewayRefused) await noteRefused(platform, row, answer);
  else await noteSent(platform, row);
  await followDispute(platform, row.gateway_dispute);
}

/**
 * No file is worth the answer: without the one that the provider names, or else the last, it is asked again. Each asking has
 * a key of what it says.
 */
async function submit(
  platform: Platform,
  row: Written,
  words: Omit<DisputeEvidence, "files">,
  ids: Uploaded["ids"],
): Promise<GatewayDispute | GatewayRefused> {
  const files = new Map(ids);
  for (;;) {
    const answer = await orRefused(
      gatewayOf(platform).submitEvidence({
        key: [row.chargeback_id, row.evidence_at.getTime(), ...files.values()].join(":"),
        dispute: row.gateway_dispute,
        evidence: { ...words, files: Object.fromEntries(files) },
      }),
    );
    if (!(answer instanceof GatewayRefused)) return answer;
    const without = [...files.keys()].find((shows) => shows === answer.parameter) ?? [...files.keys()].at(-1);
    if (without === undefined) return answer;
    files.delete(without);
    await leaveBehind(platform, row, new Map([[without, answer.code]]));
  }
}

type Written = ChargebackRow & { readonly evidence_at: Date };

const waits = (row: ChargebackRow): row is Written =>
  isRunning(row) && row.evidence_at !== null && row.evidence_sent_at === null;

async function noteSent(platform: Platform, sent: Written): Promise<void> {
  const now = platform.clock.now();
  await platform.inTransaction(async (tx) => {
    const row = await lockSame(tx, sent);
    if (!row) return;
    // An inquiry stays one: the bank may take the money yet, and is answered again then.
    const status = row.status === "inquiry" ? "inquiry" : "evidence_sent";
    const { chargeback_id: id } = row;
    await updateChargeback(tx, id, { status, evidence_sent_at: now, evidence_refusal: null, updated_at: now });
    await tellWhatStayed(tx, platform, row);
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.chargeback_evidence_sent",
      subject: { type: "chargeback", id },
      before: { status: row.status },
      after: { status },
    });
  });
}

async function noteRefused(platform: Platform, sent: Written, refused: GatewayRefused): Promise<void> {
  const { chargeback_id: id } = sent;
  const { code, parameter } = refused;
  platform.log.warn({ id, code, parameter }, "the provider refused our evidence");
  await platform.inTransaction(async (tx) => {
    const row = await lockSame(tx, sent);
    if (!row) return;
    const status = row.status === "inquiry" ? "inquiry" : "held";
    await updateChargeback(tx, id, {
      status,
      evidence_sent_at: null,
      evidence_refusal: code,
      updated_at: platform.clock.now(),
      // The words stay, for whoever mends them.
      evidence_at: null,
      evidence_by: null,
    });
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.chargeback_evidence_refused",
      subject: { type: "chargeback", id },
      before: { status: row.status },
      after: { status, code },
    });
    await askForAnswer(tx, platform, row, "refused");
  });
}

/** Unless something else was written, or the answer noted, meanwhile. */
async function lockSame(tx: Tx, sent: Written): Promise<Written | null> {
  const row = await lockChargeback(tx, sent.chargeback_id);
  return row && waits(row) && row.evidence_at.getTime() === sent.evidence_at.getTime() ? row : null;
}

/** Noted before the answer goes without them: whatever breaks off then, the bank's own news finds them noted. */
async function leaveBehind(platform: Platform, sent: Written, refused: Uploaded["refused"]): Promise<void> {
  await platform.inTransaction(async (tx) => {
    if (!(await lockSame(tx, sent))) return;
    for (const file of await filesOf(tx, [sent.chargeback_id])) {
      const refusal = refused.get(file.shows);
      if (refusal !== undefined && file.refusal === null) await updateFile(tx, file, { refusal });
    }
  });
}
