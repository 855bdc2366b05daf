import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { beginDraft } from "./create-portfolio.ts";
import { contentOf } from "./edit-portfolio.ts";
import { insertItem, listItemsOf } from "./items.repository.ts";
import { filesOf, withoutFiles } from "./layout/layout.rules.ts";
import { findLayout } from "./layout/layouts.repository.ts";
import { keepDraft } from "./layout/save-layout.ts";
import { keepFiles, usableAmong } from "./portfolio-files.ts";
import { lockOwn } from "./portfolios.policy.ts";
import type { PortfolioRow } from "./portfolios.repository.ts";
import { portfolioView } from "./portfolios.views.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

/**
 * Begins a draft with everything that one's portfolio holds: its pieces of work and its layout as it is worked on.
 * Likes, views and the address stay behind. Throws `portfolio.too_many`.
 */
export async function duplicatePortfolio(
  platform: Platform,
  actor: Actor,
  portfolioId: string,
): Promise<PortfolioView> {
  const row = await platform.inTransaction(async (tx) => {
    const source = await lockOwn(tx, actor, portfolioId);
    const content = contentOf(source);
    const usable = await usableAmong(tx, content.coverMediaId ? [content.coverMediaId] : []);
    const coverMediaId = content.coverMediaId && usable.has(content.coverMediaId) ? content.coverMediaId : null;
    const copy = await beginDraft(platform, tx, {
      portfolioId: newId(),
      userId: actor.userId,
      content: { ...content, coverMediaId, slug: null },
    });
    await copyItems(platform, tx, source, copy);
    await copyLayout(platform, tx, source, copy);
    return settlePortfolio(platform, tx, copy.portfolio_id, {
      actorId: actor.userId,
      action: "portfolios.duplicated",
      after: { from: source.portfolio_id },
    });
  });
  return portfolioView(platform, row, actor);
}

async function copyItems(platform: Platform, tx: Tx, source: PortfolioRow, copy: PortfolioRow): Promise<void> {
  const items = await listItemsOf(tx, source.portfolio_id);
  const usable = await usableAmong(
    tx,
    items.flatMap((item) => item.media_ids),
  );
  const at = platform.clock.now();
  for (const { kind, title, story, client, role, date, tags, link, media_ids, position } of items) {
    const itemId = newId();
    const files = media_ids.filter((id) => usable.has(id));
    await insertItem(tx, {
      item_id: itemId,
      portfolio_id: copy.portfolio_id,
      user_id: copy.user_id,
      ...{ kind, title, story, client, role, date, tags, link, position },
      media_ids: files,
      created_at: at,
      updated_at: at,
    });
    await keepFiles(tx, copy, itemId, files);
  }
}

async function copyLayout(platform: Platform, tx: Tx, source: PortfolioRow, copy: PortfolioRow): Promise<void> {
  const layout = await findLayout(tx, source.portfolio_id);
  if (!layout) return;
  const usable = await usableAmong(tx, filesOf(layout.draft));
  const draft = withoutFiles(layout.draft, (id) => usable.has(id));
  await keepDraft(platform, tx, { portfolio: copy, layout: draft, byItself: false });
}
