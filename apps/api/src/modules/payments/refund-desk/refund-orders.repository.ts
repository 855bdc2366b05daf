import type { Insertable, Selectable } from "kysely";
import { type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { refundErrors } from "../payments.errors.ts";
import type { RefundOrdersTable } from "../payments.tables.ts";

export type OrderRow = Selectable<RefundOrdersTable>;

/** Null when this call was made before. Raises `refund.order_waits` when another waits for its answer. */
export async function insertOrder(tx: Tx, order: Insertable<RefundOrdersTable>): Promise<OrderRow | null> {
  try {
    const row = await tx
      .insertInto("payments.refund_orders")
      .values(order)
      .onConflict((conflict) => conflict.constraint("refund_orders_once").doNothing())
      .returningAll()
      .executeTakeFirst();
    return row ?? null;
  } catch (error) {
    if (uniqueViolation(error, "refund_orders_one_proposed")) throw refundErrors.orderWaits();
    throw error;
  }
}

export async function findOrder(db: Db, orderId: string): Promise<OrderRow | undefined> {
  return db.selectFrom("payments.refund_orders").selectAll().where("refund_order_id", "=", orderId).executeTakeFirst();
}

export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  return tx
    .selectFrom("payments.refund_orders")
    .selectAll()
    .where("refund_order_id", "=", orderId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function answerOrderRow(
  tx: Tx,
  orderId: string,
  answer: { status: "in_force" | "declined"; answered_by: string; answered_at: Date; answer_note: string | null },
): Promise<void> {
  await tx.updateTable("payments.refund_orders").set(answer).where("refund_order_id", "=", orderId).execute();
}

/** Of the refund: the earner's fee that went back with it, and what Kogi paid itself. */
export async function writeShares(
  tx: Tx,
  orderId: string,
  shares: { earner_fee_minor: bigint; kogi_minor: bigint },
): Promise<void> {
  await tx.updateTable("payments.refund_orders").set(shares).where("refund_order_id", "=", orderId).execute();
}

export async function ordersOf(db: Db, transactionId: string): Promise<readonly OrderRow[]> {
  return db
    .selectFrom("payments.refund_orders")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .orderBy("ordered_at", "desc")
    .execute();
}
