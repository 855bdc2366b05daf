import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockShownOf, writePositions } from "./portfolios.repository.ts";
import { isSameSet } from "./portfolios.rules.ts";

interface Order {
  /** All of one's published portfolios, each once. */
  readonly portfolio_ids: readonly string[];
  readonly was?: readonly string[];
}

/**
 * Puts one's published portfolios into this order. Throws `portfolio.order_mismatch` with the current order when they are
 * others, and `request.stale` when the order it was made from is another now.
 */
export async function orderPortfolios(
  platform: Platform,
  actor: Actor,
  { portfolio_ids: wanted, was }: Order,
): Promise<{ portfolio_ids: string[] }> {
  await platform.inTransaction(async (tx) => {
    const current = await lockShownOf(tx, actor.userId);
    if (was !== undefined && was.join() !== current.join()) throw requestErrors.stale({ extra: { current } });
    if (!isSameSet(wanted, current)) throw portfolioErrors.orderMismatch({ extra: { current } });
    await writePositions(tx, wanted);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "portfolios.ordered",
      subject: { type: "user", id: actor.userId },
      before: { portfolio_ids: current },
      after: { portfolio_ids: wanted },
    });
  });
  return { portfolio_ids: [...wanted] };
}
