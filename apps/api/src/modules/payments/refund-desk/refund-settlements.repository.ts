import type { Insertable, Selectable } from "kysely";
import { type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import type { RefundSettlementsTable } from "../payments.tables.ts";

export type SettlementRow = Selectable<RefundSettlementsTable>;

export async function insertSettlement(tx: Tx, row: Insertable<RefundSettlementsTable>): Promise<SettlementRow> {
  return tx.insertInto("payments.refund_settlements").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function waitingSettlement(tx: Tx, refundId: string): Promise<SettlementRow | undefined> {
  return tx
    .selectFrom("payments.refund_settlements")
    .selectAll()
    .where("refund_id", "=", refundId)
    .where("status", "=", "proposed")
    .executeTakeFirst();
}

export async function answerSettlement(
  tx: Tx,
  id: string,
  answer: { readonly status: "in_force" | "declined"; readonly answered_by: string | null; readonly answered_at: Date },
): Promise<void> {
  await tx.updateTable("payments.refund_settlements").set(answer).where("refund_settlement_id", "=", id).execute();
}

/** Those that wait, are in force or were declined by somebody else, each refund's last one last; none that was withdrawn. */
export async function settlementsOf(db: Db, refundIds: readonly string[]): Promise<readonly SettlementRow[]> {
  if (refundIds.length === 0) return [];
  return db
    .selectFrom("payments.refund_settlements")
    .selectAll()
    .where("refund_id", "in", refundIds)
    .where((eb) => eb.or([eb("status", "<>", "declined"), eb("answered_by", "is not", null)]))
    .orderBy("ordered_at")
    .orderBy((eb) => eb("status", "<>", "declined"))
    .execute();
}

/** What was paid otherwise of this payment's refunds, each by one administrator alone. */
export async function settledAlone(tx: Tx, { transaction_id, currency }: PaymentRow): Promise<Money> {
  const { minor } = await tx
    .selectFrom("payments.refund_settlements as settlement")
    .innerJoin("payments.refunds as refund", "refund.refund_id", "settlement.refund_id")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<bigint>("settlement.amount_minor"), eb.val(0n)).as("minor"))
    .where("refund.transaction_id", "=", transaction_id)
    .where("settlement.status", "=", "in_force")
    .where("settlement.answered_by", "is", null)
    .executeTakeFirstOrThrow();
  return money(BigInt(minor), currency);
}
