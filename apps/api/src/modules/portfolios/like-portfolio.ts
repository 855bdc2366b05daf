import { portfolioLiked, portfolioUnliked } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addOne, takeLike } from "./insights/day-figures.repository.ts";
import { dayOf } from "./insights/insights.rules.ts";
import { networkOn } from "./insights/viewer-of.ts";
import { addLikes, countLike, countOfNetwork, deleteLike, holdCount, insertLike } from "./likes.repository.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { mustSee } from "./portfolios.policy.ts";
import { findPortfolio, type PortfolioRow } from "./portfolios.repository.ts";

// A studio that likes a friend's work together is heard; accounts made for it are not (record 83).
const LIKES_OF_NETWORK_MAX = 5;

export interface LikeAnswer {
  readonly liked: boolean;
  readonly likes: number;
}

/**
 * Likes a portfolio; twice counts once. Of one network at most five count for a portfolio and day: the others are kept for
 * whoever gave them, and nobody hears of them. Throws `portfolio.own_like`.
 */
export async function likePortfolio(
  platform: Platform,
  actor: Actor,
  { portfolioId, address }: { readonly portfolioId: string; readonly address: string },
): Promise<LikeAnswer> {
  return platform.inTransaction(async (tx) => {
    const row = await mustSee(tx, actor, await findPortfolio(tx, portfolioId));
    if (row.user_id === actor.userId) throw portfolioErrors.ownLike();
    const at = platform.clock.now();
    const day = dayOf(at);
    const like = { portfolioId, userId: actor.userId, at, network: networkOn(platform, day, address) };
    if (!(await insertLike(tx, like))) return { liked: true, likes: await likesNow(tx, row) };
    // Under this lock one after the other counts: those of one network that come at once would not see each other.
    await holdCount(tx, portfolioId);
    if ((await countOfNetwork(tx, like)) >= LIKES_OF_NETWORK_MAX)
      return { liked: true, likes: await likesNow(tx, row) };
    await countLike(tx, like);
    const likes = await addLikes(tx, portfolioId, 1);
    await addOne(tx, "likes", { portfolio_id: portfolioId, day });
    const ids = { portfolio_id: portfolioId, user_id: row.user_id, by_id: actor.userId };
    await platform.events.publish(tx, portfolioLiked, ids);
    return { liked: true, likes };
  });
}

/** Takes a like back; without one it answers the same. */
export async function unlikePortfolio(platform: Platform, actor: Actor, portfolioId: string): Promise<LikeAnswer> {
  return platform.inTransaction(async (tx) => {
    const row = await mustSee(tx, actor, await findPortfolio(tx, portfolioId));
    const given = await deleteLike(tx, { portfolioId, userId: actor.userId });
    if (!given?.counted) return { liked: false, likes: await likesNow(tx, row) };
    const likes = await addLikes(tx, portfolioId, -1);
    await takeLike(tx, { portfolio_id: portfolioId, day: dayOf(given.created_at) });
    const ids = { portfolio_id: portfolioId, user_id: row.user_id, by_id: actor.userId };
    await platform.events.publish(tx, portfolioUnliked, ids);
    return { liked: false, likes };
  });
}

/** Read again: the same like may have waited for itself, sent twice at once. */
async function likesNow(tx: Tx, row: PortfolioRow): Promise<number> {
  return (await findPortfolio(tx, row.portfolio_id))?.likes ?? row.likes;
}
