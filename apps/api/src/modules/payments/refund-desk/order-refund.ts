// An administrator sends a payment back. Over the limit for money moved by hand it waits for a second one; nobody does
// so for a payment of their own.
import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { secondPersonWanted } from "#events/money-desk.ts";
import { refuseNewAdministrator } from "#modules/auth/index.ts";
import { add, type Money, money, toWire, type WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { refundErrors } from "../payments.errors.ts";
import { withFees } from "../protected/plan-refund.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { needsSecondPerson } from "../two-person/second-person.ts";
import { isSide } from "../two-person/sides.ts";
import { lockRefundable } from "./lock-refundable.ts";
import { requireAsOrdered, type Share, sharesOfMonth, totalOf } from "./month-of-plan.ts";
import { readPaymentAsAdmin } from "./payment-desk.ts";
import { putRefundInForce } from "./put-refund-in-force.ts";
import { refuseOrder } from "./refund-order.rules.ts";
import {
  answerOrderRow,
  findOrder,
  insertOrder,
  insertParts,
  lockOrder,
  type OrderPart,
  type OrderRow,
  ordersOf,
  partsOfOrders,
  sentBackAlone,
} from "./refund-orders.repository.ts";
import { requireCountable } from "./require-countable.ts";

interface Order {
  readonly transactionId: string;
  /** Of the price. Null: all that is left. */
  readonly amount: WireMoney | null;
  /** With what else was paid for the same month of a plan. */
  readonly wholeMonth: boolean;
  readonly bearer: "earner" | "kogi";
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** The same key again gives the same answer and moves nothing. */
export async function orderRefund(platform: Platform, actor: Actor, order: Order): Promise<DeskPaymentDetail> {
  const reason = order.reason.trim();
  if (reason === "") throw refundErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const payment = await lockRefundable(tx, platform, order.transactionId);
    if (await isKnown(tx, actor, order.idempotencyKey)) return;
    requireBearer(payment, order.bearer);
    const shares = await sharesOf(tx, payment, order);
    for (const share of shares) await requireRefundable(tx, share, actor);
    for (const share of shares) await requireCountable(tx, share, "/body/amount/amount");
    for (const share of shares) await requireNoneWaits(tx, share.payment);
    const at = platform.clock.now();
    const amount = totalOf(shares, payment);
    // In slices as at once: what one administrator alone sent back of these payments before counts with it.
    const moved = add(await totalWithFees(tx, shares, payment), await sentBackAlone(tx, paymentsOf(shares)));
    const takesTwo = await needsSecondPerson(tx, moved, at);
    const row = await insertOrder(tx, {
      refund_order_id: newId(),
      transaction_id: payment.transaction_id,
      held_minor: amount.minor,
      currency: amount.currency,
      bearer: order.bearer,
      reason,
      status: takesTwo ? "proposed" : "in_force",
      ordered_by: actor.userId,
      ordered_at: at,
      idempotency_key: order.idempotencyKey,
    });
    if (row === null) return;
    if (order.wholeMonth)
      await insertParts(
        tx,
        shares.map((share) => partOf(row, share)),
      );
    await note(tx, platform, actor, row, takesTwo ? "refund_proposed" : "refund_ordered");
    if (takesTwo) await askSecondPerson(tx, platform, row);
    else await putRefundInForce(tx, platform, row, shares);
  });
  return readPaymentAsAdmin(platform, actor, order.transactionId);
}

/** The second administrator, who is not the first, nor a side of the payment; whoever ordered it takes it back. */
export async function answerRefundOrder(
  platform: Platform,
  by: Keyed,
  input: { orderId: string; answer: "confirm" | "decline" | "withdraw"; note: string },
): Promise<DeskPaymentDetail> {
  const { actor } = by;
  const transactionId = await platform.inTransaction(async (tx) => {
    const known = await findOrder(tx, input.orderId);
    if (!known) throw refundErrors.notFound();
    const payment = await lockRefundable(tx, platform, known.transaction_id);
    const row = await lockOrder(tx, input.orderId);
    if (!(await firstTime(tx, platform, by, `refund_order:${input.orderId}:${input.answer}`)))
      return row.transaction_id;
    if (row.status !== "proposed") throw refundErrors.orderAnswered();
    const isWithdrawn = input.answer === "withdraw";
    const isOwn = row.ordered_by === actor.userId;
    if (isWithdrawn !== isOwn) throw isOwn ? refundErrors.secondPerson() : refundErrors.notYours();
    if (await isSide(tx, payment, actor.userId)) throw refundErrors.ownPayment();
    const isConfirmed = input.answer === "confirm";
    const pair = isConfirmed ? [row.ordered_by, actor.userId] : [actor.userId];
    if (!isWithdrawn) await refuseNewAdministrator(tx, pair, platform.clock.now());
    const shares = isConfirmed ? await sharesOrdered(tx, payment, row) : [];
    for (const share of shares) await requireRefundable(tx, share, actor);
    for (const share of shares) await requireCountable(tx, share, null);
    await answerOrderRow(tx, row.refund_order_id, {
      status: isConfirmed ? "in_force" : "declined",
      answered_by: isWithdrawn ? null : actor.userId,
      answered_at: platform.clock.now(),
      answer_note: input.note.trim() || null,
    });
    await note(
      tx,
      platform,
      actor,
      row,
      isWithdrawn ? "refund_withdrawn" : isConfirmed ? "refund_confirmed" : "refund_declined",
    );
    if (isConfirmed) await putRefundInForce(tx, platform, row, shares);
    return row.transaction_id;
  });
  return readPaymentAsAdmin(platform, actor, transactionId);
}

const askSecondPerson = (tx: Tx, platform: Platform, row: OrderRow): Promise<void> =>
  platform.events.publish(tx, secondPersonWanted, {
    order: "refund",
    order_id: row.refund_order_id,
    transaction_id: row.transaction_id,
    asked_by: row.ordered_by,
  });

async function isKnown(tx: Tx, actor: Actor, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom("payments.refund_orders")
    .select("refund_order_id")
    .where("ordered_by", "=", actor.userId)
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Nobody else than Kogi earned what was paid for a plan. */
function requireBearer(payment: PaymentRow, bearer: Order["bearer"]): void {
  if (bearer === "earner" && payment.recipient_id === null)
    throw refundErrors.invalid({
      fields: [{ pointer: "/body/bearer", detail: "Nobody but Kogi earned this, so Kogi gives it back." }],
    });
}

function readWish(wish: WireMoney | null, payment: PaymentRow, refunded: Money): Money {
  if (wish === null) {
    const left = payment.held_minor - refunded.minor;
    if (left <= 0n) throw refundErrors.notRefundable({ extra: { current: payment.status } });
    return money(left, payment.currency);
  }
  const amount = readAmount(wish, refundErrors.invalid);
  if (amount.currency !== payment.currency)
    throw refundErrors.invalid({
      fields: [{ pointer: "/body/amount/currency", detail: `It was paid in ${payment.currency}.` }],
    });
  return amount;
}

/** What a new order would send back, of one payment or of all of a month. */
async function sharesOf(tx: Tx, payment: PaymentRow, order: Order): Promise<readonly Share[]> {
  const refunded = await heldRefunded(tx, payment);
  if (!order.wholeMonth) return [{ payment, amount: readWish(order.amount, payment, refunded), refunded }];
  if (order.amount !== null)
    throw refundErrors.invalid({
      fields: [{ pointer: "/body/amount", detail: "A whole month goes back whole. Leave the amount empty." }],
    });
  const shares = await sharesOfMonth(tx, payment);
  if (!shares.some((share) => share.payment === payment))
    throw refundErrors.notRefundable({ extra: { current: payment.status } });
  return shares;
}

/** What an order that waits would send back now. */
async function sharesOrdered(tx: Tx, payment: PaymentRow, order: OrderRow): Promise<readonly Share[]> {
  const parts = await partsOfOrders(tx, [order.refund_order_id]);
  const amount = money(order.held_minor, order.currency);
  if (parts.length === 0) return [{ payment, amount, refunded: await heldRefunded(tx, payment) }];
  const shares = await sharesOfMonth(tx, payment);
  requireAsOrdered(shares, parts);
  return shares;
}

/** For a payment of its own the database refuses a second that waits; what waits for a whole month is asked for here. */
async function requireNoneWaits(tx: Tx, payment: PaymentRow): Promise<void> {
  const orders = await ordersOf(tx, payment.transaction_id);
  if (orders.some((order) => order.status === "proposed")) throw refundErrors.orderWaits();
}

const partOf = (row: OrderRow, { payment, amount }: Share): OrderPart => ({
  refund_order_id: row.refund_order_id,
  transaction_id: payment.transaction_id,
  amount_minor: amount.minor,
});

const paymentsOf = (shares: readonly Share[]) => shares.map((share) => share.payment);

async function totalWithFees(tx: Tx, shares: readonly Share[], payment: PaymentRow): Promise<Money> {
  let total = money(0n, payment.currency);
  for (const share of shares) total = add(total, await withFees(tx, share.payment, share.amount));
  return total;
}

async function requireRefundable(tx: Tx, { payment, amount, refunded }: Share, actor: Actor): Promise<void> {
  const refusal = refuseOrder(
    { status: payment.status, heldMinor: payment.held_minor, refundedMinor: refunded.minor },
    { minor: amount.minor, isParty: await isSide(tx, payment, actor.userId) },
  );
  if (refusal) throw refundErrors[refusal]({ extra: { current: payment.status } });
}

async function note(tx: Tx, platform: Platform, actor: Actor, row: OrderRow, action: string): Promise<void> {
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: `payments.${action}`,
    subject: { type: "payment", id: row.transaction_id },
    after: {
      refund_order_id: row.refund_order_id,
      amount: toWire(money(row.held_minor, row.currency)),
      bearer: row.bearer,
    },
  });
}
