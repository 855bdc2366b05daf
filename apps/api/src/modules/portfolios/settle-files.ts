// Files follow who may see their portfolio: public while others can open it, its owner's alone before and after.
import { changePurpose } from "#modules/media/index.ts";
import { isDatabaseAway, type Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf } from "./items.repository.ts";
import { keepFilesInUse } from "./layout/save-layout.ts";
import {
  isUnsettled,
  lockPortfolio,
  nextUnsettled,
  type PortfolioRow,
  updatePortfolio,
} from "./portfolios.repository.ts";
import { isOpen } from "./portfolios.rules.ts";

/** After a locked portfolio was shown to others or put away. */
export async function settleFiles(tx: Tx, portfolio: PortfolioRow): Promise<void> {
  const items = await listItemsOf(tx, portfolio.portfolio_id);
  const pieces = { type: "portfolio_item", ids: items.map((item) => item.item_id) };
  const cover = { type: "portfolio", ids: [portfolio.portfolio_id] };
  if (isOpen(portfolio)) {
    await changePurpose(tx, { subjects: pieces, from: "portfolio_kept", to: "portfolio_item" });
    await changePurpose(tx, { subjects: cover, from: "portfolio_kept", to: "portfolio_cover" });
  } else {
    await changePurpose(tx, { subjects: pieces, from: "portfolio_item", to: "portfolio_kept" });
    await changePurpose(tx, { subjects: cover, from: "portfolio_cover", to: "portfolio_kept" });
  }
  await keepFilesInUse(tx, portfolio);
  await updatePortfolio(tx, portfolio.portfolio_id, { files_settled: true });
}

/**
 * The release before held every file so that everybody could open it; each portfolio of then is gone through once. One that
 * fails is told, and keeps no other waiting.
 */
export async function settleFilesOfOld(platform: Platform): Promise<void> {
  let portfolioId = await nextUnsettled(platform.db, null);
  while (portfolioId !== null) {
    await settleOld(platform, portfolioId);
    portfolioId = await nextUnsettled(platform.db, portfolioId);
  }
}

async function settleOld({ inTransaction, log }: Platform, portfolioId: string): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      const row = await lockPortfolio(tx, portfolioId);
      if (row && (await isUnsettled(tx, portfolioId))) await settleFiles(tx, row);
    });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log.warn({ err: error, portfolioId }, "a portfolio's files could not be settled; the next night tries again");
  }
}
