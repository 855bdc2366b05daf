// What other modules may point at: work that others than its owner can open.
import type { Db } from "#platform/db/index.ts";
import { findItem } from "./items.repository.ts";
import { findPortfolio, findPortfolios } from "./portfolios.repository.ts";
import { isOpen } from "./portfolios.rules.ts";

export interface ShownWork {
  readonly portfolioId: string;
  readonly itemId: string | null;
  readonly title: string;
}

/** A portfolio of this person's, or a piece in it, that others can open; null for anything else. Blocks are the caller's to ask. */
export async function findShownWork(
  db: Db,
  ask: { readonly ownerId: string; readonly portfolioId: string; readonly itemId: string | null },
): Promise<ShownWork | null> {
  const portfolio = await findPortfolio(db, ask.portfolioId);
  if (!portfolio || portfolio.user_id !== ask.ownerId || !isOpen(portfolio)) return null;
  if (ask.itemId === null) return { portfolioId: portfolio.portfolio_id, itemId: null, title: portfolio.title };
  const item = await findItem(db, ask.itemId);
  if (item?.portfolio_id !== portfolio.portfolio_id) return null;
  return { portfolioId: portfolio.portfolio_id, itemId: item.item_id, title: item.title };
}

/** The addresses of those portfolios that others can open, by id. */
export async function shownSlugs(db: Db, portfolioIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await findPortfolios(db, [...new Set(portfolioIds)]);
  return new Map(rows.filter(isOpen).map(({ portfolio_id, slug }) => [portfolio_id, slug]));
}
