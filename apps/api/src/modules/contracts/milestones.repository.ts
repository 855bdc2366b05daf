import type { Selectable } from "kysely";
import { type Money, money } from "#money";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { MilestonesTable, SubmissionsTable } from "./contracts.tables.ts";
import { type MilestoneStatus, protectedByState } from "./milestones.rules.ts";

type Row = Selectable<MilestonesTable>;
export interface MilestoneRow extends Omit<Row, "status"> {
  readonly status: MilestoneStatus;
}
// The column's check constraint holds exactly these words.
const typed = (row: Row): MilestoneRow => ({ ...row, status: row.status as MilestoneStatus });

export interface NewMilestone {
  readonly milestoneId: string;
  readonly contractId: string;
  readonly position: number;
  readonly title: string;
  readonly description: string;
  readonly amount: Money;
  readonly dueDate: string | null;
  readonly status: "pending" | "proposed";
  readonly proposedBy: string | null;
}

export async function insertMilestones(tx: Tx, milestones: readonly NewMilestone[], at: Date): Promise<void> {
  const rows = milestones.map((milestone) => ({
    milestone_id: milestone.milestoneId,
    contract_id: milestone.contractId,
    position: milestone.position,
    title: milestone.title,
    description: milestone.description,
    amount_minor: milestone.amount.minor,
    due_date: milestone.dueDate,
    status: milestone.status,
    proposed_by: milestone.proposedBy,
    created_at: at,
    updated_at: at,
  }));
  await tx.insertInto("contracts.milestones").values(rows).execute();
}

export async function findMilestone(db: Db, milestoneId: string): Promise<MilestoneRow | undefined> {
  const row = await db
    .selectFrom("contracts.milestones")
    .selectAll()
    .where("milestone_id", "=", milestoneId)
    .executeTakeFirst();
  return row && typed(row);
}

export async function milestonesById(db: Db, milestoneIds: readonly string[]): Promise<Map<string, MilestoneRow>> {
  if (milestoneIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("contracts.milestones")
    .selectAll()
    .where("milestone_id", "in", milestoneIds)
    .execute();
  return new Map(rows.map((row) => [row.milestone_id, typed(row)]));
}

/** Of these contracts, in their order. */
export async function milestonesOf(db: Db, contractIds: readonly string[]): Promise<MilestoneRow[]> {
  if (contractIds.length === 0) return [];
  const rows = await db
    .selectFrom("contracts.milestones")
    .selectAll()
    .where("contract_id", "in", contractIds)
    .orderBy("contract_id")
    .orderBy("position")
    .execute();
  return rows.map(typed);
}

export type MilestoneChange = Partial<Omit<MilestoneRow, "milestone_id" | "contract_id" | "created_at" | "updated_at">>;

/** The caller holds the contract's lock. */
export async function updateMilestone(tx: Tx, milestoneId: string, change: MilestoneChange, at: Date): Promise<void> {
  await tx
    .updateTable("contracts.milestones")
    .set({ ...change, updated_at: at })
    .where("milestone_id", "=", milestoneId)
    .execute();
}

/** Of the milestone's amount, what is protected as its state says. */
export const heldOf = (milestone: MilestoneRow, currency: string): Money =>
  money(protectedByState(moneyStateOf(milestone)), currency);

export const amountOf = (milestone: MilestoneRow, currency: string): Money => money(milestone.amount_minor, currency);

/** What the rules ask of a milestone. */
export const moneyStateOf = (milestone: MilestoneRow) => ({
  status: milestone.status,
  amountMinor: milestone.amount_minor,
  rolledMinor: milestone.rolled_minor,
  releasedMinor: milestone.released_minor,
  refundedMinor: milestone.refunded_minor,
});

export type SubmissionRow = Selectable<SubmissionsTable>;

export async function insertSubmission(
  tx: Tx,
  submission: Omit<SubmissionRow, "revision_note" | "revision_requested_at">,
): Promise<void> {
  await tx.insertInto("contracts.submissions").values(submission).execute();
}

export async function submissionsOf(db: Db, milestoneIds: readonly string[]): Promise<SubmissionRow[]> {
  if (milestoneIds.length === 0) return [];
  return db
    .selectFrom("contracts.submissions")
    .selectAll()
    .where("milestone_id", "in", milestoneIds)
    .orderBy("submitted_at")
    .orderBy("submission_id")
    .execute();
}

/** Notes the wish for changes on the newest submission; gives its id. */
export async function noteRevision(tx: Tx, milestoneId: string, note: string, at: Date): Promise<string> {
  const newest = await tx
    .selectFrom("contracts.submissions")
    .select("submission_id")
    .where("milestone_id", "=", milestoneId)
    .orderBy("submitted_at", "desc")
    .orderBy("submission_id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("contracts.submissions")
    .set({ revision_note: note, revision_requested_at: at })
    .where("submission_id", "=", newest.submission_id)
    .execute();
  return newest.submission_id;
}

export async function countRevisions(tx: Tx, milestoneId: string): Promise<number> {
  return countRows(
    tx,
    tx
      .selectFrom("contracts.submissions")
      .select("submission_id")
      .where("milestone_id", "=", milestoneId)
      .where("revision_requested_at", "is not", null),
  );
}
