import type { RatingView, ReviewView } from "#api-schema/reviews.ts";
import { shownAmong } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { reviewErrors } from "./contracts.errors.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "./paging.ts";
import { countByPoints, currentPrior, findRatings, meansByCriterion } from "./ratings.repository.ts";
import { countReviewRows, findShownReview, listReviewRows } from "./reviews.repository.ts";
import { averageMilli, criteria, type Side, scoreMilli, spreadOf } from "./reviews.rules.ts";
import { reviewViews } from "./reviews.views.ts";

interface ReviewsQuery extends PageQuery {
  readonly user_id: string;
  readonly author_role?: readonly Side[];
  readonly overall_min?: number;
  readonly overall_max?: number;
}

/** Shown reviews about a person, newest first; none about who was erased or is hidden from this viewer. */
export async function listReviews(
  { db }: Platform,
  viewer: Actor | null,
  query: ReviewsQuery,
): Promise<Page<ReviewView> & { total?: number }> {
  const about = {
    userId: query.user_id,
    viewerId: viewer?.userId ?? null,
    authorRoles: query.author_role ?? null,
    overallMin: query.overall_min ?? null,
    overallMax: query.overall_max ?? null,
  };
  const limit = query.limit ?? PAGE_DEFAULT;
  if (!(await shownAmong(db, viewer, [about.userId])).has(about.userId))
    return { data: [], next_cursor: null, ...(query.count ? { total: 0 } : {}) };
  const rows = await listReviewRows(db, about, afterOf(query), limit);
  const data = await reviewViews(db, rows.slice(0, limit), about.viewerId);
  const shownAt = (row: { revealed_at: Date | null }) => row.revealed_at?.toISOString() ?? null;
  const { next_cursor } = toPage(rows, limit, (row) => [shownAt(row), row.review_id], String);
  return { data, next_cursor, ...(query.count ? { total: await countReviewRows(db, about) } : {}) };
}

/** Throws `review.not_found` for one that this viewer may not read. */
export async function readReview({ db }: Platform, viewer: Actor | null, reviewId: string): Promise<ReviewView> {
  const viewerId = viewer?.userId ?? null;
  const row = await findShownReview(db, reviewId, viewerId);
  const isShown = row !== undefined && (await shownAmong(db, viewer, [row.user_id])).has(row.user_id);
  const [view] = isShown ? await reviewViews(db, [row], viewerId) : [];
  if (!view) throw reviewErrors.notFound();
  return view;
}

export type Rating = RatingView;

interface RatingsQuery {
  readonly user_id: readonly string[];
  readonly as?: Side;
  readonly spread?: boolean;
}

/** Ratings as this viewer may see them: of somebody who vanished from them there is none, as of somebody unknown. */
export async function listRatings(
  { db, clock }: Platform,
  viewer: Actor | null,
  { user_id: userIds, as = "freelancer", spread: isSpreadAsked = false }: RatingsQuery,
): Promise<Rating[]> {
  const ratings = await ratingsOf(db, userIds, { as, at: clock.now() });
  const seen = await shownAmong(db, viewer, userIds);
  if (!isSpreadAsked) return [...ratings.values()].map((rating) => shownTo(seen, rating));
  const [counts, means] = await Promise.all([countByPoints(db, userIds, as), meansByCriterion(db, userIds, as)]);
  return [...ratings.values()].map((rating) => {
    const isSeen = seen.has(rating.user_id);
    const mean = isSeen ? means.get(rating.user_id) : undefined;
    return {
      ...shownTo(seen, rating),
      spread: spreadOf(counts.filter(({ userId }) => isSeen && userId === rating.user_id)),
      criteria: mean ? criteria.map((criterion) => ({ criterion, average: mean[criterion] / 1_000 })) : [],
    };
  });
}

const shownTo = (seen: ReadonlySet<string>, rating: Rating): Rating =>
  seen.has(rating.user_id)
    ? rating
    : { ...rating, score: null, average: null, reviews_count: 0, contracts_completed: 0 };

/** How people are rated now on one side, by id: somebody without reviews has count 0 and no score. */
export async function ratingsOf(
  db: Db,
  userIds: readonly string[],
  { as, at }: { readonly as: Side; readonly at: Date },
): Promise<ReadonlyMap<string, Rating>> {
  const rows = await findRatings(db, userIds, as);
  const prior = await currentPrior(db, at);
  return new Map(
    userIds.map((userId) => {
      const row = rows.get(userId) ?? { reviewsCount: 0, points: 0n, contractsCompleted: 0, revision: 0 };
      const average = averageMilli(row);
      const rating = {
        user_id: userId,
        as,
        score: average === null ? null : scoreMilli(row, prior) / 1_000,
        average: average === null ? null : average / 1_000,
        reviews_count: row.reviewsCount,
        contracts_completed: row.contractsCompleted,
      };
      return [userId, rating];
    }),
  );
}
