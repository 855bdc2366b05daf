import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { portfolioArchived, portfolioPublished, portfolioUnlisted } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { showDraft } from "./layout/publish-layout.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { lockOwn } from "./portfolios.policy.ts";
import { type PortfolioRow, settleItems, updatePortfolio } from "./portfolios.repository.ts";
import { isOpen, type Move, type PortfolioState, stateAfter } from "./portfolios.rules.ts";
import { portfolioView } from "./portfolios.views.ts";
import { settleFiles } from "./settle-files.ts";
import { factsOf } from "./settle-portfolio.ts";

/**
 * Publishes, unlists or archives. Throws `portfolio.wrong_state` with the current state, `portfolio.empty` for one
 * without work, `portfolio.layout_incomplete` for a draft layout with nothing in some block.
 */
export async function movePortfolio(
  platform: Platform,
  actor: Actor,
  { portfolioId, move }: { readonly portfolioId: string; readonly move: Move },
): Promise<PortfolioView> {
  const row = await platform.inTransaction(async (tx) =>
    moved(platform, tx, await lockOwn(tx, actor, portfolioId), move),
  );
  return portfolioView(platform, row, actor);
}

/** The move itself, on a row that is locked: state, audit row and news. */
export async function moved(platform: Platform, tx: Tx, row: PortfolioRow, move: Move): Promise<PortfolioRow> {
  const result = stateAfter({ state: row.state, itemCount: row.item_count }, move);
  if ("refusal" in result) throw portfolioErrors[result.refusal]({ extra: { current: row.state } });
  // One that is listed again is seen as it was: what was arranged since waits until it is shown by its own button.
  const shown = move === "publish" && row.state === "draft" ? await showDraft(platform, tx, row) : row;
  const at = platform.clock.now();
  const change = {
    state: result.to,
    version: row.version + 1,
    updated_at: at,
    published_at: row.published_at ?? (move === "publish" ? at : null),
  };
  await updatePortfolio(tx, row.portfolio_id, change);
  await settleItems(tx, row.portfolio_id);
  const now = { ...shown, ...change };
  if (isOpen(now) !== isOpen(row)) await settleFiles(tx, now);
  await platform.audit.record(tx, {
    actorId: row.user_id,
    action: `portfolios.${result.to}`,
    subject: { type: "portfolio", id: row.portfolio_id },
    before: { state: row.state },
    after: { state: now.state },
  });
  await tellOfMove(platform, tx, now, { to: result.to, first: row.published_at === null });
  return now;
}

async function tellOfMove(
  platform: Platform,
  tx: Tx,
  row: PortfolioRow,
  { to, first }: { readonly to: PortfolioState; readonly first: boolean },
): Promise<void> {
  const ids = { portfolio_id: row.portfolio_id, user_id: row.user_id };
  if (to === "published") await platform.events.publish(tx, portfolioPublished, { ...factsOf(row), first });
  else if (to === "unlisted") await platform.events.publish(tx, portfolioUnlisted, ids);
  else await platform.events.publish(tx, portfolioArchived, ids);
}
