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

interface Like {
  readonly portfolioId: string;
  readonly userId: string;
}
interface NewLike extends Like {
  readonly at: Date;
  readonly network: string;
}

/** Kept, and not counted yet. False when the person likes it already. */
export async function insertLike(tx: Tx, { portfolioId, userId, at, network }: NewLike): Promise<boolean> {
  const row = await tx
    .insertInto("portfolios.likes")
    .values({ portfolio_id: portfolioId, user_id: userId, created_at: at, network, counted: false })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Until commit nobody else's like is counted. As weak as the counter's own lock: the rows of likes hold on to this one. */
export async function holdCount(tx: Tx, portfolioId: string): Promise<void> {
  await tx
    .selectFrom("portfolios.portfolios")
    .select("portfolio_id")
    .where("portfolio_id", "=", portfolioId)
    .forNoKeyUpdate()
    .execute();
}

/** How many likes of this network count for the portfolio today: the day is in the network's hash. */
export async function countOfNetwork(tx: Tx, like: Pick<NewLike, "portfolioId" | "network">): Promise<number> {
  const row = await tx
    .selectFrom("portfolios.likes")
    .select((eb) => eb.fn.countAll<string>().as("counted"))
    .where("portfolio_id", "=", like.portfolioId)
    .where("network", "=", like.network)
    .where("counted", "=", true)
    .executeTakeFirstOrThrow();
  return Number(row.counted);
}

export async function countLike(tx: Tx, like: Like): Promise<void> {
  await tx
    .updateTable("portfolios.likes")
    .set({ counted: true })
    .where("portfolio_id", "=", like.portfolioId)
    .where("user_id", "=", like.userId)
    .execute();
}

/** Gives when it was given and whether it counted, or undefined when there was none. */
export function deleteLike(tx: Tx, like: Like): Promise<{ created_at: Date; counted: boolean } | undefined> {
  return tx
    .deleteFrom("portfolios.likes")
    .where("portfolio_id", "=", like.portfolioId)
    .where("user_id", "=", like.userId)
    .returning(["created_at", "counted"])
    .executeTakeFirst();
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
    .returning(["portfolio_id", "created_at", "counted"])
    .execute();
  // In id order: two people who leave at once would else wait for each other.
  const counted = rows.filter((row) => row.counted);
  for (const { portfolio_id, created_at } of counted.toSorted((a, b) => (a.portfolio_id < b.portfolio_id ? -1 : 1))) {
    await addLikes(tx, portfolio_id, -1);
    await takeLike(tx, { portfolio_id, day: dayOf(created_at) });
  }
}
