import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { findItem, type ItemRow } from "./items.repository.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockForEdit } from "./portfolios.policy.ts";
import type { PortfolioRow } from "./portfolios.repository.ts";

/** A piece of work under its portfolio's lock, for its owner. Throws `portfolio.item_not_found`, `not_owner`, `archived`. */
export async function lockItem(
  tx: Tx,
  actor: Actor,
  itemId: string,
): Promise<{ readonly item: ItemRow; readonly portfolio: PortfolioRow }> {
  const seen = await findItem(tx, itemId);
  if (!seen) throw portfolioErrors.itemNotFound();
  const portfolio = await lockForEdit(tx, actor, seen.portfolio_id, portfolioErrors.itemNotFound);
  // Read again under the lock: it may have changed, or gone, while this waited.
  const item = await findItem(tx, itemId);
  if (!item) throw portfolioErrors.itemNotFound();
  return { item, portfolio };
}
