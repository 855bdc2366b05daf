// What a caller sent, cleaned and checked, over what was there before.

import type { PortfolioBody, PortfolioPatch } from "#api-schema/portfolio-views.ts";
import type { Platform } from "#platform/platform.ts";
import { tidyLine } from "#platform/text/index.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { readTags, slugOf, type Template, tidy } from "./portfolios.rules.ts";
import { categoryPath } from "./topics.ts";

export interface PortfolioContent {
  readonly title: string;
  /** Null: made of the title, or left as it is. */
  readonly slug: string | null;
  readonly description: string;
  readonly categoryId: string | null;
  readonly categoryPath: readonly string[];
  readonly tags: readonly string[];
  readonly coverMediaId: string | null;
  readonly template: Template;
}

export const emptyContent: PortfolioContent = {
  title: "",
  slug: null,
  description: "",
  categoryId: null,
  categoryPath: [],
  tags: [],
  coverMediaId: null,
  template: "grid",
};

/** Throws 422 `portfolio.bad_tags`, `portfolio.bad_category` and `request.invalid` with the fields. */
export function readPortfolioBody(
  platform: Platform,
  body: PortfolioBody | PortfolioPatch,
  before: PortfolioContent,
): PortfolioContent {
  const categoryId = body.category_id === undefined ? before.categoryId : body.category_id;
  const title = body.title === undefined ? before.title : tidyLine(body.title);
  if (title === "") throw missingTitle();
  return {
    title,
    slug: body.slug === undefined ? before.slug : slugOf(body.slug),
    description: body.description === undefined ? before.description : tidy(body.description),
    categoryId,
    categoryPath: categoryId === null ? [] : pathOf(platform, categoryId),
    tags: body.tags === undefined ? before.tags : cleanTags(body.tags),
    coverMediaId: body.cover_media_id === undefined ? before.coverMediaId : body.cover_media_id,
    template: body.template ?? before.template,
  };
}

/** Throws `portfolio.bad_tags` with the places of the bad ones. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const read = readTags(tags);
  if ("problems" in read) throw portfolioErrors.badTags({ fields: read.problems });
  return read.tags;
}

function pathOf(platform: Platform, slug: string): readonly string[] {
  const path = categoryPath(platform, slug);
  if (path) return path;
  throw portfolioErrors.badCategory({
    fields: [{ pointer: "/body/category_id", detail: "There is no such topic.", code: "unknown" }],
  });
}

function missingTitle() {
  return portfolioErrors.titleMissing({
    fields: [{ pointer: "/body/title", detail: "Fill this in.", code: "minLength" }],
  });
}
