// A refund whose card takes no money any more was paid another way: an administrator books the transfer, over the limit with a
// second one, and nobody for a payment of their own.
import { secondPersonWanted } from "#events/money-desk.ts";
import { refundPaidOtherwise as refundPaidOtherwiseNews } from "#events/payments.ts";
import { refuseNewAdministrator } from "#modules/auth/index.ts";
import { add, type Money, money, toWire } from "#money";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { takenOfRefund } from "../chargebacks/chargebacks.repository.ts";
import { followRefundAtBank } from "../chargebacks/refunds-at-banks.ts";
import { findPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { refundPaidOtherwise } from "../ledger/posting-rules/refunds.ts";
import { paymentErrors, refundErrors } from "../payments.errors.ts";
import { restOfRefund } from "../protected/rest-of-refund.ts";
import { lockRefund, type RefundRow, takeTurnOfRefund } from "../protected/retry-refund.ts";
import { needsSecondPerson } from "../two-person/second-person.ts";
import { isSide } from "../two-person/sides.ts";
import {
  answerSettlement,
  insertSettlement,
  type SettlementRow,
  settledAlone,
  waitingSettlement,
} from "./refund-settlements.repository.ts";

const FURTHEST_AHEAD_MS = 14 * HOUR_MS;

interface Transfer {
  readonly refundId: string;
  /** By which it is found at the bank. */
  readonly transfer: string;
  /** A calendar day. */
  readonly paidOn: string;
}

export async function settleRefund(platform: Platform, by: Keyed, input: Transfer): Promise<void> {
  const transfer = input.transfer.trim();
  const now = platform.clock.now();
  if (transfer === "") throw refundErrors.invalid({ fields: [{ pointer: "/body/transfer", detail: "Fill this in." }] });
  // Of the day it is somewhere: whoever books it may be ahead of the server's.
  if (input.paidOn > addMs(now, FURTHEST_AHEAD_MS).toISOString().slice(0, 10))
    throw refundErrors.invalid({ fields: [{ pointer: "/body/paid_on", detail: "This day has not come yet." }] });
  await platform.inTransaction(async (tx) => {
    const { refund, payment } = await lockForDesk(tx, input.refundId);
    if (!(await firstTime(tx, platform, by, `refund_settlement:${input.refundId}`))) return;
    await requireNotOwn(tx, payment, by.actor);
    const amount = await requireWaiting(tx, refund);
    if (await waitingSettlement(tx, refund.refund_id)) throw refundErrors.settlementWaits();
    // In slices of one payment as at once.
    const moved = add(amount, await settledAlone(tx, payment));
    const takesTwo = await needsSecondPerson(tx, moved, now);
    const row = await insertSettlement(tx, {
      refund_settlement_id: newId(),
      refund_id: refund.refund_id,
      amount_minor: amount.minor,
      currency: amount.currency,
      paid_on: input.paidOn,
      transfer,
      status: takesTwo ? "proposed" : "in_force",
      ordered_by: by.actor.userId,
      ordered_at: now,
    });
    await note(tx, platform, by.actor, row, takesTwo ? "settlement_proposed" : "settled");
    if (takesTwo)
      await platform.events.publish(tx, secondPersonWanted, {
        order: "settlement",
        order_id: refund.refund_id,
        transaction_id: null,
        asked_by: by.actor.userId,
      });
    else await putSettlementInForce(tx, platform, row, payment);
  });
}

export async function answerRefundSettlement(
  platform: Platform,
  by: Keyed,
  { refundId, answer }: { readonly refundId: string; readonly answer: "confirm" | "decline" | "withdraw" },
): Promise<void> {
  const { actor } = by;
  await platform.inTransaction(async (tx) => {
    const { refund, payment } = await lockForDesk(tx, refundId);
    if (!(await firstTime(tx, platform, by, `refund_settlement:${refundId}:${answer}`))) return;
    const row = await waitingSettlement(tx, refundId);
    if (!row) throw refundErrors.orderAnswered();
    const isOwn = row.ordered_by === actor.userId;
    if ((answer === "withdraw") !== isOwn) throw isOwn ? refundErrors.secondPerson() : refundErrors.notYours();
    await requireNotOwn(tx, payment, actor);
    const isConfirmed = answer === "confirm";
    if (!isOwn)
      await refuseNewAdministrator(
        tx,
        isConfirmed ? [row.ordered_by, actor.userId] : [actor.userId],
        platform.clock.now(),
      );
    // A bank may have taken some of it since, or have given some back that the transfer was not for.
    const restMinor = isConfirmed ? (await requireWaiting(tx, refund)).minor - row.amount_minor : 0n;
    if (restMinor < 0n) throw refundErrors.atBank();
    await answerSettlement(tx, row.refund_settlement_id, {
      status: isConfirmed ? "in_force" : "declined",
      answered_by: isOwn ? null : actor.userId,
      answered_at: platform.clock.now(),
    });
    const said = { confirm: "settled", decline: "settlement_declined", withdraw: "settlement_withdrawn" } as const;
    await note(tx, platform, actor, row, said[answer]);
    if (isConfirmed) await putSettlementInForce(tx, platform, row, payment, restMinor);
  });
}

async function lockForDesk(tx: Tx, refundId: string): Promise<{ refund: RefundRow; payment: PaymentRow }> {
  await takeTurnOfRefund(tx, refundId);
  const refund = await lockRefund(tx, refundId);
  if (!refund) throw refundErrors.notFound();
  const payment = await findPayment(tx, refund.transaction_id);
  if (!payment) throw paymentErrors.notFound();
  return { refund, payment };
}

async function requireNotOwn(tx: Tx, payment: PaymentRow, actor: Actor): Promise<void> {
  if (await isSide(tx, payment, actor.userId)) throw refundErrors.ownPayment();
}

/** What waits of it for its payer. While it is tried again by itself it may arrive yet, and what a bank holds may stay there. */
async function requireWaiting(tx: Tx, refund: RefundRow): Promise<Money> {
  if (refund.state !== "failed" || refund.retry_at !== null) throw refundErrors.notFailed();
  const { takenMinor, lostMinor } = await takenOfRefund(tx, refund.refund_id);
  if (takenMinor !== lostMinor) throw refundErrors.atBank();
  return money(restOfRefund(refund) - takenMinor, refund.currency);
}

async function putSettlementInForce(
  tx: Tx,
  platform: Platform,
  row: SettlementRow,
  payment: PaymentRow,
  restMinor = 0n,
): Promise<void> {
  const now = platform.clock.now();
  const amount = money(row.amount_minor, row.currency);
  const description = `A refund was paid another way: ${payment.description}`;
  await postJournal(tx, refundPaidOtherwise({ reference: row.refund_settlement_id, amount, description }), now);
  await tx
    .updateTable("payments.refunds")
    .set((eb) => ({
      state: restMinor > 0n ? "failed" : "paid_otherwise",
      paid_otherwise_minor: eb("paid_otherwise_minor", "+", row.amount_minor),
      settled_at: restMinor > 0n ? null : now,
      updated_at: now,
    }))
    .where("refund_id", "=", row.refund_id)
    .execute();
  if (restMinor > 0n) await followRefundAtBank(tx, platform, row.refund_id);
  await platform.events.publish(tx, refundPaidOtherwiseNews, {
    transaction_id: payment.transaction_id,
    payer_id: payment.user_id,
    amount: toWire(amount),
    description: payment.description,
    return_path: payment.return_path,
  });
}

async function note(tx: Tx, platform: Platform, actor: Actor, row: SettlementRow, action: string): Promise<void> {
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: `payments.refund_${action}`,
    subject: { type: "refund", id: row.refund_id },
    after: { amount: toWire(money(row.amount_minor, row.currency)), paid_on: row.paid_on, transfer: row.transfer },
  });
}
