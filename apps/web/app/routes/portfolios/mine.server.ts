import { portfolioStates } from "#api-schema/portfolio-views.ts";
import { ownPortfolios } from "../../features/portfolios/editor/own-portfolios.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/mine.ts";

export async function loader(args: Route.LoaderArgs) {
  const { userId } = requireViewer(args);
  const url = pageUrl(args.request);
  const state = pick(url, "state", portfolioStates)[0] ?? null;
  const query = { user_id: userId, ...(state ? { state: [state] } : {}), ...listWindow(url), count: true };
  const page = await load(args.request, apiOf(args).portfolios.listPortfolios({ query }));
  return { state, portfolios: ownPortfolios(page.data), total: page.total, more: moreLinks(url, page.next_cursor) };
}
