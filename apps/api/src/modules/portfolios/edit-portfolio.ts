import type { PortfolioBody, PortfolioPatch, PortfolioView } from "#api-schema/portfolio-views.ts";
import { type Tx, uniqueViolation } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { changedFields } from "./changed-fields.ts";
import { slugTaken } from "./create-portfolio.ts";
import { followDescription } from "./layout/follow-description.ts";
import { followTemplate } from "./layout/follow-template.ts";
import { keepCover } from "./portfolio-files.ts";
import { type Basis, lockForEdit, refuseStale } from "./portfolios.policy.ts";
import { type PortfolioRow, replaceTags, updatePortfolio } from "./portfolios.repository.ts";
import { portfolioView } from "./portfolios.views.ts";
import { emptyContent, type PortfolioContent, readPortfolioBody } from "./read-portfolio-body.ts";
import { settlePortfolio } from "./settle-portfolio.ts";

interface Edit<B> {
  readonly portfolioId: string;
  readonly body: B;
  expectVersion: Basis["expectVersion"];
}

/** Replaces everything its owner may edit; the slug stays unless one is given. */
export function replacePortfolio(platform: Platform, actor: Actor, edit: Edit<PortfolioBody>): Promise<PortfolioView> {
  return changed(platform, actor, edit, () => emptyContent);
}

/** Changes the given fields. */
export function patchPortfolio(platform: Platform, actor: Actor, edit: Edit<PortfolioPatch>): Promise<PortfolioView> {
  return changed(platform, actor, edit, contentOf);
}

async function changed(
  platform: Platform,
  actor: Actor,
  { portfolioId, body, expectVersion }: Edit<PortfolioBody | PortfolioPatch>,
  ground: (row: PortfolioRow) => PortfolioContent,
): Promise<PortfolioView> {
  const row = await platform.inTransaction(async (tx) => {
    const before = await lockForEdit(tx, actor, portfolioId);
    await refuseStale({ version: body.version, expectVersion }, before.version, () =>
      portfolioView(platform, before, actor, tx),
    );
    const content = readPortfolioBody(platform, body, ground(before));
    await writeContent(tx, before, content);
    if (content.template !== before.template) await followTemplate(platform, tx, before, content.template);
    if (content.description !== before.description) await followDescription(platform, tx, before, content.description);
    return settlePortfolio(platform, tx, portfolioId, {
      actorId: actor.userId,
      action: "portfolios.edited",
      before: { version: before.version },
      after: { fields: changedFields(contentOf(before), { ...content, slug: content.slug ?? before.slug }) },
    });
  });
  return portfolioView(platform, row, actor);
}

async function writeContent(tx: Tx, before: PortfolioRow, content: PortfolioContent): Promise<void> {
  try {
    await updatePortfolio(tx, before.portfolio_id, {
      slug: content.slug ?? before.slug,
      title: content.title,
      description: content.description,
      category_id: content.categoryId,
      category_path: content.categoryPath,
      tags: content.tags,
      cover_media_id: content.coverMediaId,
      template: content.template,
    });
  } catch (error) {
    if (uniqueViolation(error, "portfolios_slug_of_owner")) throw slugTaken();
    throw error;
  }
  await replaceTags(tx, before.portfolio_id, content.tags);
  await keepCover(tx, before, content.coverMediaId);
}

/** What its owner may edit of it, as it is. */
export function contentOf(row: PortfolioRow): PortfolioContent {
  return {
    title: row.title,
    slug: row.slug,
    description: row.description,
    categoryId: row.category_id,
    categoryPath: row.category_path,
    tags: row.tags,
    coverMediaId: row.cover_media_id,
    template: row.template,
  };
}
