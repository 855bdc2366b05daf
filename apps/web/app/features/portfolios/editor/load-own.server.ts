import { data } from "react-router";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { apiOf, load, requireViewer } from "../../../lib/api.server.ts";

type Args = Parameters<typeof requireViewer>[0];

/** One's own portfolio, unless told otherwise for editing; for everybody else, and once it is put away, the page does not exist. */
export async function loadOwnPortfolio(
  args: Args,
  portfolioId: string,
  may: "edit" | "delete" = "edit",
): Promise<PortfolioView> {
  requireViewer(args);
  const { portfolios } = apiOf(args);
  const portfolio = await load(args.request, portfolios.getPortfolio({ params: { portfolio_id: portfolioId } }));
  if (!portfolio.can.includes(may)) throw data(null, { status: 404 });
  return portfolio;
}
