import type { Insertable, Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { ReserveRulesTable, ReservesTable } from "../payments.tables.ts";

export type ReserveRow = Selectable<ReservesTable>;

/** The newest rule in force; a country's own comes before the one for everywhere. */
export async function readReserveRule(
  db: Db,
  country: string | null,
  at: Date,
): Promise<Selectable<ReserveRulesTable>> {
  const rows = await db
    .selectFrom("payments.reserve_rules")
    .selectAll()
    .where("effective_from", "<=", at)
    .where((eb) => eb.or([eb("country", "is", null), eb("country", "=", country)]))
    .orderBy("effective_from", "desc")
    .execute();
  const row = rows.find((one) => one.country !== null) ?? rows[0];
  assert(row, "a reserve rule is in force");
  return row;
}

export async function insertReserve(tx: Tx, reserve: Insertable<ReservesTable>): Promise<void> {
  await tx.insertInto("payments.reserves").values(reserve).execute();
}

/** Marks it released; undefined when it was before. */
export async function markReleased(tx: Tx, reserveId: string, at: Date): Promise<ReserveRow | undefined> {
  return tx
    .updateTable("payments.reserves")
    .set({ released_at: at })
    .where("reserve_id", "=", reserveId)
    .where("released_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

export async function waitingReserves(db: Db, userId: string): Promise<readonly ReserveRow[]> {
  return db
    .selectFrom("payments.reserves")
    .selectAll()
    .where("user_id", "=", userId)
    .where("released_at", "is", null)
    .where("left_minor", ">", 0n)
    .orderBy("release_at")
    .orderBy("reserve_id")
    .execute();
}
