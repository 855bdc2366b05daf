import { insightsOf } from "../../features/portfolios/insights/insights-data.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/insights.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { portfolio_id: args.params.portfolio_id };
  const { portfolios } = apiOf(args);
  const { now } = args.context.get(pageContext);
  const [insights, portfolio] = await Promise.all([
    load(args.request, insightsOf(portfolios, params, { url: pageUrl(args.request), now })),
    load(args.request, portfolios.getPortfolio({ params })),
  ]);
  const { title, state, slug, owner } = portfolio;
  return { ...insights, title, state, slug, handle: owner.handle };
}
