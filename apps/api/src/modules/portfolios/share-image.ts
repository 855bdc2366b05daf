import { cards, shareCard } from "#modules/users/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mustSee } from "./portfolios.policy.ts";
import { findPortfolio } from "./portfolios.repository.ts";

/** What link previews show of work without a picture, as a visitor sees it. Throws `portfolio.not_found`. */
export async function shareImage(platform: Platform, portfolioId: string): Promise<Buffer> {
  const { user_id, title, slug, tags } = await mustSee(
    platform.db,
    null,
    await findPortfolio(platform.db, portfolioId),
  );
  const by = (await cards(platform.db, [user_id])).get(user_id);
  assert(by, "whoever has a portfolio has a profile");
  return shareCard(platform, { title, line: by.name, by, notes: tags, path: `/@${by.handle}/${slug}` });
}
