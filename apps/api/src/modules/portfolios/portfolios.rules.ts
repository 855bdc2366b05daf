// Pure decisions about portfolios and pieces of work: values in, a refusal or a clean value out.

import type { portfolioTemplates } from "#api-schema/portfolio-layout.ts";
import type { portfolioStates } from "#api-schema/portfolio-views.ts";
import type { workItemKinds } from "#api-schema/work-items.ts";
import type { FieldError } from "#platform/errors/index.ts";

export type PortfolioState = (typeof portfolioStates)[number];
export type Template = (typeof portfolioTemplates)[number];
export type ItemKind = (typeof workItemKinds)[number];
export type Move = "publish" | "unlist" | "archive";

export const PORTFOLIOS_MAX = 200;
export const ITEMS_MAX = 100;
const TAG_LENGTH_MAX = 30;
const SLUG_LENGTH_MAX = 60;
const SEARCH_WORDS_MAX = 10;
// Nobody shows work from before photography; and PostgreSQL knows no year 0.
const EARLIEST_DAY = "1800-01-01";

const moves: Readonly<Record<Move, { readonly from: readonly PortfolioState[]; readonly to: PortfolioState }>> = {
  publish: { from: ["draft", "unlisted"], to: "published" },
  unlist: { from: ["published"], to: "unlisted" },
  archive: { from: ["unlisted"], to: "archived" },
};

/** The state after a move, or why it is not allowed. */
export function stateAfter(
  portfolio: { readonly state: PortfolioState; readonly itemCount: number },
  move: Move,
): { readonly to: PortfolioState } | { readonly refusal: "wrongState" | "empty" } {
  const { from, to } = moves[move];
  if (!from.includes(portfolio.state)) return { refusal: "wrongState" };
  if (move === "publish" && portfolio.itemCount === 0) return { refusal: "empty" };
  return { to };
}

/** Whether a reader sees it at all; an archived or hidden one is its owner's alone. */
export function isVisible(
  portfolio: { readonly state: PortfolioState; readonly hidden: boolean },
  viewer: { readonly own: boolean; readonly blocked: boolean },
): boolean {
  if (viewer.own) return true;
  return !viewer.blocked && !portfolio.hidden && (portfolio.state === "published" || portfolio.state === "unlisted");
}

/** Whether others see it, be it by its address alone. */
export function isOpen(portfolio: { readonly state: PortfolioState; readonly hidden_at: Date | null }): boolean {
  const { state, hidden_at } = portfolio;
  return isVisible({ state, hidden: hidden_at !== null }, { own: false, blocked: false });
}

/** Text as it is kept: Unicode NFC, without white space around it. */
export function tidy(text: string): string {
  return text.normalize("NFC").trim();
}

/** What people type into a search field, as the words to look for. */
export function searchWords(text: string): readonly string[] {
  const words =
    text
      .toWellFormed()
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(words)].slice(0, SEARCH_WORDS_MAX);
}

/** A tag as it is kept and looked for: lower case, single spaces, without a leading `#`. */
export function tagName(text: string): string {
  return tidy(text).replace(/^#+/, "").trim().toLowerCase().replace(/\s+/g, " ");
}

/** Tags in their order, each once, or what is wrong with them. */
export function readTags(
  tags: readonly string[],
): { readonly tags: readonly string[] } | { readonly problems: FieldError[] } {
  const names = tags.map(tagName);
  const problems = names.flatMap((name, place) =>
    [...name].length > TAG_LENGTH_MAX
      ? [{ pointer: `/body/tags/${place}`, detail: `Use at most ${TAG_LENGTH_MAX} characters.`, code: "maxLength" }]
      : [],
  );
  return problems.length > 0 ? { problems } : { tags: [...new Set(names)].filter((name) => name !== "") };
}

/** A title as a part of an address: letters and digits of any script, hyphens between. */
export function slugOf(title: string): string {
  const folded = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase();
  const joined = folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-");
  const cut = [...joined.replace(/^-+/, "")].slice(0, SLUG_LENGTH_MAX).join("").replace(/-+$/, "");
  return cut === "" ? "portfolio" : cut;
}

/** The nth try of a slug when the ones before are taken: `logos`, `logos-2`, `logos-3`. */
export function slugTry(slug: string, attempt: number): string {
  return attempt === 1 ? slug : `${slug}-${attempt}`;
}

/** An address that is safe to show as a link, in its normal form; null for any other. It is never fetched. */
export function readLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const safe = url.protocol === "https:" && url.username === "" && url.password === "" && url.hostname.includes(".");
  return safe ? url.href : null;
}

/** What a piece of work must have by its kind, as problems of its fields. */
export function missingFor(item: {
  readonly kind: ItemKind;
  readonly story: string;
  readonly link: string | null;
  readonly mediaIds: readonly string[];
  readonly date: string | null;
}): FieldError[] {
  const problems: FieldError[] = [];
  const need = (holds: boolean, field: string, detail: string) => {
    if (!holds) problems.push({ pointer: `/body/${field}`, detail, code: "required" });
  };
  const hasFile = item.mediaIds.length > 0;
  if (item.kind === "image") need(hasFile, "media", "Add a picture.");
  if (item.kind === "document") need(hasFile, "media", "Add the document.");
  if (item.kind === "audio") need(hasFile || item.link !== null, "media", "Add a recording or a link to it.");
  if (item.kind === "video") need(hasFile || item.link !== null, "media", "Add a video or a link to it.");
  if (item.kind === "link") need(item.link !== null, "link", "Add the link.");
  if (item.kind === "case_study") need(item.story !== "", "story", "Tell the story.");
  if (item.date !== null && item.date < EARLIEST_DAY)
    problems.push({ pointer: "/body/date", detail: "This is too long ago.", code: "minimum" });
  return problems;
}

/** What a file is; null while nobody has looked at it. */
export type FileKind = "image" | "video" | "audio" | "document" | null;

type Called = { readonly kind: ItemKind; readonly link: string | null };

const otherKindSentences: Readonly<Record<"image" | "document" | "audio" | "video", string>> = {
  image: "None of these files is a picture. Add one, or choose another kind.",
  document: "None of these files is a document. Add one, or choose another kind.",
  audio: "None of these files is a recording. Add one or a link to it, or choose another kind.",
  video: "None of these files is a video. Add one or a link to it, or choose another kind.",
};

/**
 * Null when one of the files is what the piece is called, or may be: one that nobody has looked at yet is judged when it
 * is ready. Others may stand beside it, such as a PDF beside pictures.
 */
export function otherKind({ kind, link }: Called, files: readonly FileKind[]): FieldError | null {
  if (kind === "link" || kind === "case_study") return null;
  if ((kind === "audio" || kind === "video") && link !== null) return null;
  if (files.includes(kind) || files.includes(null)) return null;
  return { pointer: "/body/media", detail: otherKindSentences[kind], code: "kind" };
}

/** What a piece is called once its files are known: as before where that is right, else what the first of them is. */
export function kindByFiles(called: Called, files: readonly FileKind[]): ItemKind {
  return otherKind(called, files) ? (files[0] ?? called.kind) : called.kind;
}

/** True when `wanted` holds exactly the same ids as `have`, each once. */
export function isSameSet(wanted: readonly string[], have: readonly string[]): boolean {
  return (
    wanted.length === have.length && new Set(wanted).size === have.length && have.every((id) => wanted.includes(id))
  );
}
