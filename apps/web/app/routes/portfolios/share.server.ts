import { data, redirect } from "react-router";
import { shareAddress, shareWays } from "../../features/portfolios/share/share-ways.ts";
import { apiOf, load, loadOrNull } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { portfolioHref } from "../../lib/links.ts";
import type { Route } from "./+types/share.ts";

/**
 * A link that counts the share and leads on, so that it works without script. What another site makes a browser open is
 * not counted: the API takes calls from our own pages alone.
 */
export async function loader(args: Route.LoaderArgs) {
  const way = shareWays.find((one) => one === args.params.way);
  if (!way) throw data(null, { status: 404 });
  const params = { portfolio_id: args.params.portfolio_id };
  const { portfolios } = apiOf(args);
  const { title, owner, slug } = await load(args.request, portfolios.getPortfolio({ params }));
  await loadOrNull(portfolios.sharePortfolio({ params }));
  const url = new URL(portfolioHref(owner.handle, slug), args.context.get(pageContext).origin).href;
  return redirect(shareAddress(way, { title, url }));
}

/** Told by the buttons that need a script: copying, and the device's own sharing. */
export async function action(args: Route.ActionArgs) {
  const params = { portfolio_id: args.params.portfolio_id };
  await loadOrNull(apiOf(args).portfolios.sharePortfolio({ params }));
  return null;
}
