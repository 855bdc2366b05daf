// A refund that the provider refuses, or that the card's bank does not take or sends back days later: the money is with the provider again, so it is
// booked as waiting, and the refund is tried again. After the last try an administrator has to look.
import type { Selectable } from "kysely";
import { refundFailed as refundFailedNews } from "#events/payments.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { takenOfRefund, takeTurnOfDisputes } from "../chargebacks/chargebacks.repository.ts";
import { collectOfRefund, followRefundAtBank } from "../chargebacks/refunds-at-banks.ts";
import { lockPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { refundCameBack, refundSentAgain } from "../ledger/posting-rules/refunds.ts";
import { refundErrors } from "../payments.errors.ts";
import type { RefundsTable } from "../payments.tables.ts";
import { waitingSettlement } from "../refund-desk/refund-settlements.repository.ts";
import { REFUND_RETRY_TIMER, refundKey, sendRefundJob } from "./refund.jobs.ts";
import { restOfRefund } from "./rest-of-refund.ts";

const WAITS_MS = [HOUR_MS, DAY_MS, 3 * DAY_MS] as const;

export type RefundRow = Selectable<RefundsTable>;

export async function lockRefund(tx: Tx, refundId: string) {
  return tx.selectFrom("payments.refunds").selectAll().where("refund_id", "=", refundId).forUpdate().executeTakeFirst();
}

/** A try by its name at the provider, or by its number when the provider refused and gave it none. */
type FailedTry = { readonly refundId: string; readonly code: string | null } & (
  | { readonly gatewayRefund: string }
  | { readonly gatewayRefund: null; readonly attempts: number }
);

/** The provider says that this try failed. False, and nothing done, when it was heard before. After `takeTurnOfRefund`. */
export async function noteRefundFailed(tx: Tx, platform: Platform, failed: FailedTry): Promise<boolean> {
  const row = await lockRefund(tx, failed.refundId);
  if (!row || (row.state !== "processing" && row.state !== "done")) return false;
  if (row.gateway_refund !== failed.gatewayRefund) return false;
  if (failed.gatewayRefund === null && row.attempts !== failed.attempts) return false;
  const payment = await lockPayment(tx, row.transaction_id);
  const now = platform.clock.now();
  const amount = money(restOfRefund(row), row.currency);
  const reference = refundKey(row.refund_id, row.attempts);
  const description = `A refund came back: ${payment.description}`;
  await postJournal(tx, refundCameBack({ reference, gateway: payment.gateway, amount, description }), now);
  if (failed.gatewayRefund !== null)
    await tx
      .insertInto("payments.refund_tries")
      .values({
        gateway: payment.gateway,
        gateway_refund: failed.gatewayRefund,
        refund_id: row.refund_id,
        came_back_at: now,
      })
      .execute();
  await tx
    .updateTable("payments.refunds")
    .set({ state: "failed", failure_code: failed.code, retry_at: null, updated_at: now })
    .where("refund_id", "=", row.refund_id)
    .execute();
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.refund_failed",
    subject: { type: "refund", id: row.refund_id },
    before: { state: row.state },
    after: { state: "failed", code: failed.code, attempts: row.attempts + 1 },
  });
  // What the payer has of their bank is neither sent anew nor told as missing.
  if (await collectOfRefund(tx, platform, row, payment)) await followRefundAtBank(tx, platform, row.refund_id);
  else await tryLater(tx, platform, row, payment);
  return true;
}

async function tryLater(tx: Tx, platform: Platform, row: RefundRow, payment: PaymentRow): Promise<void> {
  const waitMs = WAITS_MS[row.attempts];
  const retryAt = waitMs === undefined ? null : addMs(platform.clock.now(), waitMs);
  if (retryAt) {
    await tx
      .updateTable("payments.refunds")
      .set({ retry_at: retryAt })
      .where("refund_id", "=", row.refund_id)
      .execute();
    await platform.timers.schedule(tx, { kind: REFUND_RETRY_TIMER, ref: row.refund_id, dueAt: retryAt });
  }
  await platform.events.publish(tx, refundFailedNews, {
    refund_id: row.refund_id,
    transaction_id: row.transaction_id,
    payer_id: payment.user_id,
    amount: toWire(money(restOfRefund(row), row.currency)),
    description: payment.description,
    return_path: payment.return_path,
    is_retried: retryAt !== null,
  });
}

/** Before any row is locked: whether a bank has the same money is asked once no dispute of its payment is being written. */
export async function takeTurnOfRefund(tx: Tx, refundId: string): Promise<void> {
  const row = await tx
    .selectFrom("payments.refunds")
    .select("transaction_id")
    .where("refund_id", "=", refundId)
    .executeTakeFirst();
  if (!row) throw refundErrors.notFound();
  await takeTurnOfDisputes(tx, row.transaction_id);
}

/** A bank has its money, or an administrator has sent it another way. */
async function isSpokenFor(tx: Tx, refundId: string): Promise<boolean> {
  return (await takenOfRefund(tx, refundId)).takenMinor > 0n || (await waitingSettlement(tx, refundId)) !== undefined;
}

/** failed -> processing: asked anew by a job. False when it has not failed, or its money is spoken for. */
export async function retryRefund(tx: Tx, platform: Platform, refundId: string): Promise<boolean> {
  const row = await lockRefund(tx, refundId);
  if (!row) throw refundErrors.notFound();
  if (row.state !== "failed" || (await isSpokenFor(tx, refundId))) return false;
  const payment = await lockPayment(tx, row.transaction_id);
  const now = platform.clock.now();
  const reference = refundKey(refundId, row.attempts + 1);
  const amount = money(restOfRefund(row), row.currency);
  const description = `A refund is tried again: ${payment.description}`;
  await postJournal(tx, refundSentAgain({ reference, gateway: payment.gateway, amount, description }), now);
  await tx
    .updateTable("payments.refunds")
    .set({
      state: "processing",
      attempts: row.attempts + 1,
      gateway_refund: null,
      failure_code: null,
      retry_at: null,
      updated_at: now,
    })
    .where("refund_id", "=", refundId)
    .execute();
  await platform.timers.cancel(tx, REFUND_RETRY_TIMER, refundId);
  await platform.jobs.enqueue(tx, sendRefundJob, { refund_id: refundId });
  return true;
}
