import { portfolioDeleted } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf } from "./items.repository.ts";
import { moved } from "./move-portfolio.ts";
import { keepCover, keepDraftFiles, keepFiles, keepLayoutFiles } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockOwn } from "./portfolios.policy.ts";
import { deletePortfolioRow, type PortfolioRow } from "./portfolios.repository.ts";
import type { PortfolioState } from "./portfolios.rules.ts";

/**
 * A draft goes for good, and so does what is put away when it was seen put away: asked again without an answer to the
 * first time, nothing more happens. What others see is put away first, for they may have pointed at it. Throws
 * `portfolio.wrong_state` with the current state when that is not the one it was seen in.
 */
export async function deletePortfolio(
  platform: Platform,
  actor: Actor,
  { portfolioId, seenAs }: { readonly portfolioId: string; readonly seenAs: PortfolioState | undefined },
): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const row = await lockOwn(tx, actor, portfolioId);
    if (seenAs && seenAs !== row.state) throw portfolioErrors.wrongState({ extra: { current: row.state } });
    if (row.state === "draft" || seenAs === "archived") return removePortfolio(platform, tx, row, actor.userId);
    const unlisted = row.state === "published" ? await moved(platform, tx, row, "unlist") : row;
    if (unlisted.state === "unlisted") await moved(platform, tx, unlisted, "archive");
  });
}

/** Removes a locked portfolio with its items and lets its files go. `actorId` null: the system does it. */
export async function removePortfolio(
  platform: Platform,
  tx: Tx,
  row: PortfolioRow,
  actorId: string | null,
): Promise<void> {
  for (const item of await listItemsOf(tx, row.portfolio_id)) await keepFiles(tx, row, item.item_id, []);
  await keepCover(tx, row, null);
  await keepLayoutFiles(tx, row, []);
  await keepDraftFiles(tx, row, []);
  await deletePortfolioRow(tx, row.portfolio_id);
  await platform.audit.record(tx, {
    actorId,
    action: "portfolios.deleted",
    subject: { type: "portfolio", id: row.portfolio_id },
    before: { state: row.state },
  });
  await platform.events.publish(tx, portfolioDeleted, { portfolio_id: row.portfolio_id, user_id: row.user_id });
}
