import type { SimilarPieces } from "#api-schema/portfolio-similar.ts";
import { sharedSkills } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findItem, findListedItems } from "../items.repository.ts";
import { workCards } from "../list-works.ts";
import { portfolioErrors } from "../portfolios.errors.ts";
import { mustSee } from "../portfolios.policy.ts";
import { findPortfolio } from "../portfolios.repository.ts";
import { listPieceCandidates } from "./similar.repository.ts";
import { mostAlike } from "./similarity.rules.ts";

/** Up to six pieces of others' work that are like this one, with why. Throws `portfolio.item_not_found`. */
export async function listSimilarPieces(
  { db }: Platform,
  viewer: Actor | null,
  itemId: string,
): Promise<SimilarPieces> {
  const item = await findItem(db, itemId);
  if (!item) throw portfolioErrors.itemNotFound();
  const portfolio = await mustSee(db, viewer, await findPortfolio(db, item.portfolio_id), portfolioErrors.itemNotFound);
  // A piece's row has its topic while it is listed; a draft's owner sees what it will stand beside.
  const subject = { ...item, category_path: portfolio.category_path };
  const candidates = await listPieceCandidates(db, subject, viewer?.userId ?? null);
  const makers = [...new Set(candidates.map((candidate) => candidate.user_id))];
  const chosen = mostAlike(subject, candidates, await sharedSkills(db, item.user_id, makers));
  const rows = await findListedItems(
    db,
    chosen.map(({ id }) => id),
  );
  const cards = new Map((await workCards(db, rows)).map((card) => [card.item_id, card]));
  return {
    data: chosen.flatMap(({ id, likeness }) => {
      const piece = cards.get(id);
      return piece ? { piece, because: { ...likeness, tags: [...likeness.tags] } } : [];
    }),
  };
}
