import { findAccount, isSuspended } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import {
  listPortfolioIds,
  lockPortfolio,
  type PortfolioRow,
  settleItems,
  updatePortfolio,
} from "./portfolios.repository.ts";
import { isOpen } from "./portfolios.rules.ts";
import { settleFiles } from "./settle-files.ts";

/**
 * What somebody shows is hidden while they are suspended, with its files. As the account is now, read under the locks: two
 * changes may be told in the other order.
 */
export async function followAccount(platform: Platform, tx: Tx, userId: string): Promise<void> {
  const rows: PortfolioRow[] = [];
  for (const portfolioId of await listPortfolioIds(tx, userId)) {
    const row = await lockPortfolio(tx, portfolioId);
    if (row) rows.push(row);
  }
  const suspended = await isSuspended(tx, userId);
  // Erased: what they showed is going for good.
  if (!suspended && !(await findAccount(tx, { userId }))) return;
  const at = platform.clock.now();
  for (const row of rows) if ((row.hidden_at !== null) !== suspended) await setHidden(tx, row, suspended ? at : null);
}

async function setHidden(tx: Tx, row: PortfolioRow, hidden_at: Date | null): Promise<void> {
  await updatePortfolio(tx, row.portfolio_id, { hidden_at });
  await settleItems(tx, row.portfolio_id);
  const now = { ...row, hidden_at };
  if (isOpen(now) !== isOpen(row)) await settleFiles(tx, now);
}
