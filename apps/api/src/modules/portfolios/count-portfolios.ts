import type { Db } from "#platform/db/index.ts";

/** How many portfolios are published. */
export async function countPublishedPortfolios(db: Db): Promise<number> {
  const { portfolios } = await db
    .selectFrom("portfolios.portfolios")
    .where("state", "=", "published")
    .where("hidden_at", "is", null)
    .select((eb) => eb.fn.countAll<bigint>().as("portfolios"))
    .executeTakeFirstOrThrow();
  return Number(portfolios);
}
