import type { Insertable, Selectable, Updateable } from "kysely";
import { type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import type { ChargebackPart } from "../ledger/posting-rules/chargebacks.ts";
import type { ChargebackPartsTable, ChargebacksTable } from "../payments.tables.ts";

export type ChargebackRow = Selectable<ChargebacksTable>;
export type PartRow = Selectable<ChargebackPartsTable>;

export const RUNNING = ["inquiry", "held", "evidence_sent"] as const;
export const isRunning = ({ status }: ChargebackRow): boolean => RUNNING.some((running) => running === status);

export async function insertChargeback(tx: Tx, row: Insertable<ChargebacksTable>): Promise<ChargebackRow> {
  return tx.insertInto("payments.chargebacks").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function insertParts(tx: Tx, rows: readonly Insertable<ChargebackPartsTable>[]): Promise<void> {
  await tx
    .insertInto("payments.chargeback_parts")
    .values([...rows])
    .execute();
}

export async function updateChargeback(
  tx: Tx,
  id: string,
  change: Updateable<ChargebacksTable>,
): Promise<ChargebackRow> {
  return tx
    .updateTable("payments.chargebacks")
    .set(change)
    .where("chargeback_id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findChargeback(db: Db, id: string): Promise<ChargebackRow | undefined> {
  return db.selectFrom("payments.chargebacks").selectAll().where("chargeback_id", "=", id).executeTakeFirst();
}

export async function lockChargeback(tx: Tx, id: string): Promise<ChargebackRow | undefined> {
  return tx
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("chargeback_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findByDispute(db: Db, gateway: string, dispute: string): Promise<ChargebackRow | undefined> {
  return db
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_dispute", "=", dispute)
    .executeTakeFirst();
}

export async function partsOf(db: Db, ids: readonly string[]): Promise<readonly PartRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("payments.chargeback_parts")
    .selectAll()
    .where("chargeback_id", "in", ids)
    .orderBy("chargeback_id")
    .orderBy("position")
    .execute();
}

export const partAmount = (part: PartRow, currency: string): Money => money(part.amount_minor, currency);

/** A row as the posting rules take it. */
export const postingPart = (part: PartRow, currency: string): ChargebackPart => ({
  // The column's check constraint allows these words alone.
  source: part.source as ChargebackPart["source"],
  amount: partAmount(part, currency),
  userId: part.user_id,
  referenceId: part.reference_id,
});

/** What runs or ended within that time against what this person earned. */
export async function countChargebacks(db: Db, recipientId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "chargeback.transaction_id")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("payment.recipient_id", "=", recipientId)
    // A bank that only asks has taken nothing.
    .where("chargeback.status", "not in", ["won", "closed", "inquiry"])
    .where("chargeback.opened_at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
