import type { WorkItemBody, WorkItemPatch, WorkItemView } from "#api-schema/work-items.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { columnsOf } from "./add-item.ts";
import { changedFields } from "./changed-fields.ts";
import { isAnotherWork } from "./confirmations/confirmations.rules.ts";
import { outdateMark } from "./confirmations/settle-confirmation.ts";
import { refuseOtherKind } from "./item-kind.ts";
import { type ItemRow, updateItem } from "./items.repository.ts";
import { lockItem } from "./lock-item.ts";
import { keepFiles } from "./portfolio-files.ts";
import { type Basis, refuseStale } from "./portfolios.policy.ts";
import { readOwnItem } from "./read-item.ts";
import { emptyItem, type ItemContent, itemContentOf, readItemBody } from "./read-item-body.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

interface Edit<B> {
  readonly itemId: string;
  readonly body: B;
  expectVersion: Basis["expectVersion"];
}

/** Replaces a piece of work. */
export function replaceItem(platform: Platform, actor: Actor, edit: Edit<WorkItemBody>): Promise<WorkItemView> {
  return changed(platform, actor, edit, () => emptyItem);
}

/** Changes the given fields. */
export function patchItem(platform: Platform, actor: Actor, edit: Edit<WorkItemPatch>): Promise<WorkItemView> {
  return changed(platform, actor, edit, itemContentOf);
}

async function changed(
  platform: Platform,
  actor: Actor,
  { itemId, body, expectVersion }: Edit<WorkItemBody | WorkItemPatch>,
  ground: (row: ItemRow) => ItemContent,
): Promise<WorkItemView> {
  await platform.inTransaction(async (tx) => {
    const { item: before, portfolio } = await lockItem(tx, actor, itemId);
    const basis = { version: body.version, expectVersion };
    await refuseStale(basis, before.version, () => readOwnItem(platform, actor, itemId));
    const content = readItemBody(body, ground(before));
    await updateItem(tx, itemId, {
      ...columnsOf(content),
      version: before.version + 1,
      updated_at: platform.clock.now(),
    });
    if (isAnotherWork(itemContentOf(before), content))
      await outdateMark(platform, tx, { itemId, actorId: actor.userId });
    await keepFiles(tx, portfolio, itemId, content.mediaIds);
    await refuseOtherKind(tx, content, itemContentOf(before));
    await settlePortfolio(platform, tx, before.portfolio_id, {
      actorId: actor.userId,
      action: "portfolios.item_edited",
      before: { item_id: itemId, version: before.version },
      after: { item_id: itemId, fields: changedFields(itemContentOf(before), content) },
    });
  });
  return readOwnItem(platform, actor, itemId);
}
