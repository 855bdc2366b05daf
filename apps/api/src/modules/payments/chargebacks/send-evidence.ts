// What was written is one fact, what the bank has another: only the provider's answer makes the second.
import { cards } from "#modules/users/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import { askForAnswer } from "./answer-due.ts";
import {
  type ChargebackRow,
  findChargeback,
  isRunning,
  lockChargeback,
  updateChargeback,
} from "./chargebacks.repository.ts";
import { followDispute } from "./follow-dispute.ts";

/** Asked with a key of this writing: asking again sends nothing twice, and what is written anew is sent anew. */
export async function sendEvidence(platform: Platform, chargebackId: string): Promise<void> {
  const row = await findChargeback(platform.db, chargebackId);
  if (!row || !waits(row)) return;
  assert(row.evidence_text, "evidence that was written has words");
  const payment = await findPayment(platform.db, row.transaction_id);
  assert(payment, "a chargeback has its payment");
  const people = await cards(platform.db, [payment.user_id]);
  const answer = await orRefused(
    gatewayOf(platform).submitEvidence({
      key: `${chargebackId}:${row.evidence_at.getTime()}`,
      dispute: row.gateway_dispute,
      evidence: {
        customerName: people.get(payment.user_id)?.name ?? "",
        productDescription: payment.description,
        serviceDate: payment.completed_at,
        statement: row.evidence_text,
      },
    }),
  );
  await note(platform, row, answer instanceof GatewayRefused ? answer : null);
  await followDispute(platform, row.gateway_dispute);
}

type Written = ChargebackRow & { readonly evidence_at: Date };

const waits = (row: ChargebackRow): row is Written =>
  isRunning(row) && row.evidence_at !== null && row.evidence_sent_at === null;

async function note(platform: Platform, sent: Written, refused: GatewayRefused | null): Promise<void> {
  const { chargeback_id: id } = sent;
  const now = platform.clock.now();
  if (refused)
    platform.log.warn({ id, code: refused.code, parameter: refused.parameter }, "the provider refused our evidence");
  await platform.inTransaction(async (tx) => {
    const row = await lockChargeback(tx, id);
    if (!row || !waits(row) || row.evidence_at.getTime() !== sent.evidence_at.getTime()) return;
    // An inquiry stays one: the bank may take the money yet, and is answered again then.
    const waiting = row.status === "inquiry" ? "inquiry" : "held";
    const status = refused === null && waiting === "held" ? "evidence_sent" : waiting;
    await updateChargeback(tx, id, {
      status,
      evidence_sent_at: refused ? null : now,
      evidence_refusal: refused?.code ?? null,
      updated_at: now,
      // The words stay, for whoever mends them.
      ...(refused ? { evidence_at: null, evidence_by: null } : {}),
    });
    await platform.audit.record(tx, {
      actorId: null,
      action: refused ? "payments.chargeback_evidence_refused" : "payments.chargeback_evidence_sent",
      subject: { type: "chargeback", id },
      before: { status: row.status },
      after: { status, ...(refused ? { code: refused.code } : {}) },
    });
    if (refused) await askForAnswer(tx, platform, row, "refused");
  });
}
