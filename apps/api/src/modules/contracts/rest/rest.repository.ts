import type { Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { RestRequestsTable } from "../contracts.tables.ts";

export type RestRow = Selectable<RestRequestsTable>;
export type RestEnd = "accepted" | "declined" | "overtaken" | "disputed";

export async function insertRest(tx: Tx, rest: Omit<RestRow, "status" | "answered_at" | "answer_note">): Promise<void> {
  await tx
    .insertInto("contracts.rest_requests")
    .values({ ...rest, status: "open" })
    .execute();
}

export async function findOpenRest(db: Db, milestoneId: string): Promise<RestRow | undefined> {
  return db
    .selectFrom("contracts.rest_requests")
    .selectAll()
    .where("milestone_id", "=", milestoneId)
    .where("status", "=", "open")
    .executeTakeFirst();
}

/** Which of these milestones wait for the freelancer's answer about a rest. */
export async function whereRestIsOpen(db: Db, milestoneIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (milestoneIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("contracts.rest_requests")
    .select("milestone_id")
    .where("milestone_id", "in", milestoneIds)
    .where("status", "=", "open")
    .execute();
  return new Set(rows.map((row) => row.milestone_id));
}

/** The newest of each milestone. */
export async function newestRests(db: Db, milestoneIds: readonly string[]): Promise<ReadonlyMap<string, RestRow>> {
  if (milestoneIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("contracts.rest_requests")
    .selectAll()
    .where("milestone_id", "in", milestoneIds)
    .orderBy("asked_at")
    .execute();
  return new Map(rows.map((row) => [row.milestone_id, row]));
}

/** The caller holds the contract's lock. Does nothing when none is open. */
export async function closeRest(
  tx: Tx,
  milestoneId: string,
  end: { status: RestEnd; at: Date; note?: string },
): Promise<void> {
  await tx
    .updateTable("contracts.rest_requests")
    .set({ status: end.status, answered_at: end.at, answer_note: end.note ?? null })
    .where("milestone_id", "=", milestoneId)
    .where("status", "=", "open")
    .execute();
}
