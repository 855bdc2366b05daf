// A bank that hears nothing decides for the payer: administrators are reminded while there is time to write.
import { chargebackAnswerWanted } from "#events/payments.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { filesOf } from "./chargeback-files.repository.ts";
import { type ChargebackRow, findChargeback, isRunning } from "./chargebacks.repository.ts";

export const ANSWER_TIMER = "payments.chargeback_answer";
const REMINDED_MS = 3 * DAY_MS;

/** Three days before it is due; a later call moves the reminder, and none is due where nothing is. */
export async function remindOfAnswer(
  tx: Tx,
  platform: Platform,
  chargebackId: string,
  dueAt: Date | null,
): Promise<void> {
  const at = dueAt && addMs(dueAt, -REMINDED_MS);
  if (at && at > platform.clock.now())
    await platform.timers.schedule(tx, { kind: ANSWER_TIMER, ref: chargebackId, dueAt: at });
  else await platform.timers.cancel(tx, ANSWER_TIMER, chargebackId);
}

/** By the timer. Whatever was written meanwhile is enough. */
export async function answerDue(tx: Tx, platform: Platform, chargebackId: string): Promise<void> {
  const row = await findChargeback(tx, chargebackId);
  if (row && isRunning(row) && row.evidence_at === null) await askForAnswer(tx, platform, row, "due");
}

/**
 * Tells every administrator. `refused`: the provider did not take what was written; `without_files`: it took the words and
 * not every file, and nothing more can be sent. `appeal`: it was lost, and the network would hear an appeal.
 */
export async function askForAnswer(
  tx: Tx,
  platform: Platform,
  row: ChargebackRow,
  because: "due" | "refused" | "without_files" | "appeal",
): Promise<void> {
  const payment = await findPayment(tx, row.transaction_id);
  assert(payment, "a chargeback has its payment");
  await platform.events.publish(tx, chargebackAnswerWanted, {
    chargeback_id: row.chargeback_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    evidence_due_at: row.evidence_due_at?.toISOString() ?? null,
    because,
    description: payment.description,
  });
}

/** Once an answer is with the bank: whether it has all the files. */
export async function tellWhatStayed(tx: Tx, platform: Platform, row: ChargebackRow): Promise<void> {
  const files = await filesOf(tx, [row.chargeback_id]);
  if (files.some((file) => file.refusal !== null)) await askForAnswer(tx, platform, row, "without_files");
}
