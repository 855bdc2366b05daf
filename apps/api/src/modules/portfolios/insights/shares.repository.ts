// Who passed a portfolio on today: SQL only.
import type { Tx } from "#platform/db/index.ts";

/** False when they did so before today. */
export async function insertShare(
  tx: Tx,
  share: { portfolioId: string; day: string; viewer: string },
): Promise<boolean> {
  const row = await tx
    .insertInto("portfolios.shares")
    .values({ portfolio_id: share.portfolioId, day: share.day, viewer: share.viewer })
    .onConflict((conflict) => conflict.doNothing())
    .returning("viewer")
    .executeTakeFirst();
  return row !== undefined;
}

/** One more; gives the new count. */
export async function addShare(tx: Tx, portfolioId: string): Promise<number> {
  const row = await tx
    .updateTable("portfolios.portfolios")
    .set((eb) => ({ shares: eb("shares", "+", 1) }))
    .where("portfolio_id", "=", portfolioId)
    .returning("shares")
    .executeTakeFirstOrThrow();
  return row.shares;
}
