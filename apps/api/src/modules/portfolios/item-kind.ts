// What a piece of work calls itself, held against the files it shows.

import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { outdateMark } from "./confirmations/settle-confirmation.ts";
import { findItem, type ItemRow, listItemsWith, updateItem } from "./items.repository.ts";
import { kindsOf } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockPortfolio } from "./portfolios.repository.ts";
import { kindByFiles, otherKind } from "./portfolios.rules.ts";
import type { ItemContent } from "./read-item-body.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

/**
 * Throws 422 `portfolio.item_incomplete` when none of the files is what the kind says. To be called once the files are
 * known to be the owner's: nobody learns what other people's are.
 */
export async function refuseOtherKind(tx: Tx, content: ItemContent, before?: ItemContent): Promise<void> {
  // What is not touched stands, also where it was made before this was looked at.
  if (before && content.kind === before.kind && content.mediaIds.join() === before.mediaIds.join()) return;
  const problem = otherKind(content, await kindsOf(tx, content.mediaIds));
  if (problem) throw portfolioErrors.itemIncomplete({ fields: [problem] });
}

interface ReadyFile {
  readonly mediaId: string;
  readonly ownerId: string;
}

/** A file was looked at: pieces that were saved before anybody knew what it is are called what their files are. */
export async function settleKinds(platform: Platform, tx: Tx, { mediaId, ownerId }: ReadyFile): Promise<void> {
  for (const item of await listItemsWith(tx, ownerId, mediaId)) {
    await lockPortfolio(tx, item.portfolio_id);
    // Read again under the lock: its owner may have changed it meanwhile.
    const now = await findItem(tx, item.item_id);
    if (now) await settleKind(platform, tx, now);
  }
}

async function settleKind(platform: Platform, tx: Tx, item: ItemRow): Promise<void> {
  const kind = kindByFiles(item, await kindsOf(tx, item.media_ids));
  if (kind === item.kind) return;
  const change = { kind, version: item.version + 1, updated_at: platform.clock.now() };
  await updateItem(tx, item.item_id, change);
  await outdateMark(platform, tx, { itemId: item.item_id, actorId: null });
  await settlePortfolio(platform, tx, item.portfolio_id, {
    actorId: null,
    action: "portfolios.item_kind_settled",
    before: { item_id: item.item_id, kind: item.kind },
    after: { item_id: item.item_id, kind },
  });
}
