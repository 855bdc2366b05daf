import { type Selectable, sql } from "kysely";
import type { ReportDecision, ReportReason, ReviewPart } from "#api-schema/review-reports.ts";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { reviewErrors } from "../contracts.errors.ts";
import type { ReviewReportsTable } from "../contracts.tables.ts";
import type { After } from "../paging.ts";

const REPORTS_SHOWN = 20;

type Row = Selectable<ReviewReportsTable>;
export interface ReportRow extends Omit<Row, "reason" | "part"> {
  readonly reason: ReportReason;
  readonly part: ReviewPart;
}
/** What is reported: a review, or the answer to it. */
export interface Reported {
  readonly reviewId: string;
  readonly part: ReviewPart;
}
// The columns' check constraints hold exactly these words.
const typed = (row: Row): ReportRow => row as ReportRow;

interface NewReport {
  readonly report_id: string;
  readonly review_id: string;
  readonly part: ReviewPart;
  readonly reporter_id: string;
  readonly reason: ReportReason;
  readonly text: string;
  readonly created_at: Date;
}

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  try {
    await tx.insertInto("contracts.review_reports").values(report).execute();
  } catch (error) {
    if (uniqueViolation(error, "review_reports_one_each")) throw reviewErrors.alreadyReported();
    throw error;
  }
}

/** Which parts of these reviews this person reported, whatever became of it. */
export async function reportedBy(
  db: Db,
  reporterId: string | null,
  reviewIds: readonly string[],
): Promise<(reviewId: string, part: ReviewPart) => boolean> {
  if (reporterId === null || reviewIds.length === 0) return () => false;
  const rows = await db
    .selectFrom("contracts.review_reports")
    .select(["review_id", "part"])
    .where("reporter_id", "=", reporterId)
    .where("review_id", "in", reviewIds)
    .execute();
  return (reviewId, part) => rows.some((row) => row.review_id === reviewId && row.part === part);
}

export async function openReporters(tx: Tx, { reviewId, part }: Reported): Promise<string[]> {
  const rows = await tx
    .selectFrom("contracts.review_reports")
    .select("reporter_id")
    .where("review_id", "=", reviewId)
    .where("part", "=", part)
    .where("decided_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => row.reporter_id);
}

interface Decision {
  readonly decision: ReportDecision;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export async function answerReports(
  tx: Tx,
  { reviewId, part }: Reported,
  { decision, reason, by, at }: Decision,
): Promise<void> {
  await tx
    .updateTable("contracts.review_reports")
    .set({ decision, decision_reason: reason, decided_by: by, decided_at: at })
    .where("review_id", "=", reviewId)
    .where("part", "=", part)
    .where("decided_at", "is", null)
    .execute();
}

interface OpenCase {
  readonly review_id: string;
  readonly part: ReviewPart;
  readonly first_id: string;
  readonly first_at: Date;
  readonly reports: number;
}

const openCases = (db: Db) =>
  db
    .selectFrom("contracts.review_reports")
    .where("decided_at", "is", null)
    .groupBy(["review_id", "part"])
    .select((eb) => [
      "review_id",
      // The column's check constraint holds exactly these words.
      sql<ReviewPart>`part`.as("part"),
      sql<string>`(array_agg(report_id order by created_at, report_id))[1]`.as("first_id"),
      eb.fn.min("created_at").as("first_at"),
      sql<number>`count(*)::int`.as("reports"),
    ]);

/** One more than the limit, so that the caller sees whether there is a next page. */
export async function listOpenCases(db: Db, after: After | null, limit: number): Promise<OpenCase[]> {
  return db
    .selectFrom(openCases(db).as("one"))
    .selectAll()
    .$if(after !== null, (q) => q.where(sql<boolean>`(first_at, first_id) > (${after?.at}, ${after?.id}::uuid)`))
    .orderBy("first_at")
    .orderBy("first_id")
    .limit(limit + 1)
    .execute();
}

export function countOpenCases(db: Db): Promise<number> {
  return countRows(db, openCases(db));
}

/** The first open reports of each part of these reviews, the longest waiting first. */
export async function firstReports(db: Db, reviewIds: readonly string[]): Promise<ReportRow[]> {
  if (reviewIds.length === 0) return [];
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("contracts.review_reports")
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by review_id, part order by created_at, report_id)::int`.as("place"),
        )
        .where("review_id", "in", reviewIds)
        .where("decided_at", "is", null)
        .as("one"),
    )
    .selectAll()
    .where("place", "<=", REPORTS_SHOWN)
    .orderBy("created_at")
    .orderBy("report_id")
    .execute();
  return rows.map(({ place: _place, ...row }) => typed(row));
}

/** What somebody wrote who is gone: the report stands, their words do not. */
export async function forgetReporter(tx: Tx, reporterId: string): Promise<void> {
  await tx.updateTable("contracts.review_reports").set({ text: "" }).where("reporter_id", "=", reporterId).execute();
}
