// Another picture stands for a film, or a file has another name or text: what a visitor sees is not what the client saw.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findItem, listItemsWith, updateItem } from "../items.repository.ts";
import { lockPortfolio } from "../portfolios.repository.ts";
import { settlePortfolio } from "../settle-portfolio.ts";
import { lockLive } from "./confirmations.repository.ts";
import { outdateMark } from "./settle-confirmation.ts";

interface FileChange {
  readonly mediaId: string;
  readonly ownerId: string;
  readonly action: string;
}

/** Takes marks off the pieces with this file, and makes clients who were asked about one look at it again. */
export async function followFile(platform: Platform, tx: Tx, change: FileChange): Promise<void> {
  const { mediaId, ownerId, action } = change;
  for (const { item_id, portfolio_id } of await listItemsWith(tx, ownerId, mediaId)) {
    await lockPortfolio(tx, portfolio_id);
    // Read under the lock: it may have gone meanwhile. Of a piece that no client looks at nothing changes.
    const item = await findItem(tx, item_id);
    if (!item || !(await lockLive(tx, item_id))) continue;
    await updateItem(tx, item_id, { version: item.version + 1, updated_at: platform.clock.now() });
    await outdateMark(platform, tx, { itemId: item_id, actorId: null });
    await settlePortfolio(platform, tx, portfolio_id, {
      actorId: null,
      action,
      after: { item_id, media_id: mediaId },
    });
  }
}
