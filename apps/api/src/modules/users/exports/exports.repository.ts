import { addMs } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { ExportsTable } from "../users.tables.ts";
import { MAKING_MS } from "./exports.rules.ts";

export interface ExportRow {
  readonly export_id: string;
  readonly user_id: string;
  readonly state: string;
  readonly bytes: bigint | null;
  readonly asked_at: Date;
  readonly ready_at: Date | null;
  readonly expires_at: Date | null;
  readonly left_out_count: number;
  readonly left_out: readonly string[];
}

// What a list shows: at most a few are asked for in a day.
const SHOWN = 10;

export async function insertExport(tx: Tx, row: Pick<ExportsTable, "export_id" | "user_id" | "asked_at">) {
  const made = { ...row, state: "making" };
  return await tx.insertInto("users.exports").values(made).returningAll().executeTakeFirstOrThrow();
}

export async function findExport(db: Db, exportId: string): Promise<ExportRow | undefined> {
  return await db.selectFrom("users.exports").selectAll().where("export_id", "=", exportId).executeTakeFirst();
}

export async function listExportsOf(db: Db, userId: string): Promise<readonly ExportRow[]> {
  return await db
    .selectFrom("users.exports")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("asked_at", "desc")
    .orderBy("export_id", "desc")
    .limit(SHOWN)
    .execute();
}

/** False when it is no longer being made: its owner left, or it took too long. */
export async function markReady(
  tx: Tx,
  exportId: string,
  ready: { bytes: bigint; ready_at: Date; expires_at: Date; left_out_count: number; left_out: string[] },
): Promise<boolean> {
  const row = await tx
    .updateTable("users.exports")
    .set({ ...ready, state: "ready" })
    .where("export_id", "=", exportId)
    .where("state", "=", "making")
    .returning("export_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** What has been made for too long has failed, what was ready long enough has expired. */
export async function endExport(tx: Tx, exportId: string, now: Date): Promise<void> {
  await tx
    .updateTable("users.exports")
    .set((eb) => ({ state: eb.case().when("state", "=", "making").then("failed").else("expired").end() }))
    .where("export_id", "=", exportId)
    // The timer may fire at the very moment that the copy became ready and moved it.
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "making"), eb("asked_at", "<=", addMs(now, -MAKING_MS))]),
        eb.and([eb("state", "=", "ready"), eb("expires_at", "<=", now)]),
      ]),
    )
    .execute();
}

/** Those that were asked for before then and are over. */
export async function deleteOldExports(tx: Tx, before: Date): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom("users.exports")
    .where("asked_at", "<=", before)
    .where("state", "in", ["expired", "failed"])
    .returning("export_id")
    .execute();
  return rows.map((row) => row.export_id);
}

export async function deleteExportsOf(tx: Tx, userId: string): Promise<readonly string[]> {
  const rows = await tx.deleteFrom("users.exports").where("user_id", "=", userId).returning("export_id").execute();
  return rows.map((row) => row.export_id);
}
