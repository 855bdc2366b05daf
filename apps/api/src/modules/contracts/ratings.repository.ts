import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { type Criterion, criteria, type RatingPrior, type RatingSums } from "./reviews.rules.ts";

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

export async function addReview(tx: Tx, userId: string, points: number): Promise<void> {
  await tx
    .insertInto("contracts.ratings")
    .values({ user_id: userId, reviews_count: 1, points: BigInt(points) })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({
        reviews_count: sql`ratings.reviews_count + 1`,
        points: sql`ratings.points + excluded.points`,
      }),
    )
    .execute();
}

/** Before a review is hidden: a rating that is told at the same moment would miss it otherwise. */
export async function lockRating(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom("contracts.ratings").select("user_id").where("user_id", "=", userId).forUpdate().execute();
}

/** What moderation hides is kept in the sums and taken out of them here, so that it counts again once it is shown again. */
export async function findRatings(db: Db, userIds: readonly string[]): Promise<Map<string, RatingRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom("contracts.ratings").selectAll().where("user_id", "in", userIds).execute();
  const hidden = await hiddenSums(db, userIds);
  return new Map(
    rows.map((row) => {
      const without = hidden.get(row.user_id);
      const rating = {
        userId: row.user_id,
        reviewsCount: row.reviews_count - (without?.reviewsCount ?? 0),
        points: row.points - (without?.points ?? 0n),
        contractsCompleted: row.contracts_completed,
        revision: row.reviews_count + (without?.reviewsCount ?? 0),
      };
      return [row.user_id, rating];
    }),
  );
}

async function hiddenSums(db: Db, userIds: readonly string[]): Promise<ReadonlyMap<string, RatingSums>> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .select((eb) => ["user_id", eb.fn.countAll<bigint>().as("reviews"), eb.fn.sum<bigint>("points").as("points")])
    .where("user_id", "in", userIds)
    .where("revealed_at", "is not", null)
    .where("hidden_at", "is not", null)
    .groupBy("user_id")
    .execute();
  return new Map(
    rows.map((row) => [row.user_id, { reviewsCount: Number(row.reviews), points: BigInt(row.points) }] as const),
  );
}

/** The mean of each criterion, in thousandths of a star, of the reviews about these people that are shown. */
export async function meansByCriterion(
  db: Db,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<Criterion, number>>>> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .select("user_id")
    .select((eb) =>
      criteria.map((criterion) => sql<number>`round(avg(${eb.ref(criterion)}) * 1000)::int`.as(criterion)),
    )
    .where("user_id", "in", userIds)
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

/** How often each sum of points was given in the reviews about these people that are shown. */
export async function countByPoints(db: Db, userIds: readonly string[]): Promise<PointsRow[]> {
  const rows = await db
    .selectFrom("contracts.reviews")
    .select((eb) => ["user_id", "points", eb.fn.countAll<bigint>().as("reviews")])
    .where("user_id", "in", userIds)
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
