import { portfoliosApi } from "#api-schema/portfolios.ts";
import { countVisitors, type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addItem } from "./add-item.ts";
import { patchItem, replaceItem } from "./edit-item.ts";
import type { ViewCounter } from "./insights/count-views.ts";
import { listWorks } from "./list-works.ts";
import { orderItems } from "./order-items.ts";
import { readItem } from "./read-item.ts";
import { readPortfolio } from "./read-portfolio.ts";
import { removeItem } from "./remove-item.ts";
import { suggest } from "./suggestions/suggest.ts";

export function registerItemRoutes(http: HttpApp, platform: Platform, views: ViewCounter): void {
  serve(http, portfoliosApi.listItems, async ({ actor, params }) => ({
    data: (await readPortfolio(platform, actor, params.portfolio_id)).items,
  }));
  serve(http, portfoliosApi.addItem, ({ actor, params, body }) =>
    addItem(platform, actor, { portfolioId: params.portfolio_id, body }),
  );
  serve(http, portfoliosApi.orderItems, ({ actor, params, body, expectVersion }) =>
    orderItems(platform, actor, {
      portfolioId: params.portfolio_id,
      itemIds: body.item_ids,
      version: body.version,
      expectVersion,
    }),
  );
  serve(http, portfoliosApi.getItem, async (call) => {
    const shown = await readItem(platform, call.actor, call.params.item_id);
    const { item_id, portfolio_id, user_id } = shown.item;
    const page = { portfolioId: portfolio_id, ownerId: user_id, pageId: item_id };
    countVisitors(call, (visitor) => views.note(page, visitor));
    return shown;
  });
  serve(http, portfoliosApi.replaceItem, ({ actor, params, body, expectVersion }) =>
    replaceItem(platform, actor, { itemId: params.item_id, body, expectVersion }),
  );
  serve(http, portfoliosApi.patchItem, ({ actor, params, body, expectVersion }) =>
    patchItem(platform, actor, { itemId: params.item_id, body, expectVersion }),
  );
  serve(http, portfoliosApi.deleteItem, ({ actor, params }) => removeItem(platform, actor, params.item_id));
  serve(http, portfoliosApi.suggest, ({ actor, body }) => suggest(platform, actor, body));
  serve(http, portfoliosApi.listWorks, ({ actor, query }) => listWorks(platform, actor, query));
}
