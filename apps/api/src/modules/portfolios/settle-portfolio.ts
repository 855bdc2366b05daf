// After every change of what a portfolio shows: the parts kept beside it, its version, the audit row and the news.
import { portfolioChanged } from "#events/portfolios.ts";
import type { JsonObject, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf } from "./items.repository.ts";
import { lockPortfolio, type PortfolioRow, settleItems, updatePortfolio } from "./portfolios.repository.ts";

// A card shows the cover and, on some pages, the next few.
const FIRST_FILES = 4;

export interface Change {
  /** Null: nobody, it followed from something else. */
  readonly actorId: string | null;
  /** `portfolios.item_added`: what happened, in the past. */
  readonly action: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** Brings the row up to its items and tells of the change; gives the row as it is now. */
export async function settlePortfolio(
  platform: Platform,
  tx: Tx,
  portfolioId: string,
  change: Change,
): Promise<PortfolioRow> {
  const row = await lockPortfolio(tx, portfolioId);
  assert(row, "a portfolio that is being changed is there");
  const items = await listItemsOf(tx, portfolioId);
  const files = items.flatMap((item) => item.media_ids);
  const settled = {
    item_count: items.length,
    verified_count: items.filter((item) => item.verified_at !== null).length,
    shown_cover_id: row.cover_media_id ?? files[0] ?? null,
    first_media_ids: files.slice(0, FIRST_FILES),
    version: row.version + 1,
    updated_at: platform.clock.now(),
  };
  await updatePortfolio(tx, portfolioId, settled);
  await settleItems(tx, portfolioId);
  const now = { ...row, ...settled };
  await platform.audit.record(tx, {
    actorId: change.actorId,
    action: change.action,
    subject: { type: "portfolio", id: portfolioId },
    ...(change.before ? { before: change.before } : {}),
    after: { ...change.after, version: now.version },
  });
  await platform.events.publish(tx, portfolioChanged, { ...factsOf(now), state: now.state });
  return now;
}

/** What news tell of a portfolio. */
export function factsOf(row: PortfolioRow) {
  return {
    portfolio_id: row.portfolio_id,
    user_id: row.user_id,
    slug: row.slug,
    title: row.title,
    category_id: row.category_id,
    category_path: row.category_path,
    tags: row.tags,
  };
}
