import type { Selectable } from "kysely";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { settlementErrors } from "../contracts.errors.ts";
import type { DisputeRulesTable, DisputesTable, SettlementsTable } from "../contracts.tables.ts";

export type DisputeRow = Selectable<DisputesTable>;
export type SettlementRow = Selectable<SettlementsTable>;
export type DisputeRules = Selectable<DisputeRulesTable>;

export type NewDispute = Pick<
  DisputeRow,
  | "dispute_id"
  | "milestone_id"
  | "opened_by"
  | "reason"
  | "from_status"
  | "clock_left_ms"
  | "opened_at"
  | "rules_version"
  | "wanted_minor"
  | "negotiation_until"
  | "cause"
  | "amount_minor"
  | "withdrawable"
>;

export async function insertDispute(tx: Tx, dispute: NewDispute): Promise<void> {
  await tx
    .insertInto("contracts.disputes")
    .values({ ...dispute, status: "open" })
    .execute();
}

export const mayWithdraw = ({ opened_by, withdrawable }: DisputeRow, userId: string): boolean =>
  opened_by === userId && withdrawable;

/** Whether somebody opened a dispute about this milestone before, and withdrew it. One that the clock opened about a rest is nobody's wish. */
export async function hasWithdrawn(
  db: Db,
  { milestoneId, userId }: { readonly milestoneId: string; readonly userId: string },
): Promise<boolean> {
  const before = await db
    .selectFrom("contracts.disputes")
    .select("dispute_id")
    .where("milestone_id", "=", milestoneId)
    .where("opened_by", "=", userId)
    .where("status", "=", "withdrawn")
    .where("cause", "<>", "rest_unanswered")
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

export async function readDisputeRules(db: Db, at: Date): Promise<DisputeRules> {
  return db
    .selectFrom("contracts.dispute_rules")
    .selectAll()
    .where("effective_from", "<=", at)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Those a dispute was opened under. */
export async function disputeRulesOf(db: Db, version: number): Promise<DisputeRules> {
  return db.selectFrom("contracts.dispute_rules").selectAll().where("version", "=", version).executeTakeFirstOrThrow();
}

export async function findDispute(db: Db, disputeId: string): Promise<DisputeRow | undefined> {
  return db.selectFrom("contracts.disputes").selectAll().where("dispute_id", "=", disputeId).executeTakeFirst();
}

/** The dispute of a milestone that has not ended. */
export async function findRunningDispute(db: Db, milestoneId: string): Promise<DisputeRow | undefined> {
  return db
    .selectFrom("contracts.disputes")
    .selectAll()
    .where("milestone_id", "=", milestoneId)
    .where("status", "in", ["open", "negotiation", "mediation"])
    .executeTakeFirst();
}

/** Those that wait for a mediator, by their ids: the first ones after `after`. */
export async function inMediation(db: Db, after: DisputeRow | null, limit: number): Promise<DisputeRow[]> {
  return db
    .selectFrom("contracts.disputes")
    .selectAll()
    .where("status", "=", "mediation")
    .$if(after !== null, (query) => query.where("dispute_id", ">", after?.dispute_id ?? ""))
    .orderBy("dispute_id")
    .limit(limit)
    .execute();
}

export type DisputeChange = Partial<
  Pick<DisputeRow, "status" | "answered_at" | "mediation_at" | "evidence_until" | "ended_at" | "outcome">
>;

/** The caller holds the contract's lock. */
export async function updateDispute(tx: Tx, disputeId: string, change: DisputeChange): Promise<void> {
  await tx.updateTable("contracts.disputes").set(change).where("dispute_id", "=", disputeId).execute();
}

/** What was proposed and not taken is void once a dispute has ended. */
export async function voidProposals(tx: Tx, disputeId: string): Promise<void> {
  await tx
    .updateTable("contracts.settlements")
    .set({ status: "superseded" })
    .where("dispute_id", "=", disputeId)
    .where("status", "=", "open")
    .execute();
}

/** One open proposal of each side: a new one takes the place of one's last. */
export async function proposeSettlementRow(tx: Tx, settlement: Omit<SettlementRow, "status">): Promise<void> {
  await tx
    .updateTable("contracts.settlements")
    .set({ status: "superseded" })
    .where("dispute_id", "=", settlement.dispute_id)
    .where("proposed_by", "=", settlement.proposed_by)
    .where("status", "=", "open")
    .execute();
  await tx
    .insertInto("contracts.settlements")
    .values({ ...settlement, status: "open" })
    .execute();
}

export interface KnownSettlement extends SettlementRow {
  readonly milestone_id: string;
}

export async function findSettlement(db: Db, settlementId: string): Promise<KnownSettlement | undefined> {
  return db
    .selectFrom("contracts.settlements as s")
    .innerJoin("contracts.disputes as d", "d.dispute_id", "s.dispute_id")
    .selectAll("s")
    .select("d.milestone_id")
    .where("s.settlement_id", "=", settlementId)
    .executeTakeFirst();
}

export async function acceptSettlementRow(tx: Tx, settlementId: string): Promise<void> {
  try {
    await tx
      .updateTable("contracts.settlements")
      .set({ status: "accepted" })
      .where("settlement_id", "=", settlementId)
      .execute();
  } catch (error) {
    if (uniqueViolation(error, "settlements_accepted_once")) throw settlementErrors.superseded();
    throw error;
  }
}

/** The newest dispute of each of these milestones. */
export async function newestDisputes(db: Db, milestoneIds: readonly string[]): Promise<Map<string, DisputeRow>> {
  if (milestoneIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("contracts.disputes")
    .selectAll()
    .where("milestone_id", "in", milestoneIds)
    .orderBy("opened_at")
    .orderBy("dispute_id")
    .execute();
  return new Map(rows.map((row) => [row.milestone_id, row])); // later rows replace earlier ones
}

export async function countDivisions(tx: Tx, disputeId: string, userId: string): Promise<number> {
  return countRows(
    tx,
    tx
      .selectFrom("contracts.settlements")
      .select("settlement_id")
      .where("dispute_id", "=", disputeId)
      .where("proposed_by", "=", userId),
  );
}

/** All of them, or those that wait for an answer: one a side. */
export async function settlementsOf(
  db: Db,
  disputeIds: readonly string[],
  which: "all" | "open" = "all",
): Promise<SettlementRow[]> {
  if (disputeIds.length === 0) return [];
  return db
    .selectFrom("contracts.settlements")
    .selectAll()
    .where("dispute_id", "in", disputeIds)
    .$if(which === "open", (query) => query.where("status", "=", "open"))
    .orderBy("created_at")
    .orderBy("settlement_id")
    .execute();
}
