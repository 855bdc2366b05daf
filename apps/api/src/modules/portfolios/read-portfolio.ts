import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { ownerOfHandle } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mustSee } from "./portfolios.policy.ts";
import { findPortfolio, findPortfolioBySlug } from "./portfolios.repository.ts";
import { portfolioView } from "./portfolios.views.ts";

/** A portfolio with its items. Throws `portfolio.not_found` for one that this reader may not see. */
export async function readPortfolio(
  platform: Platform,
  viewer: Actor | null,
  portfolioId: string,
): Promise<PortfolioView> {
  const row = await mustSee(platform.db, viewer, await findPortfolio(platform.db, portfolioId));
  return portfolioView(platform, row, viewer);
}

/** The same by its address: a handle, also one given up lately, and the slug. */
export async function readPortfolioBySlug(
  platform: Platform,
  viewer: Actor | null,
  { handle, slug }: { readonly handle: string; readonly slug: string },
): Promise<PortfolioView> {
  const { db, clock } = platform;
  const ownerId = await ownerOfHandle(db, handle, clock.now());
  const found = ownerId === null ? undefined : await findPortfolioBySlug(db, ownerId, slug.normalize("NFC"));
  return portfolioView(platform, await mustSee(db, viewer, found), viewer);
}
