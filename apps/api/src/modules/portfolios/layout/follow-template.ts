import type { PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import { findLayout, showTemplate } from "./layouts.repository.ts";
import { keepDraft } from "./save-layout.ts";

/** A template that was chosen for the portfolio itself, which others see at once, stands in its layout too. */
export async function followTemplate(
  platform: Platform,
  tx: Tx,
  portfolio: PortfolioRow,
  template: PortfolioLayout["template"],
): Promise<void> {
  const now = await findLayout(tx, portfolio.portfolio_id);
  if (!now) return;
  await keepDraft(platform, tx, { portfolio, layout: { ...now.draft, template }, byItself: false });
  await showTemplate(tx, portfolio.portfolio_id, template);
}
