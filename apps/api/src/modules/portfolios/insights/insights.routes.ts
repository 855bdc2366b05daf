import { portfoliosApi } from "#api-schema/portfolios.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { insightsCsv } from "./export-insights.ts";
import { readInsights } from "./read-insights.ts";
import { sharePortfolio } from "./share-portfolio.ts";

export function registerInsightsRoutes(http: HttpApp, platform: Platform): void {
  serve(http, portfoliosApi.getInsights, ({ actor, params, query }) =>
    readInsights(platform, actor, { portfolioId: params.portfolio_id, query }),
  );
  serve(http, portfoliosApi.downloadInsights, async (call) => {
    const { portfolio_id: portfolioId } = call.params;
    const file = await insightsCsv(platform, call.actor, { portfolioId, query: call.query });
    call.setHeader("content-type", "text/csv; charset=utf-8");
    call.setHeader("content-disposition", `attachment; filename="${file.name}"`);
    call.setHeader("cache-control", "private, no-store");
    return file.content;
  });
  serve(http, portfoliosApi.sharePortfolio, (call) => sharePortfolio(platform, call.params.portfolio_id, call));
}
