// What a caller sent of a piece of work, cleaned and checked, over what was there before.

import type { WorkItemBody, WorkItemPatch } from "#api-schema/work-items.ts";
import { tidyLine } from "#platform/text/index.ts";
import type { ItemRow } from "./items.repository.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { type ItemKind, missingFor, readLink, tidy } from "./portfolios.rules.ts";
import { cleanTags } from "./read-portfolio-body.ts";

export interface ItemContent {
  readonly kind: ItemKind;
  readonly title: string;
  readonly story: string;
  readonly client: string;
  readonly role: string;
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly link: string | null;
  readonly mediaIds: readonly string[];
}

export const emptyItem: ItemContent = {
  kind: "image",
  title: "",
  story: "",
  client: "",
  role: "",
  date: null,
  tags: [],
  link: null,
  mediaIds: [],
};

/** Throws 422 `portfolio.item_incomplete`, `portfolio.bad_link` and `portfolio.bad_tags` with the fields. */
export function readItemBody(body: WorkItemBody | WorkItemPatch, before: ItemContent): ItemContent {
  const text = (given: string | undefined, kept: string) => (given === undefined ? kept : tidy(given));
  const content: ItemContent = {
    kind: body.kind ?? before.kind,
    title: body.title === undefined ? before.title : tidyLine(body.title),
    story: text(body.story, before.story),
    client: text(body.client, before.client),
    role: text(body.role, before.role),
    date: body.date === undefined ? before.date : body.date,
    tags: body.tags === undefined ? before.tags : cleanTags(body.tags),
    link: body.link === undefined ? before.link : cleanLink(body.link),
    mediaIds: body.media ?? before.mediaIds,
  };
  const problems = missingFor(content);
  if (content.title === "") problems.unshift({ pointer: "/body/title", detail: "Fill this in.", code: "minLength" });
  if (problems.length > 0) throw portfolioErrors.itemIncomplete({ fields: problems });
  return content;
}

export function itemContentOf(row: ItemRow): ItemContent {
  return { ...row, mediaIds: row.media_ids };
}

function cleanLink(given: string | null): string | null {
  if (given === null || given.trim() === "") return null;
  const link = readLink(given.trim());
  if (link !== null) return link;
  throw portfolioErrors.badLink({
    fields: [{ pointer: "/body/link", detail: "Give a link that begins with https://.", code: "format" }],
  });
}
