import type { PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import { withDescription } from "./layout.rules.ts";
import { findLayout, hideDocument, showDocument } from "./layouts.repository.ts";
import { keepDraft } from "./save-layout.ts";

/** A layout begins with the portfolio's description: until somebody edits it there, it changes with it. */
export async function followDescription(
  platform: Platform,
  tx: Tx,
  portfolio: PortfolioRow,
  description: string,
): Promise<void> {
  const now = await findLayout(tx, portfolio.portfolio_id);
  if (!now) return;
  const follow = (layout: PortfolioLayout) => withDescription(layout, portfolio.description, description);
  await keepDraft(platform, tx, { portfolio, layout: follow(now.draft), byItself: false });
  if (!now.shown) return;
  const shown = follow(now.shown);
  // A page without anything on it would hide the work as well.
  if (shown.blocks.length === 0) await hideDocument(tx, portfolio.portfolio_id);
  else await showDocument(tx, portfolio.portfolio_id, shown);
}
