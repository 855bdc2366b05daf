import type { PortfolioCard } from "#api-schema/portfolio-views.ts";
import { previewOf } from "../../media/picture-of.ts";
import type { OwnPortfolio } from "./own-portfolio-row.tsx";

/** One's own portfolios for the list of them: what it does not show need not travel with the page. */
export function ownPortfolios(portfolios: readonly PortfolioCard[]): OwnPortfolio[] {
  return portfolios.map(
    ({ portfolio_id, title, slug, state, owner, cover, item_count, verified_count, counters, updated_at }) => ({
      portfolioId: portfolio_id,
      handle: owner.handle,
      slug,
      title,
      state,
      picture: previewOf(cover, ""),
      pieces: item_count,
      verified: verified_count,
      views: counters.views,
      likes: counters.likes,
      updatedAt: updated_at,
    }),
  );
}
