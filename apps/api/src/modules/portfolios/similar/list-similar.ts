import type { SimilarPortfolios } from "#api-schema/portfolio-similar.ts";
import { sharedSkills } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mustSee } from "../portfolios.policy.ts";
import { findPortfolio, findPortfolios } from "../portfolios.repository.ts";
import { portfolioCards } from "../portfolios.views.ts";
import { listCandidates } from "./similar.repository.ts";
import { mostAlike } from "./similarity.rules.ts";

/** Up to six portfolios of others that are like this one, with why. Throws `portfolio.not_found`. */
export async function listSimilar(
  platform: Platform,
  viewer: Actor | null,
  portfolioId: string,
): Promise<SimilarPortfolios> {
  const { db } = platform;
  const row = await mustSee(db, viewer, await findPortfolio(db, portfolioId));
  const candidates = await listCandidates(db, row, viewer?.userId ?? null);
  const makers = [...new Set(candidates.map((candidate) => candidate.user_id))];
  const chosen = mostAlike(row, candidates, await sharedSkills(db, row.user_id, makers));
  const shown = await findPortfolios(
    db,
    chosen.map((one) => one.id),
  );
  const cards = new Map((await portfolioCards(platform, shown)).map((card) => [card.portfolio_id, card]));
  return {
    data: chosen.flatMap(({ id, likeness }) => {
      const portfolio = cards.get(id);
      return portfolio ? { portfolio, because: { ...likeness, tags: [...likeness.tags] } } : [];
    }),
  };
}
