// A chargeback as the provider has it now, whatever news came in which order.
import { DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import type { Followed } from "../gateway/followed.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { remindOfAnswer, tellWhatStayed } from "./answer-due.ts";
import {
  type ChargebackRow,
  findByDispute,
  findChargeback,
  isRunning,
  lockChargeback,
  takeEarnersTurn,
  takeTurnOfDisputes,
  updateChargeback,
} from "./chargebacks.repository.ts";
import { endChargeback } from "./end-chargeback.ts";
import { closeInquiry, openInquiry } from "./follow-inquiry.ts";
import { bookFee, holdChargeback } from "./hold-chargeback.ts";
import { sendEvidenceJob } from "./submit-evidence.jobs.ts";
import { followAppeal, winBack } from "./win-back.ts";

/** unknown: also when its charge is none of ours. changed: by it the books say something else. */
export async function followDispute(platform: Platform, gatewayDispute: string): Promise<Followed> {
  const gateway = gatewayOf(platform);
  const answer = await gateway.fetchDispute(gatewayDispute);
  const payment = answer && (await paymentOfCharge(platform, gateway.name, answer.charge));
  if (!answer || !payment) return "unknown";
  return platform.inTransaction((tx) => apply(tx, platform, payment, answer));
}

async function apply(tx: Tx, platform: Platform, payment: PaymentRow, answer: GatewayDispute): Promise<Followed> {
  await takeTurnOfDisputes(tx, payment.transaction_id);
  if (payment.recipient_id !== null) await takeEarnersTurn(tx, payment.recipient_id);
  const named = await findByDispute(tx, payment.gateway, answer.id);
  const known = named && (await lockChargeback(tx, named.chargeback_id));
  await bring(tx, platform, payment, known, answer);
  const now = await findByDispute(tx, payment.gateway, answer.id);
  return now?.status === known?.status && now?.fee_minor === known?.fee_minor ? "same" : "changed";
}

/** To where the bank is by now. */
async function bring(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  known: ChargebackRow | undefined,
  answer: GatewayDispute,
): Promise<void> {
  if (answer.state === "inquiry") {
    // Two of the same news at once: the constraint lets one in, the other fails and finds it when tried anew.
    if (known) await keepUp(tx, platform, payment, known, answer);
    else await openInquiry(tx, platform, payment, answer);
    return;
  }
  if (answer.state === "closed") {
    if (known?.status === "inquiry") await closeInquiry(tx, platform, payment, known);
    // It was taken for a chargeback once: then it is given back like one that was won.
    else if (known) await end(tx, platform, payment, known, "won");
    return;
  }
  const held = known && known.status !== "inquiry" && known.status !== "closed";
  const row = held ? known : await holdChargeback(tx, platform, payment, answer, known ?? null);
  if (held) await keepUp(tx, platform, payment, known, answer);
  if (answer.state === "won" || answer.state === "lost") await end(tx, platform, payment, row, answer.state);
  // The first word of a loss may be that of its appeal.
  const ended = answer.appeal && (await findChargeback(tx, row.chargeback_id));
  if (ended?.status === "lost") await followAppeal(tx, platform, ended, answer);
}

/** A bank may decide for Kogi after it had decided for the payer, and not the other way round. */
async function end(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  row: ChargebackRow,
  outcome: "won" | "lost",
): Promise<void> {
  if (isRunning(row)) await endChargeback(tx, platform, row, payment, outcome);
  else if (row.status === "lost" && outcome === "won") await winBack(tx, platform, row, payment);
}

/** What the provider says later: a further fee, another day to answer until, an answer of ours that never arrived. */
async function keepUp(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  row: ChargebackRow,
  answer: GatewayDispute,
): Promise<void> {
  const at = platform.clock.now();
  await bookFee(tx, payment, row, answer.fee.minor, at);
  if (row.status === "lost") await followAppeal(tx, platform, row, answer);
  if (!isRunning(row)) return;
  if (answer.evidenceDueAt?.getTime() !== row.evidence_due_at?.getTime()) {
    await updateChargeback(tx, row.chargeback_id, { evidence_due_at: answer.evidenceDueAt, updated_at: at });
    await remindOfAnswer(tx, platform, row.chargeback_id, answer.evidenceDueAt);
  }
  if (answer.isAnswerable !== row.is_answerable)
    await updateChargeback(tx, row.chargeback_id, { is_answerable: answer.isAnswerable, updated_at: at });
  // It took our answer while it took the money.
  if (answer.state === "under_review" && row.status === "held" && row.evidence_at !== null) {
    await updateChargeback(tx, row.chargeback_id, {
      status: "evidence_sent",
      evidence_sent_at: row.evidence_sent_at ?? at,
      updated_at: at,
    });
    if (row.evidence_sent_at === null) await tellWhatStayed(tx, platform, row);
  }
  if (!neverArrived(row, answer, at)) return;
  await updateChargeback(tx, row.chargeback_id, { status: "held", evidence_sent_at: null, updated_at: at });
  await platform.jobs.enqueue(tx, sendEvidenceJob, { chargeback_id: row.chargeback_id });
}

// What the provider says may be older than what it was sent: asked at once it would be sent the same again, in turn for ever.
const ARRIVED_WITHIN_MS = DAY_MS;

function neverArrived({ status, evidence_sent_at }: ChargebackRow, { state }: GatewayDispute, at: Date): boolean {
  if (state !== "needs_response" || status !== "evidence_sent") return false;
  return evidence_sent_at === null || at.getTime() - evidence_sent_at.getTime() >= ARRIVED_WITHIN_MS;
}

export async function paymentOfCharge(
  { db }: Platform,
  gateway: string,
  charge: string,
): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_charge", "=", charge)
    .executeTakeFirst();
}
