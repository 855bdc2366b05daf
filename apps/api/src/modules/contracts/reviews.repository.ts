import { type Selectable, sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { reviewErrors } from "./contracts.errors.ts";
import type { ReviewsTable } from "./contracts.tables.ts";
import type { After } from "./paging.ts";
import { type Criterion, criteria, type Side } from "./reviews.rules.ts";

type Row = Selectable<ReviewsTable>;
export interface ReviewRow extends Omit<Row, "author_role"> {
  readonly author_role: "client" | "freelancer";
}
// The column's check constraint holds exactly these words.
const typed = (row: Row): ReviewRow => row as ReviewRow;

export interface NewReview extends Record<Criterion, number> {
  readonly review_id: string;
  readonly contract_id: string;
  readonly author_id: string;
  readonly user_id: string;
  readonly author_role: "client" | "freelancer";
  readonly text: string;
  readonly created_at: Date;
}

export async function insertReview(tx: Tx, review: NewReview): Promise<void> {
  try {
    await tx.insertInto("contracts.reviews").values(review).execute();
  } catch (error) {
    if (uniqueViolation(error, "reviews_one_each")) throw reviewErrors.alreadyWritten();
    throw error;
  }
}

export async function reviewsOfContract(db: Db, contractId: string): Promise<ReviewRow[]> {
  const rows = await db.selectFrom("contracts.reviews").selectAll().where("contract_id", "=", contractId).execute();
  return rows.map(typed);
}

export async function findReview(db: Db, reviewId: string): Promise<ReviewRow | undefined> {
  const row = await db.selectFrom("contracts.reviews").selectAll().where("review_id", "=", reviewId).executeTakeFirst();
  return row && typed(row);
}

/** Shows what was written about a contract and is not shown yet; gives those reviews. */
export async function revealRows(tx: Tx, contractId: string, at: Date): Promise<ReviewRow[]> {
  const rows = await tx
    .updateTable("contracts.reviews")
    .set({ revealed_at: at })
    .where("contract_id", "=", contractId)
    .where("revealed_at", "is", null)
    .returningAll()
    .execute();
  return rows.map(typed);
}

/** False when it was answered before. */
export async function answerReviewRow(tx: Tx, reviewId: string, answer: { text: string; at: Date }): Promise<boolean> {
  const row = await tx
    .updateTable("contracts.reviews")
    .set({ answer_text: answer.text, answered_at: answer.at })
    .where("review_id", "=", reviewId)
    .where("answered_at", "is", null)
    .returning("review_id")
    .executeTakeFirst();
  return row !== undefined;
}

const isShown = sql<boolean>`revealed_at is not null and hidden_at is null`;
const seenBy = (viewerId: string | null) =>
  sql<boolean>`(${visibleTo(viewerId, sql.ref("contracts.reviews.author_id"))}
    and ${visibleTo(viewerId, sql.ref("contracts.reviews.user_id"))})`;

export interface ReviewsAbout {
  readonly userId: string;
  readonly viewerId: string | null;
  readonly authorRoles: readonly Side[] | null;
  /** The mean of the five criteria, in stars. */
  readonly overallMin: number | null;
  readonly overallMax: number | null;
}

const shownAbout = ({ userId, viewerId, authorRoles, overallMin, overallMax }: ReviewsAbout) =>
  sql<boolean>`user_id = ${userId} and ${isShown} and ${seenBy(viewerId)}
    and (${authorRoles}::text[] is null or author_role = any(${authorRoles}::text[]))
    and points between coalesce(${overallMin}::numeric * ${criteria.length}, 0)
      and coalesce(${overallMax}::numeric * ${criteria.length}, points)`;

/** A review that this viewer may read; who it is about reads it whomever they muted. */
export async function findShownReview(
  db: Db,
  reviewId: string,
  viewerId: string | null,
): Promise<ReviewRow | undefined> {
  const row = await db
    .selectFrom("contracts.reviews")
    .selectAll()
    .where("review_id", "=", reviewId)
    .where(isShown)
    .where((eb) => eb.or([eb("user_id", "=", viewerId), seenBy(viewerId)]))
    .executeTakeFirst();
  return row && typed(row);
}

/** Held until it is decided what becomes of it. */
export async function lockReview(tx: Tx, reviewId: string): Promise<ReviewRow | undefined> {
  const row = await tx
    .selectFrom("contracts.reviews")
    .selectAll()
    .where("review_id", "=", reviewId)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

/** Of a contract, held in the order of their ids until they are changed. */
export async function lockReviewsOfContract(tx: Tx, contractId: string): Promise<ReviewRow[]> {
  const rows = await tx
    .selectFrom("contracts.reviews")
    .selectAll()
    .where("contract_id", "=", contractId)
    .orderBy("review_id")
    .forUpdate()
    .execute();
  return rows.map(typed);
}

export async function reviewsById(db: Db, reviewIds: readonly string[]): Promise<ReadonlyMap<string, ReviewRow>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await db.selectFrom("contracts.reviews").selectAll().where("review_id", "in", reviewIds).execute();
  return new Map(rows.map((row) => [row.review_id, typed(row)]));
}

export async function hideReview(tx: Tx, reviewId: string, hidden: { at: Date; reason: string | null }): Promise<void> {
  await tx
    .updateTable("contracts.reviews")
    .set({ hidden_at: hidden.at, hidden_reason: hidden.reason })
    .where("review_id", "=", reviewId)
    .execute();
}

export async function hideAnswer(tx: Tx, reviewId: string, hidden: { at: Date; reason: string }): Promise<void> {
  await tx
    .updateTable("contracts.reviews")
    .set({ answer_hidden_at: hidden.at, answer_hidden_reason: hidden.reason })
    .where("review_id", "=", reviewId)
    .execute();
}

export async function listReviewRows(
  db: Db,
  about: ReviewsAbout,
  after: After | null,
  limit: number,
): Promise<ReviewRow[]> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .selectAll()
    .where(shownAbout(about))
    .$if(after !== null, (q) => q.where(sql<boolean>`(revealed_at, review_id) < (${after?.at}, ${after?.id})`))
    .orderBy("revealed_at", "desc")
    .orderBy("review_id", "desc")
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export function countReviewRows(db: Db, about: ReviewsAbout): Promise<number> {
  const all = db.selectFrom("contracts.reviews").where(shownAbout(about));
  return countRows(db, all.select("review_id"));
}
