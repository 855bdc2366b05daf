import type { Insertable, Selectable, Updateable } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { PaymentsTable } from "../payments.tables.ts";

export type PaymentRow = Selectable<PaymentsTable>;

export async function insertPayment(tx: Tx, payment: Insertable<PaymentsTable>): Promise<PaymentRow> {
  return tx.insertInto("payments.payments").values(payment).returningAll().executeTakeFirstOrThrow();
}

export async function findPayment(db: Db, transactionId: string): Promise<PaymentRow | undefined> {
  return db.selectFrom("payments.payments").selectAll().where("transaction_id", "=", transactionId).executeTakeFirst();
}

/** The payment with its row locked: whoever changes its state comes through here. */
export async function lockPayment(tx: Tx, transactionId: string): Promise<PaymentRow> {
  return tx
    .selectFrom("payments.payments")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updatePayment(
  tx: Tx,
  transactionId: string,
  change: Updateable<PaymentsTable>,
): Promise<PaymentRow> {
  return tx
    .updateTable("payments.payments")
    .set(change)
    .where("transaction_id", "=", transactionId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findByKey(db: Db, userId: string, idempotencyKey: string): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("user_id", "=", userId)
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
}

export async function findOpen(db: Db, type: string, referenceId: string): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("type", "=", type)
    .where("reference_id", "=", referenceId)
    .where("status", "=", "pending")
    .executeTakeFirst();
}

export async function findByGatewayReference(
  db: Db,
  gateway: string,
  reference: string,
): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_reference", "=", reference)
    .executeTakeFirst();
}

/** Of everything that was charged, plans too. */
export async function findByCharge(db: Db, gateway: string, charge: string): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_charge", "=", charge)
    .executeTakeFirst();
}

export interface PaymentFilter {
  readonly userId: string;
  readonly direction: "in" | "out" | undefined;
  /** Any of; empty: all. */
  readonly statuses: readonly string[];
  readonly types: readonly string[];
  readonly projectId: string | undefined;
  readonly seriesRoundId: string | undefined;
}

/** One more than `limit`, newest first. What is paid to somebody shows to them once the money is there. */
export async function listPayments(
  db: Db,
  filter: PaymentFilter,
  page: { limit: number; before: { at: Date; id: string } | null },
): Promise<readonly PaymentRow[]> {
  let query = matching(db, filter).selectAll();
  const { before } = page;
  if (before)
    query = query.where((eb) => eb(eb.refTuple("created_at", "transaction_id"), "<", eb.tuple(before.at, before.id)));
  return query
    .orderBy("created_at", "desc")
    .orderBy("transaction_id", "desc")
    .limit(page.limit + 1)
    .execute();
}

export function countPayments(db: Db, filter: PaymentFilter): Promise<number> {
  return countRows(
    db,
    matching(db, filter).select((eb) => eb.lit(1).as("one")),
  );
}

function matching(db: Db, filter: PaymentFilter) {
  const { statuses, types, projectId, seriesRoundId } = filter;
  let query = db.selectFrom("payments.payments").where((eb) => {
    const out = eb("user_id", "=", filter.userId);
    const incoming = eb.and([eb("recipient_id", "=", filter.userId), eb("completed_at", "is not", null)]);
    if (filter.direction === "out") return out;
    return filter.direction === "in" ? incoming : eb.or([out, incoming]);
  });
  if (statuses.length > 0) query = query.where("status", "in", statuses);
  if (types.length > 0) query = query.where("type", "in", types);
  if (projectId !== undefined) query = query.where("project_id", "=", projectId);
  if (seriesRoundId !== undefined) query = query.where("series_round_id", "=", seriesRoundId);
  return query;
}
