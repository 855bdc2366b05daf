import type { PortfolioCard } from "#api-schema/portfolio-views.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { marksOf } from "./confirmations/confirmations.views.ts";
import { findItem } from "./items.repository.ts";
import { shownFiles } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { mustSee } from "./portfolios.policy.ts";
import { findPortfolio, type PortfolioRow } from "./portfolios.repository.ts";
import { itemView, portfolioCards } from "./portfolios.views.ts";

/** A piece of work with the portfolio it stands in, for a reader who may see it. */
export async function readItem(
  platform: Platform,
  viewer: Actor | null,
  itemId: string,
): Promise<{ item: WorkItemView; portfolio: PortfolioCard }> {
  const { item, portfolio } = await loadItem(platform, viewer, itemId);
  const [card] = await portfolioCards(platform, [portfolio]);
  assert(card, "one row gives one card");
  return { item, portfolio: card };
}

/** The owner's view of a piece of work just written. */
export async function readOwnItem(platform: Platform, actor: Actor, itemId: string): Promise<WorkItemView> {
  return (await loadItem(platform, actor, itemId)).item;
}

async function loadItem(
  platform: Platform,
  viewer: Actor | null,
  itemId: string,
): Promise<{ item: WorkItemView; portfolio: PortfolioRow }> {
  const { db } = platform;
  const item = await findItem(db, itemId);
  if (!item) throw portfolioErrors.itemNotFound();
  const row = await findPortfolio(db, item.portfolio_id);
  const portfolio = await mustSee(db, viewer, row, portfolioErrors.itemNotFound);
  const [files, marks] = await Promise.all([
    shownFiles(platform, portfolio, item.media_ids),
    marksOf(db, portfolio, viewer?.userId ?? null),
  ]);
  return { item: itemView(item, { files, marks, portfolio, viewer }), portfolio };
}
