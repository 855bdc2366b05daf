import type { WorkItemView } from "#api-schema/work-items.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf, writeOrder } from "./items.repository.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { type Basis, lockForEdit, refuseStale } from "./portfolios.policy.ts";
import { isSameSet } from "./portfolios.rules.ts";
import { portfolioView } from "./portfolios.views.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

interface Order extends Basis {
  readonly portfolioId: string;
  /** All of the portfolio's items, each once. */
  readonly itemIds: readonly string[];
}

/** Puts the items into this order. Throws `portfolio.order_mismatch` with the current order when they are others. */
export async function orderItems(platform: Platform, actor: Actor, order: Order): Promise<{ data: WorkItemView[] }> {
  const { portfolioId, itemIds } = order;
  const row = await platform.inTransaction(async (tx) => {
    const portfolio = await lockForEdit(tx, actor, portfolioId);
    await refuseStale(order, portfolio.version, () => portfolioView(platform, portfolio, actor, tx));
    const current = (await listItemsOf(tx, portfolioId)).map((item) => item.item_id);
    if (!isSameSet(itemIds, current)) throw portfolioErrors.orderMismatch({ extra: { current } });
    await writeOrder(tx, portfolioId, itemIds);
    return settlePortfolio(platform, tx, portfolioId, {
      actorId: actor.userId,
      action: "portfolios.items_ordered",
      before: { item_ids: current },
      after: { item_ids: itemIds },
    });
  });
  return { data: (await portfolioView(platform, row, actor)).items };
}
