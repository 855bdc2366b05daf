import { portfolioShared } from "#events/portfolios.ts";
import type { Visitor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mustSee } from "../portfolios.policy.ts";
import { findPortfolio } from "../portfolios.repository.ts";
import { addOne } from "./day-figures.repository.ts";
import { addShare, insertShare } from "./shares.repository.ts";
import { viewerOf } from "./viewer-of.ts";

/** Notes that somebody passes a portfolio on: once a person and day, its owner and programs never. */
export async function sharePortfolio(
  platform: Platform,
  portfolioId: string,
  visitor: Visitor,
): Promise<{ readonly shares: number }> {
  return platform.inTransaction(async (tx) => {
    const row = await mustSee(tx, visitor.actor, await findPortfolio(tx, portfolioId));
    // By the network, whoever is signed in: a share leaves no trace but its number, which many accounts could drive up.
    const who = viewerOf(platform, row.user_id, visitor);
    if (!who || !(await insertShare(tx, { portfolioId, day: who.day, viewer: who.network })))
      return { shares: row.shares };
    const shares = await addShare(tx, portfolioId);
    await addOne(tx, "shares", { portfolio_id: portfolioId, day: who.day });
    await platform.events.publish(tx, portfolioShared, { portfolio_id: portfolioId, user_id: row.user_id });
    return { shares };
  });
}
