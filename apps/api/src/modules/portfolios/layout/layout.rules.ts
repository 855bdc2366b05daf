// Pure decisions about layouts: values in, problems or a clean document out.
import type { FinishedContract, LayoutBlock, LayoutTheme, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { FieldError } from "#platform/errors/index.ts";
import { readLink, tidy } from "../portfolios.rules.ts";

/** Within this time what is kept by itself stays one version of the history. */
export const BURST_MS = 120_000;
export const plainTheme: LayoutTheme = { type: "lively", accent: null, spacing: "even" };

// Where work of the kinds that people show here lives; each with everything below it.
const embedHosts = [
  "behance.net",
  "codepen.io",
  "codesandbox.io",
  "dribbble.com",
  "figma.com",
  "github.com",
  "loom.com",
  "soundcloud.com",
  "spotify.com",
  "vimeo.com",
  "youtu.be",
  "youtube.com",
];

/** The address of something shown elsewhere, in its normal form; null for any place we do not know. Never fetched. */
export function readEmbed(text: string): string | null {
  const link = readLink(text.trim());
  if (link === null) return null;
  const { hostname } = new URL(link);
  return embedHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)) ? link : null;
}

/** The document with its texts tidied, or what is wrong with it as a whole. */
export function readLayout(
  layout: PortfolioLayout,
): { readonly layout: PortfolioLayout } | { readonly problems: readonly FieldError[] } {
  const ids = layout.blocks.map((block) => block.block_id);
  const firstWork = layout.blocks.findIndex((block) => block.type === "work");
  const problems = layout.blocks.flatMap((block, place): FieldError[] => {
    const at = `/body/layout/blocks/${place}`;
    if (ids.indexOf(block.block_id) !== place)
      return [{ pointer: `${at}/block_id`, detail: "Each block needs an id of its own.", code: "unique" }];
    if (block.type === "work" && place !== firstWork)
      return [{ pointer: `${at}/type`, detail: "The pieces of work stand in one place only.", code: "unique" }];
    return [];
  });
  return problems.length > 0 ? { problems } : { layout: { ...layout, blocks: layout.blocks.map(tidyBlock) } };
}

function tidyBlock(block: LayoutBlock): LayoutBlock {
  const entries = Object.entries(block).map(([name, value]) => [name, typeof value === "string" ? tidy(value) : value]);
  // Every text stays a text of the same field.
  return Object.fromEntries(entries) as LayoutBlock;
}

/** Every file that a document names, each once. */
export function filesOf(layout: PortfolioLayout): readonly string[] {
  return [...new Set(layout.blocks.flatMap(filesOfBlock))];
}

function filesOfBlock(block: LayoutBlock): readonly string[] {
  switch (block.type) {
    case "hero":
    case "image":
    case "video":
      return block.media_id === null ? [] : [block.media_id];
    case "gallery":
    case "case_study":
      return block.media_ids;
    case "comparison":
      return [block.before_media_id, block.after_media_id].filter((id) => id !== null);
    default:
      return [];
  }
}

/** The document without the files that are no longer there. */
export function withoutFiles(layout: PortfolioLayout, isThere: (mediaId: string) => boolean): PortfolioLayout {
  const kept = (id: string | null) => (id !== null && isThere(id) ? id : null);
  const blocks = layout.blocks.map((block): LayoutBlock => {
    switch (block.type) {
      case "hero":
      case "image":
      case "video":
        return { ...block, media_id: kept(block.media_id) };
      case "gallery":
      case "case_study":
        return { ...block, media_ids: block.media_ids.filter(isThere) };
      case "comparison":
        return { ...block, before_media_id: kept(block.before_media_id), after_media_id: kept(block.after_media_id) };
      default:
        return block;
    }
  });
  return { ...layout, blocks };
}

export interface KnownThings {
  /** What each file is, once it is ready; nothing for one that is not. */
  readonly kindOf: (mediaId: string) => string | null;
  readonly contracts: readonly Pick<FinishedContract, "contract_id">[];
}

export interface Missing {
  readonly block_id: string | null;
  readonly detail: string;
  readonly code: string;
}

/** What keeps a draft from being shown to others. An empty document has nothing to show. */
export function missingIn(layout: PortfolioLayout, known: KnownThings): readonly Missing[] {
  if (layout.blocks.length === 0) return [{ block_id: null, detail: "Add at least one block.", code: "empty" }];
  return layout.blocks.flatMap((block) => {
    const problem = missingInBlock(block, known);
    return problem ? [{ block_id: block.block_id, ...problem }] : [];
  });
}

type Problem = Omit<Missing, "block_id">;

function missingInBlock(block: LayoutBlock, known: KnownThings): Problem | null {
  switch (block.type) {
    case "hero":
      if (block.title === "") return { detail: "Give the opening a title.", code: "title" };
      return block.media_id === null ? null : wrongFile([block.media_id], "image", known);
    case "text":
    case "quote":
      return block.text === "" ? { detail: "Write something, or remove the block.", code: "text" } : null;
    case "image":
      return wrongFile([block.media_id], "image", known);
    case "gallery":
      return wrongFile(block.media_ids.length > 0 ? block.media_ids : [null], "image", known);
    case "comparison":
      return wrongFile([block.before_media_id, block.after_media_id], "image", known);
    case "video":
      return wrongFile([block.media_id], "video", known);
    case "embed":
      return readEmbed(block.url)
        ? null
        : { detail: "Give a link to one of the places that can be shown here.", code: "embed" };
    case "case_study":
      if (block.title === "" || `${block.challenge}${block.approach}${block.result}` === "")
        return { detail: "Give the case study a title and tell at least a part of it.", code: "case_study" };
      return wrongFile(block.media_ids, "image", known);
    case "milestones":
      return known.contracts.some(({ contract_id }) => contract_id === block.contract_id)
        ? null
        : { detail: "Choose one of your finished contracts.", code: "contract" };
    default:
      return null;
  }
}

const fileProblems = {
  image: {
    none: { detail: "Add a picture, or remove the block.", code: "no_image" },
    other: { detail: "Only pictures can stand here.", code: "not_image" },
  },
  video: {
    none: { detail: "Add a video, or remove the block.", code: "no_video" },
    other: { detail: "Only a video can stand here.", code: "not_video" },
  },
} as const;

function wrongFile(ids: readonly (string | null)[], kind: "image" | "video", { kindOf }: KnownThings): Problem | null {
  if (ids.includes(null)) return fileProblems[kind].none;
  const kinds = ids.flatMap((id) => (id === null ? [] : [kindOf(id)]));
  if (kinds.includes(null))
    return { detail: "A file is still being prepared. Try again in a moment.", code: "not_ready" };
  return kinds.every((known) => known === kind) ? null : fileProblems[kind].other;
}

/**
 * The document with the new description where the old one stands as it was. Where there is none any more its block goes; a
 * heading of its own stays, and waits for the next one.
 */
export function withDescription(layout: PortfolioLayout, before: string, now: string): PortfolioLayout {
  const blocks = layout.blocks.flatMap((block): LayoutBlock[] => {
    if (block.type !== "text" || block.text !== before) return [block];
    if (block.title !== "") return [{ ...block, text: now }];
    if (before === "") return [block];
    return now === "" ? [] : [{ ...block, text: now }];
  });
  return { ...layout, blocks };
}

/** What a portfolio looks like before anybody arranged it: its description, then its work in its template. */
export function layoutToBeginWith(
  { template, description }: Pick<PortfolioLayout, "template"> & { readonly description: string },
  ids: { readonly text: string; readonly work: string },
): PortfolioLayout {
  return {
    template,
    theme: plainTheme,
    blocks: [
      ...(description === "" ? [] : [{ type: "text" as const, block_id: ids.text, title: "", text: description }]),
      { type: "work", block_id: ids.work, title: "" },
    ],
  };
}
