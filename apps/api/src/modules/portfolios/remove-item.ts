import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { deleteItemRow } from "./items.repository.ts";
import { lockItem } from "./lock-item.ts";
import { keepFiles } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

/** Takes a piece of work out and lets its files go. Throws `portfolio.last_item` for the last of a published portfolio. */
export async function removeItem(platform: Platform, actor: Actor, itemId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const { item, portfolio } = await lockItem(tx, actor, itemId);
    if (portfolio.state === "published" && portfolio.item_count === 1) throw portfolioErrors.lastItem();
    await keepFiles(tx, portfolio, itemId, []);
    await deleteItemRow(tx, item);
    await settlePortfolio(platform, tx, item.portfolio_id, {
      actorId: actor.userId,
      action: "portfolios.item_removed",
      before: { item_id: itemId },
    });
  });
}
