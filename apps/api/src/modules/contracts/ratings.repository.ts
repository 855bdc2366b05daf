import { type Selectable, sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { RatingsTable } from "./contracts.tables.ts";
import type { ReviewRow } from "./reviews.repository.ts";
import {
  type Criterion,
  criteria,
  otherSide,
  type RatingPrior,
  type RatingSums,
  ratedAs,
  type Side,
} from "./reviews.rules.ts";

export interface RatingRow extends RatingSums {
  readonly userId: string;
  readonly contractsCompleted: number;
  /** Grows with each review that is shown and each that is hidden: of two ratings the one with more is the newer. */
  readonly revision: number;
}

/** In id order, as every writer of these rows does: two contracts of the same pair must not wait for each other. */
export async function countCompleted(tx: Tx, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds.toSorted())
    await tx
      .insertInto("contracts.ratings")
      .values({ user_id: userId, contracts_completed: 1 })
      .onConflict((conflict) =>
        conflict.column("user_id").doUpdateSet({
          contracts_completed: sql`ratings.contracts_completed + 1`,
        }),
      )
      .execute();
}

/** In the same order, with the rows held: the contract they completed counts no more. */
export async function discountCompleted(tx: Tx, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds.toSorted())
    await tx
      .updateTable("contracts.ratings")
      .set({ contracts_completed: sql`greatest(contracts_completed - 1, 0)` })
      .where("user_id", "=", userId)
      .execute();
}

export async function addReview(tx: Tx, review: ReviewRow): Promise<void> {
  const points = BigInt(review.points ?? 0);
  const isOfClient = ratedAs(review) === "client";
  const sums = { client_reviews: isOfClient ? 1 : 0, client_points: isOfClient ? points : 0n };
  await tx
    .insertInto("contracts.ratings")
    .values({ user_id: review.user_id, reviews_count: 1, points, ...sums })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({
        reviews_count: sql`ratings.reviews_count + 1`,
        points: sql`ratings.points + excluded.points`,
        client_reviews: sql`ratings.client_reviews + excluded.client_reviews`,
        client_points: sql`ratings.client_points + excluded.client_points`,
      }),
    )
    .execute();
}

/** Before a review is hidden: a rating that is told at the same moment would miss it otherwise. */
export async function lockRating(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom("contracts.ratings").select("user_id").where("user_id", "=", userId).forUpdate().execute();
}

/** As one side or the other; what moderation hides is kept in the sums and taken out of them here, so that it counts again once it is shown again. */
export async function findRatings(db: Db, userIds: readonly string[], as: Side): Promise<Map<string, RatingRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom("contracts.ratings").selectAll().where("user_id", "in", userIds).execute();
  const hidden = await hiddenSums(db, userIds);
  return new Map(
    rows.map((row) => {
      const { reviewsCount, points } = sumsAs(row, as);
      const without = hidden.filter(({ user_id }) => user_id === row.user_id);
      const ofSide = without.find((sums) => ratedAs(sums) === as);
      const rating = {
        userId: row.user_id,
        reviewsCount: reviewsCount - Number(ofSide?.reviews ?? 0),
        points: points - BigInt(ofSide?.points ?? 0),
        contractsCompleted: row.contracts_completed,
        revision: without.reduce((sum, { reviews }) => sum + Number(reviews), row.reviews_count),
      };
      return [row.user_id, rating];
    }),
  );
}

function sumsAs(row: Selectable<RatingsTable>, as: Side): RatingSums {
  const { client_reviews, client_points } = row;
  return as === "client"
    ? { reviewsCount: client_reviews, points: client_points }
    : { reviewsCount: row.reviews_count - client_reviews, points: row.points - client_points };
}

function hiddenSums(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom("contracts.reviews")
    .select((eb) => [
      "user_id",
      "author_role",
      eb.fn.countAll<bigint>().as("reviews"),
      eb.fn.sum<bigint>("points").as("points"),
    ])
    .where("user_id", "in", userIds)
    .where("revealed_at", "is not", null)
    .where("hidden_at", "is not", null)
    .groupBy(["user_id", "author_role"])
    .execute();
}

/** The mean of each criterion, in thousandths of a star, of the reviews about these people on that side that are shown. */
export async function meansByCriterion(
  db: Db,
  userIds: readonly string[],
  as: Side,
): Promise<ReadonlyMap<string, Readonly<Record<Criterion, number>>>> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .select("user_id")
    .select((eb) =>
      criteria.map((criterion) => sql<number>`round(avg(${eb.ref(criterion)}) * 1000)::int`.as(criterion)),
    )
    .where("user_id", "in", userIds)
    .where("author_role", "=", otherSide(as))
    .where("revealed_at", "is not", null)
    .where("hidden_at", "is", null)
    .groupBy("user_id")
    .execute();
  return new Map(rows.map(({ user_id, ...means }) => [user_id, means] as const));
}

interface PointsRow {
  readonly userId: string;
  readonly points: number;
  readonly reviews: number;
}

/** How often each sum of points was given in the reviews about these people on that side that are shown. */
export async function countByPoints(db: Db, userIds: readonly string[], as: Side): Promise<PointsRow[]> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .select((eb) => ["user_id", "points", eb.fn.countAll<bigint>().as("reviews")])
    .where("user_id", "in", userIds)
    .where("author_role", "=", otherSide(as))
    .where("revealed_at", "is not", null)
    .where("hidden_at", "is", null)
    .groupBy(["user_id", "points"])
    .execute();
  return rows.map((row) => ({ userId: row.user_id, points: row.points, reviews: Number(row.reviews) }));
}

export interface CurrentPrior extends RatingPrior {
  readonly version: number;
}

/** C and m of the rules in force now: ratings are compared with each other, so all are weighed alike. */
export async function currentPrior(db: Db, at: Date): Promise<CurrentPrior> {
  const row = await db
    .selectFrom("contracts.rule_packs")
    .select(["version", "rating_prior_milli", "rating_prior_weight"])
    .where("effective_from", "<=", at)
    .where("country", "is", null)
    .orderBy("effective_from", "desc")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { version: row.version, priorMilli: row.rating_prior_milli, weight: row.rating_prior_weight };
}

export async function saveTold(tx: Tx, userId: string, version: number): Promise<void> {
  await tx.updateTable("contracts.ratings").set({ told_version: version }).where("user_id", "=", userId).execute();
}

/** So many who were told by other rules than these, with their rows held. */
export async function lockToldOtherwise(tx: Tx, version: number, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("contracts.ratings")
    .select("user_id")
    .where("told_version", "is distinct from", version)
    .where("reviews_count", ">", 0)
    .orderBy("user_id")
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map((row) => row.user_id);
}
