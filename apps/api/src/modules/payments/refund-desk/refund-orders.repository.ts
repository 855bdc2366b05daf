import type { Insertable, Selectable } from "kysely";
import { add, type Money, money } from "#money";
import { type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { refundErrors } from "../payments.errors.ts";
import type { RefundOrderPartsTable, RefundOrdersTable } from "../payments.tables.ts";
import type { MadeBefore } from "../protected/plan-refund.ts";

export type OrderRow = Selectable<RefundOrdersTable>;
export type OrderPart = Selectable<RefundOrderPartsTable>;

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

/** Null for what is asked of the provider by us. */
export function madeBefore(order: Pick<OrderRow, "gateway_refund" | "sent_minor" | "currency">): MadeBefore | null {
  if (order.gateway_refund === null || order.sent_minor === null) return null;
  return { gatewayRefund: order.gateway_refund, total: money(order.sent_minor, order.currency) };
}

/** By which its refunds are known. */
export const referenceOf = ({ refund_order_id }: Pick<OrderRow, "refund_order_id">): string =>
  `order:${refund_order_id}`;

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

/** Declined by nobody else: whoever ordered it took it back. */
export const statusOf = (row: Pick<OrderRow, "status" | "answered_by">): string =>
  row.status === "declined" && row.answered_by === null ? "withdrawn" : row.status;

export async function answerOrderRow(
  tx: Tx,
  orderId: string,
  answer: {
    status: "in_force" | "declined";
    answered_by: string | null;
    answered_at: Date;
    answer_note: string | null;
  },
): Promise<void> {
  await tx.updateTable("payments.refund_orders").set(answer).where("refund_order_id", "=", orderId).execute();
}

/** Of the refund: the earner's fee that went back with it, and what Kogi paid itself. */
export async function writeShares(
  tx: Tx,
  orderId: string,
  shares: { earner_fee_minor: bigint; earned_minor: bigint; kogi_minor: bigint },
): Promise<void> {
  await tx.updateTable("payments.refund_orders").set(shares).where("refund_order_id", "=", orderId).execute();
}

export async function insertParts(tx: Tx, parts: readonly OrderPart[]): Promise<void> {
  await tx
    .insertInto("payments.refund_order_parts")
    .values([...parts])
    .execute();
}

/** Of orders for a whole month, each with its payment's words; others have none. */
export async function partsOfOrders(db: Db, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  return db
    .selectFrom("payments.refund_order_parts as part")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "part.transaction_id")
    .selectAll("part")
    .select(["payment.description", "payment.currency"])
    .where("part.refund_order_id", "in", orderIds)
    .orderBy("payment.created_at")
    .execute();
}

/** What administrators sent back of these payments, fees included, each without a second one. After their lock. */
export async function sentBackAlone(tx: Tx, payments: readonly PaymentRow[]): Promise<Money> {
  let total = money(0n, payments[0]?.currency ?? "EUR");
  for (const { transaction_id, currency } of payments) {
    const alone = (await ordersOf(tx, transaction_id)).filter(
      (order) => order.status === "in_force" && order.answered_by === null,
    );
    if (alone.length === 0) continue;
    const { minor } = await tx
      .selectFrom("payments.refunds")
      .select((eb) => eb.fn.coalesce(eb.fn.sum<bigint>("amount_minor"), eb.val(0n)).as("minor"))
      .where("transaction_id", "=", transaction_id)
      .where(
        "reference",
        "in",
        alone.map((order) => referenceOf(order)),
      )
      .executeTakeFirstOrThrow();
    total = add(total, money(BigInt(minor), currency));
  }
  return total;
}

/** Every order that sends something of this payment back, newest first: its own, and those of its whole month. */
export async function ordersOf(db: Db, transactionId: string): Promise<readonly OrderRow[]> {
  return (
    db
      .selectFrom("payments.refund_orders")
      .selectAll()
      // Each by its own index; the two as alternatives of one condition would read every order there is.
      .where("refund_order_id", "in", (own) =>
        own
          .selectFrom("payments.refund_orders")
          .select("refund_order_id")
          .where("transaction_id", "=", transactionId)
          .unionAll((months) =>
            months
              .selectFrom("payments.refund_order_parts")
              .select("refund_order_id")
              .where("transaction_id", "=", transactionId),
          ),
      )
      .orderBy("ordered_at", "desc")
      .execute()
  );
}
