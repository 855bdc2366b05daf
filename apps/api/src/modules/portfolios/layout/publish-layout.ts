import type { LayoutBlock, LayoutWork, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { portfolioErrors } from "../portfolios.errors.ts";
import type { Basis } from "../portfolios.policy.ts";
import { type PortfolioRow, updatePortfolio } from "../portfolios.repository.ts";
import { settlePortfolio } from "../settle-portfolio.ts";
import { readEmbed } from "./layout.rules.ts";
import { layoutWork, missingOf } from "./layout.views.ts";
import { endBurst, findLayout, showLayout } from "./layouts.repository.ts";
import { keepDraft, keepFilesInUse, lockForChange } from "./save-layout.ts";

interface Publication extends Basis {
  readonly portfolioId: string;
}

/** The draft is what others see from now on. Throws `portfolio.layout_incomplete` with the blocks that lack something. */
export async function publishLayout(platform: Platform, actor: Actor, ask: Publication): Promise<LayoutWork> {
  const row = await platform.inTransaction(async (tx) => {
    const portfolio = await lockForChange(platform, tx, actor, ask);
    if (!(await findLayout(tx, portfolio.portfolio_id))) {
      const { draft } = await layoutWork(platform, portfolio, tx);
      const { type, accent, spacing } = draft.theme;
      const layout = { template: draft.template, theme: { type, accent, spacing }, blocks: draft.blocks };
      await keepDraft(platform, tx, { portfolio, layout, byItself: false });
    }
    await showDraft(platform, tx, portfolio);
    return settlePortfolio(platform, tx, portfolio.portfolio_id, {
      actorId: actor.userId,
      action: "portfolios.layout_published",
    });
  });
  return layoutWork(platform, row);
}

/** Shows the draft of a locked portfolio, where there is one: also what publishing the portfolio for the first time does. */
export async function showDraft(platform: Platform, tx: Tx, portfolio: PortfolioRow): Promise<PortfolioRow> {
  const now = await findLayout(tx, portfolio.portfolio_id);
  if (!now) return portfolio;
  const missing = await missingOf(tx, portfolio.user_id, now.draft);
  if (missing.length > 0) throw incomplete(now.draft, missing);
  const blocks = now.draft.blocks.map(withPlainAddress);
  const { template } = now.draft;
  await showLayout(tx, portfolio.portfolio_id, { ...now.draft, blocks }, platform.clock.now());
  await updatePortfolio(tx, portfolio.portfolio_id, { template });
  await endBurst(tx, portfolio.portfolio_id);
  await keepFilesInUse(tx, portfolio);
  return { ...portfolio, template };
}

function withPlainAddress(block: LayoutBlock): LayoutBlock {
  return block.type === "embed" ? { ...block, url: readEmbed(block.url) ?? "" } : block;
}

function incomplete(draft: PortfolioLayout, missing: Awaited<ReturnType<typeof missingOf>>) {
  const placeOf = (id: string | null) => draft.blocks.findIndex((block) => block.block_id === id);
  return portfolioErrors.layoutIncomplete({
    fields: missing.map(({ block_id, detail, code }) => ({
      pointer: block_id === null ? "/blocks" : `/blocks/${placeOf(block_id)}`,
      detail,
      code,
    })),
  });
}
