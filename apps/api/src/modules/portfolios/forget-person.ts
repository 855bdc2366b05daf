import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetClient } from "./confirmations/confirmations.repository.ts";
import { removePortfolio } from "./delete-portfolio.ts";
import { forgetFinished } from "./layout/finished-work.repository.ts";
import { deleteLikesOf } from "./likes.repository.ts";
import { listPortfolioIds, lockPortfolio } from "./portfolios.repository.ts";

/** Somebody left: what they showed goes for good, and their likes are taken back. */
export async function forgetPerson(platform: Platform, tx: Tx, userId: string): Promise<void> {
  for (const portfolioId of await listPortfolioIds(tx, userId)) {
    const row = await lockPortfolio(tx, portfolioId);
    if (row) await removePortfolio(platform, tx, row, null);
  }
  await deleteLikesOf(tx, userId);
  await forgetFinished(tx, userId);
  await forgetClient(tx, userId, platform.clock.now());
}
