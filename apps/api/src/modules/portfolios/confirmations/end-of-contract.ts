// Nothing of a contract's money stayed: it proves no work.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockPortfolio } from "../portfolios.repository.ts";
import { liveOfContract } from "./confirmations.repository.ts";
import { undoConfirmation } from "./settle-confirmation.ts";

/** Takes its marks off, and ends what its client was asked. */
export async function endConfirmationsOf(platform: Platform, tx: Tx, contractId: string): Promise<void> {
  for (const { portfolio_id, item_id } of await liveOfContract(tx, contractId)) {
    await lockPortfolio(tx, portfolio_id);
    await undoConfirmation(platform, tx, { itemId: item_id, contractId });
  }
}
