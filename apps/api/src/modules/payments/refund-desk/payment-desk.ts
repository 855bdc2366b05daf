// Everybody's payments, as administrators see them.
import { sql } from "kysely";
import type { Static } from "typebox";
import type { DeskPayment, DeskPaymentDetail, RefundOrderView } from "#api-schema/payment-desk.ts";
import type { UserCard } from "#api-schema/users.ts";
import { isNewAdministrator } from "#modules/auth/index.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { countRows, type Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { refundView } from "../checkout/payment.views.ts";
import { paymentIdsNamed } from "../checkout/payments-named.ts";
import { paymentErrors } from "../payments.errors.ts";
import { lostProcessingOf } from "../protected/lost-processing.ts";
import { withFees } from "../protected/plan-refund.ts";
import { cardSignalsOf } from "../protected/read-card-signals.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { isSide } from "../two-person/sides.ts";
import { readAttempts } from "./read-attempts.ts";
import { readDeskPlan } from "./read-desk-plan.ts";
import { type OrderRow, ordersOf, partsOfOrders, statusOf } from "./refund-orders.repository.ts";

type OrderOut = Static<typeof RefundOrderView>;

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
  readonly status?: readonly string[];
  readonly payer?: string;
  readonly user_id?: string;
  readonly about?: string;
  readonly refund_waits?: boolean;
}

interface Filter extends Query {
  /** Those that `about` names. */
  readonly ids: readonly string[] | null;
}

const matching = (db: Db, { status: statuses = [], payer, user_id, ids, refund_waits: isWaiting = false }: Filter) =>
  db
    .selectFrom("payments.payments")
    .$if(statuses.length > 0, (q) => q.where("status", "in", statuses))
    .$if(payer !== undefined, (q) => q.where("user_id", "=", payer ?? null))
    .$if(user_id !== undefined, (q) =>
      q.where((eb) => eb.or([eb("user_id", "=", user_id ?? ""), eb("recipient_id", "=", user_id ?? "")])),
    )
    .$if(ids !== null, (q) => q.where(sql<boolean>`transaction_id = any(${[...(ids ?? [])]}::uuid[])`))
    .$if(isWaiting, (q) =>
      q.where("transaction_id", "in", (orders) =>
        orders.selectFrom("payments.refund_orders").select("transaction_id").where("status", "=", "proposed"),
      ),
    );

export async function listAllPayments({ db }: Platform, query: Query): Promise<Page<DeskPayment> & { total?: number }> {
  const limit = query.limit ?? 20;
  const filter = { ...query, ids: query.about === undefined ? null : await paymentIdsNamed(db, query.about) };
  let rows = matching(db, filter).selectAll();
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("created_at", "transaction_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("created_at", "desc")
    .orderBy("transaction_id", "desc")
    .limit(limit + 1)
    .execute();
  const [people, lost] = await Promise.all([cards(db, [...new Set(found.flatMap(sidesOf))]), lostOf(db, found)]);
  const page = toPage(
    found,
    limit,
    (row) => [row.created_at.toISOString(), row.transaction_id],
    (row) => deskPayment(row, people, lost),
  );
  if (!query.count) return page;
  return { ...page, total: await countRows(db, matching(db, filter).select("transaction_id")) };
}

export async function readPaymentAsAdmin(
  platform: Platform,
  actor: Actor,
  transactionId: string,
): Promise<DeskPaymentDetail> {
  const { db } = platform;
  const payment = await findPayment(db, transactionId);
  if (!payment) throw paymentErrors.notFound();
  const [orders, attempts, refunds, lots, refunded, signals, plan] = await Promise.all([
    ordersOf(db, transactionId),
    readAttempts(db, payment),
    db
      .selectFrom("payments.refunds")
      .selectAll()
      .where("transaction_id", "=", transactionId)
      .orderBy("created_at")
      .execute(),
    db.selectFrom("payments.protected_lots").select("left_minor").where("transaction_id", "=", transactionId).execute(),
    heldRefunded(db, payment),
    cardSignalsOf(db, payment),
    readDeskPlan(platform, payment),
  ]);
  const people = await cards(db, [
    ...new Set([...sidesOf(payment), ...orders.flatMap((row) => [row.ordered_by, row.answered_by ?? []].flat())]),
  ]);
  const isPaid = payment.status === "completed" || payment.status === "partially_refunded";
  const left = money(isPaid ? payment.held_minor - refunded.minor : 0n, payment.currency);
  const isParty = await isSide(db, payment, actor.userId);
  const isNew = await isNewAdministrator(db, actor.userId, platform.clock.now());
  const mayRefund = isPaid && left.minor > 0n && !isParty && orders.every((row) => row.status !== "proposed");
  const parts = await partsOfOrders(
    db,
    orders.map((row) => row.refund_order_id),
  );
  return {
    payment: deskPayment(payment, people, await lostOf(db, [payment])),
    left: toWire(left),
    still_protected: toWire(
      money(
        lots.reduce((all, lot) => all + lot.left_minor, 0n),
        payment.currency,
      ),
    ),
    left_with_fees: toWire(left.minor > 0n ? await withFees(db, payment, left) : left),
    lost_processing: await lostProcessingOf(db, [{ payment, held: left }], left.currency),
    card_signals: [...signals],
    plan,
    attempts: [...attempts],
    refunds: refunds.map(refundView),
    orders: orders.map((row) => ({
      ...orderView(row, people, actor, { isParty, isNew }),
      parts: parts.filter((part) => part.refund_order_id === row.refund_order_id).map(partView),
    })),
    can: mayRefund ? ["refund", ...(plan && plan.beside.length > 0 ? (["refund_month"] as const) : [])] : [],
  };
}

const sidesOf = (row: PaymentRow): readonly string[] =>
  row.recipient_id === null ? [row.user_id] : [row.user_id, row.recipient_id];

/** Of these, those that a bank took back for good. */
async function lostOf(db: Db, rows: readonly PaymentRow[]): Promise<ReadonlySet<string>> {
  const disputed = rows.filter((row) => row.status === "disputed").map((row) => row.transaction_id);
  if (disputed.length === 0) return new Set();
  const lost = await db
    .selectFrom("payments.chargebacks")
    .select("transaction_id")
    .where("transaction_id", "in", disputed)
    .where("status", "=", "lost")
    .execute();
  return new Set(lost.map((row) => row.transaction_id));
}

function deskPayment(row: PaymentRow, people: ReadonlyMap<string, UserCard>, lost: ReadonlySet<string>): DeskPayment {
  return {
    transaction_id: row.transaction_id,
    type: row.type,
    description: row.description,
    payer: people.get(row.user_id) ?? null,
    recipient: row.recipient_id === null ? null : (people.get(row.recipient_id) ?? null),
    amount: toWire(money(row.amount_minor, row.currency)),
    refunded_amount: toWire(money(row.refunded_minor, row.currency)),
    // The column's check constraint allows these words alone.
    status: row.status as DeskPayment["status"],
    is_lost: lost.has(row.transaction_id),
    created_at: row.created_at.toISOString(),
  };
}

const partView = (part: Awaited<ReturnType<typeof partsOfOrders>>[number]): OrderOut["parts"][number] => ({
  transaction_id: part.transaction_id,
  description: part.description,
  amount: toWire(money(part.amount_minor, part.currency)),
});

const answers = (isOwn: boolean, isNew: boolean): OrderOut["can"] => (isOwn ? ["withdraw"] : isNew ? [] : ["answer"]);

function orderView(
  row: OrderRow,
  people: ReadonlyMap<string, UserCard>,
  actor: Actor,
  { isParty, isNew }: { readonly isParty: boolean; readonly isNew: boolean },
): Omit<OrderOut, "parts"> {
  return {
    refund_order_id: row.refund_order_id,
    amount: toWire(money(row.held_minor, row.currency)),
    // The columns' check constraints allow these words alone.
    bearer: row.bearer as OrderOut["bearer"],
    borne_by_kogi: toWire(money(row.kogi_minor, row.currency)),
    reason: row.reason,
    status: statusOf(row) as OrderOut["status"],
    ordered_by: people.get(row.ordered_by) ?? null,
    ordered_at: row.ordered_at.toISOString(),
    answered_by: row.answered_by === null ? null : (people.get(row.answered_by) ?? null),
    answered_at: row.answered_at?.toISOString() ?? null,
    answer_note: row.answer_note ?? "",
    can: row.status !== "proposed" || isParty ? [] : answers(row.ordered_by === actor.userId, isNew),
  };
}
