import { type Selectable, sql } from "kysely";
import type { ActivityType } from "#api-schema/activity-types.ts";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { ActivityTable } from "./contracts.tables.ts";
import type { After } from "./paging.ts";

export type ActivityRow = Selectable<ActivityTable>;

export async function insertActivity(tx: Tx, row: ActivityRow): Promise<void> {
  await tx.insertInto("contracts.activity").values(row).execute();
}

export interface ActivityFilter {
  readonly contractId: string;
  /** Who has reviewed already is left out. */
  readonly hidesReviewers: boolean;
}

export async function listActivityRows(
  db: Db,
  { contractId, hidesReviewers }: ActivityFilter,
  after: After | null,
  limit: number,
): Promise<ActivityRow[]> {
  return db
    .selectFrom("contracts.activity")
    .selectAll()
    .where("contract_id", "=", contractId)
    .$if(hidesReviewers, (q) => q.where("type", "<>", "review_written"))
    .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, activity_id) < (${after?.at}, ${after?.id})`))
    .orderBy("created_at", "desc")
    .orderBy("activity_id", "desc")
    .limit(limit + 1)
    .execute();
}

export function countActivityRows(db: Db, { contractId, hidesReviewers }: ActivityFilter): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("contracts.activity")
      .select((eb) => eb.lit(1).as("one"))
      .where("contract_id", "=", contractId)
      .$if(hidesReviewers, (q) => q.where("type", "<>", "review_written")),
  );
}

const TAKEN_BACK: readonly ActivityType[] = ["milestone_charged_back", "milestone_sent_back"];

/** The milestones of a contract of which a bank or Kogi took all that went back: of a part, the rest is still given up. */
export async function milestonesTakenBack(db: Db, contractId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("contracts.activity as step")
    .innerJoin("contracts.milestones as milestone", "milestone.milestone_id", "step.milestone_id")
    .select("milestone.milestone_id")
    .where("step.contract_id", "=", contractId)
    .where("step.type", "in", TAKEN_BACK)
    .groupBy("milestone.milestone_id")
    .having((eb) => eb(eb.fn.sum("step.amount_minor"), ">=", eb.ref("milestone.refunded_minor")))
    .execute();
  return new Set(rows.map((row) => row.milestone_id));
}
