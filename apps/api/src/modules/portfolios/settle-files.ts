// Files follow who may see their portfolio: public while others can open it, its owner's alone before and after.
import { changePurpose } from "#modules/media/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf } from "./items.repository.ts";
import { keepFilesInUse } from "./layout/save-layout.ts";
import { lockPortfolio, nextUnsettled, type PortfolioRow, updatePortfolio } from "./portfolios.repository.ts";
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
}

/** The release before held every file so that everybody could open it; each portfolio of then is gone through once. */
export async function settleFilesOfOld(platform: Platform): Promise<void> {
  for (;;) {
    const isDone = await platform.inTransaction(async (tx) => {
      const portfolioId = await nextUnsettled(tx);
      if (portfolioId === null) return true;
      const row = await lockPortfolio(tx, portfolioId);
      if (row) await settleFiles(tx, row);
      await updatePortfolio(tx, portfolioId, { files_settled: true });
      return false;
    });
    if (isDone) return;
  }
}
