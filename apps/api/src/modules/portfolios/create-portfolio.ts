import type { PortfolioBody, PortfolioView } from "#api-schema/portfolio-views.ts";
import { portfolioCreated } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepCover } from "./portfolio-files.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import {
  countPortfoliosOf,
  findPortfolio,
  insertPortfolio,
  type PortfolioRow,
  replaceTags,
} from "./portfolios.repository.ts";
import { PORTFOLIOS_MAX, slugOf, slugTry } from "./portfolios.rules.ts";
import { portfolioView } from "./portfolios.views.ts";
import { emptyContent, type PortfolioContent, readPortfolioBody } from "./read-portfolio-body.ts";
import { factsOf } from "./settle-portfolio.ts";

/** Begins a portfolio as a draft. Throws `portfolio.slug_taken` for a chosen slug, `portfolio.too_many`. */
export async function createPortfolio(platform: Platform, actor: Actor, body: PortfolioBody): Promise<PortfolioView> {
  const content = readPortfolioBody(platform, body, emptyContent);
  const row = await platform.inTransaction((tx) =>
    beginDraft(platform, tx, { portfolioId: newId(), userId: actor.userId, content }),
  );
  return portfolioView(platform, row, actor);
}

/** A new draft with its tags, its cover, its audit row and the news. Throws `portfolio.too_many`, `portfolio.slug_taken`. */
export async function beginDraft(platform: Platform, tx: Tx, draft: Draft): Promise<PortfolioRow> {
  const { portfolioId, userId, content } = draft;
  if ((await countPortfoliosOf(tx, userId)) >= PORTFOLIOS_MAX) throw portfolioErrors.tooMany();
  await insertDraft(platform, tx, draft);
  await replaceTags(tx, portfolioId, content.tags);
  const made = await findPortfolio(tx, portfolioId);
  assert(made, "what was just written can be read");
  await keepCover(tx, made, content.coverMediaId);
  await platform.audit.record(tx, {
    actorId: userId,
    action: "portfolios.created",
    subject: { type: "portfolio", id: portfolioId },
  });
  await platform.events.publish(tx, portfolioCreated, factsOf(made));
  return made;
}

interface Draft {
  readonly portfolioId: string;
  readonly userId: string;
  readonly content: PortfolioContent;
}

/** A slug that was chosen is taken or refused; one made of the title moves on to the next free number. */
async function insertDraft(platform: Platform, tx: Tx, { portfolioId, userId, content }: Draft): Promise<void> {
  const at = platform.clock.now();
  const chosen = content.slug;
  for (let attempt = 1; attempt <= PORTFOLIOS_MAX; attempt += 1) {
    const inserted = await insertPortfolio(tx, {
      portfolio_id: portfolioId,
      user_id: userId,
      slug: chosen ?? slugTry(slugOf(content.title), attempt),
      title: content.title,
      description: content.description,
      category_id: content.categoryId,
      category_path: content.categoryPath,
      tags: content.tags,
      cover_media_id: content.coverMediaId,
      shown_cover_id: content.coverMediaId,
      template: content.template,
      files_settled: true,
      created_at: at,
      updated_at: at,
    });
    if (inserted) return;
    if (chosen !== null) throw slugTaken();
  }
  throw slugTaken();
}

export function slugTaken() {
  return portfolioErrors.slugTaken({
    fields: [{ pointer: "/body/slug", detail: "Another portfolio of yours has this address.", code: "taken" }],
  });
}
