import type { ReviewPart } from "#api-schema/review-reports.ts";
import type { ReviewView } from "#api-schema/reviews.ts";
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { contractTitles } from "./contract-titles.ts";
import { cardIn } from "./people.ts";
import { reportedBy } from "./reports/reports.repository.ts";
import { findReview, type ReviewRow } from "./reviews.repository.ts";
import { averageMilli } from "./reviews.rules.ts";

/** For a reader who may see them: shown ones for everybody, others for their author alone. */
export async function reviewViews(db: Db, rows: readonly ReviewRow[], viewerId: string | null): Promise<ReviewView[]> {
  const [people, titles, reported] = await Promise.all([
    cards(db, [...new Set(rows.map((row) => row.author_id))]),
    contractTitles(
      db,
      rows.map((row) => row.contract_id),
    ),
    reportedBy(
      db,
      viewerId,
      rows.map((row) => row.review_id),
    ),
  ]);
  return rows.map((row) => ({
    review_id: row.review_id,
    contract_id: row.contract_id,
    contract_title: titleFor(row, titles.get(row.contract_id), viewerId),
    author: cardIn(people, row.author_id),
    user_id: row.user_id,
    author_role: row.author_role,
    quality: row.quality,
    communication: row.communication,
    expertise: row.expertise,
    deadlines: row.deadlines,
    cooperation: row.cooperation,
    overall: (averageMilli({ reviewsCount: 1, points: BigInt(row.points ?? 0) }) ?? 0) / 1_000,
    text: row.text,
    answer: row.answer_hidden_at === null ? answerOf(row) : null,
    answer_hidden: row.user_id === viewerId ? hiddenAnswerOf(row) : null,
    created_at: row.created_at.toISOString(),
    revealed_at: row.revealed_at?.toISOString() ?? null,
    hidden:
      row.hidden_at !== null && row.author_id === viewerId
        ? { at: row.hidden_at.toISOString(), reason: row.hidden_reason }
        : null,
    can: reviewCan(row, viewerId, (part) => reported(row.review_id, part)),
  }));
}

type Titled = { readonly title: string; readonly isPublic: boolean } | undefined;

function titleFor(row: ReviewRow, titled: Titled, viewerId: string | null): string | null {
  const isSide = viewerId === row.author_id || viewerId === row.user_id;
  return titled && (titled.isPublic || isSide) ? titled.title : null;
}

function answerOf({ answer_text, answered_at }: ReviewRow): ReviewView["answer"] {
  return answer_text === null || answered_at === null
    ? null
    : { text: answer_text, created_at: answered_at.toISOString() };
}

function hiddenAnswerOf({
  answer_text,
  answer_hidden_at,
  answer_hidden_reason,
}: ReviewRow): ReviewView["answer_hidden"] {
  return answer_hidden_at === null
    ? null
    : { text: answer_text ?? "", at: answer_hidden_at.toISOString(), reason: answer_hidden_reason ?? "" };
}

function reviewCan(row: ReviewRow, viewerId: string | null, hasReported: (part: ReviewPart) => boolean): string[] {
  if (viewerId === null || row.revealed_at === null || row.hidden_at !== null) return [];
  const answerShows = row.answered_at !== null && row.answer_hidden_at === null;
  return [
    ...(row.user_id === viewerId && row.answered_at === null ? ["answer"] : []),
    ...(row.author_id !== viewerId && !hasReported("review") ? ["report"] : []),
    ...(row.user_id !== viewerId && answerShows && !hasReported("answer") ? ["report_answer"] : []),
  ];
}

export async function reviewView(db: Db, reviewId: string, viewerId: string): Promise<ReviewView> {
  const row = await findReview(db, reviewId);
  assert(row, "the review is there");
  const [view] = await reviewViews(db, [row], viewerId);
  assert(view, "a review has a view");
  return view;
}
