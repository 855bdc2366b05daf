import type { WorkItemBody, WorkItemView } from "#api-schema/work-items.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { refuseOtherKind } from "./item-kind.ts";
import { insertItem } from "./items.repository.ts";
import { keepFiles } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockForEdit } from "./portfolios.policy.ts";
import { ITEMS_MAX } from "./portfolios.rules.ts";
import { readOwnItem } from "./read-item.ts";
import { emptyItem, type ItemContent, readItemBody } from "./read-item-body.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

/** Adds a piece of work at the end. Throws `portfolio.too_many_items`. */
export async function addItem(
  platform: Platform,
  actor: Actor,
  { portfolioId, body }: { readonly portfolioId: string; readonly body: WorkItemBody },
): Promise<WorkItemView> {
  const content = readItemBody(body, emptyItem);
  const itemId = newId();
  await platform.inTransaction(async (tx) => {
    const portfolio = await lockForEdit(tx, actor, portfolioId);
    if (portfolio.item_count >= ITEMS_MAX) throw portfolioErrors.tooManyItems();
    const at = platform.clock.now();
    await insertItem(tx, {
      item_id: itemId,
      portfolio_id: portfolioId,
      user_id: actor.userId,
      position: portfolio.item_count,
      ...columnsOf(content),
      created_at: at,
      updated_at: at,
    });
    await keepFiles(tx, portfolio, itemId, content.mediaIds);
    await refuseOtherKind(tx, content);
    await settlePortfolio(platform, tx, portfolioId, {
      actorId: actor.userId,
      action: "portfolios.item_added",
      after: { item_id: itemId, kind: content.kind },
    });
  });
  return readOwnItem(platform, actor, itemId);
}

/** What a caller writes of an item, as its columns. */
export function columnsOf({ mediaIds, ...content }: ItemContent) {
  return { ...content, media_ids: mediaIds };
}
