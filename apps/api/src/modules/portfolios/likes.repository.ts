// Who likes which portfolio: SQL only.
import type { Db, Tx } from "#platform/db/index.ts";
import { takeLike } from "./insights/day-figures.repository.ts";
import { dayOf } from "./insights/insights.rules.ts";

/** The portfolios among these that the person likes. */
export async function likesAmong(
  db: Db,
  userId: string,
  portfolioIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (portfolioIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("portfolios.likes")
    .select("portfolio_id")
    .where("user_id", "=", userId)
    .where("portfolio_id", "in", portfolioIds)
    .execute();
  return new Set(rows.map((row) => row.portfolio_id));
}

/** False when the person likes it already. */
export async function insertLike(tx: Tx, like: { portfolioId: string; userId: string; at: Date }): Promise<boolean> {
  const row = await tx
    .insertInto("portfolios.likes")
    .values({ portfolio_id: like.portfolioId, user_id: like.userId, created_at: like.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives when it was given, or undefined when there was none. */
export async function deleteLike(tx: Tx, like: { portfolioId: string; userId: string }): Promise<Date | undefined> {
  const row = await tx
    .deleteFrom("portfolios.likes")
    .where("portfolio_id", "=", like.portfolioId)
    .where("user_id", "=", like.userId)
    .returning("created_at")
    .executeTakeFirst();
  return row?.created_at;
}

/** Moves the counter by what changed, under the row's lock; gives the new count. */
export async function addLikes(tx: Tx, portfolioId: string, change: 1 | -1): Promise<number> {
  const row = await tx
    .updateTable("portfolios.portfolios")
    .set((eb) => ({ likes: eb("likes", "+", change) }))
    .where("portfolio_id", "=", portfolioId)
    .returning("likes")
    .executeTakeFirstOrThrow();
  return row.likes;
}

/** Takes back every like of somebody who left, with its count. */
export async function deleteLikesOf(tx: Tx, userId: string): Promise<void> {
  const rows = await tx
    .deleteFrom("portfolios.likes")
    .where("user_id", "=", userId)
    .returning(["portfolio_id", "created_at"])
    .execute();
  // In id order: two people who leave at once would else wait for each other.
  for (const { portfolio_id, created_at } of rows.toSorted((a, b) => (a.portfolio_id < b.portfolio_id ? -1 : 1))) {
    await addLikes(tx, portfolio_id, -1);
    await takeLike(tx, { portfolio_id, day: dayOf(created_at) });
  }
}
