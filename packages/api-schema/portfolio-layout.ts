// The layout of a portfolio: a document of blocks in one theme, which renders without the editor that made it.
import { type Static, type TProperties, Type } from "typebox";
import { Id, Instant, Line, nullable, oneOf, Prose, record, route } from "./core.ts";
import { MediaView } from "./media.ts";

export const BLOCKS_MAX = 60;
export const GALLERY_MAX = 24;
export const STORY_FILES_MAX = 6;
/** How many earlier drafts are kept. */
export const LAYOUT_VERSIONS_MAX = 20;

/** How the pieces of work stand: six structures, not six colours. */
export const portfolioTemplates = ["grid", "story", "index", "hero", "columns", "type"] as const;
export const PortfolioTemplate = oneOf(...portfolioTemplates);

const Media = nullable(Id);
const title = Line(120, 0);
const caption = Line(300, 0);

/** A kind of block: its id within the document, and what it holds. Nothing is left out; what is not filled in is empty. */
function block<const Kind extends string, T extends TProperties>(type: Kind, fields: T) {
  return record({ type: Type.Literal(type), block_id: Id, ...fields });
}
function files(max: number) {
  return Type.Array(Id, { maxItems: max, uniqueItems: true });
}

export const LayoutBlock = Type.Union([
  block("hero", { title, text: Prose(600), media_id: Media }),
  block("text", { title, text: Prose(10_000) }),
  block("image", { media_id: Media, caption }),
  block("gallery", { media_ids: files(GALLERY_MAX), caption }),
  block("comparison", { before_media_id: Media, after_media_id: Media, caption }),
  block("video", { media_id: Media, caption }),
  block("embed", { url: Line(2_000, 0), title }),
  block("quote", { text: Prose(1_000), source: Line(120, 0) }),
  block("case_study", {
    title,
    client: Line(120, 0),
    challenge: Prose(3_000),
    approach: Prose(3_000),
    result: Prose(3_000),
    media_ids: files(STORY_FILES_MAX),
  }),
  block("skills", { title }),
  block("reviews", { title, count: Type.Integer({ minimum: 1, maximum: 10 }) }),
  block("milestones", { contract_id: nullable(Id), text: Prose(1_000) }),
  block("contact", { title, text: Prose(1_000) }),
  /** The portfolio's pieces of work, in the layout's template. */
  block("work", { title }),
]);
export type LayoutBlock = Static<typeof LayoutBlock>;
export type BlockType = LayoutBlock["type"];
const typePairs = ["lively", "plain", "loud"] as const;
const spacings = ["close", "even", "airy"] as const;
const theme = {
  /** Which of the two typefaces says what. */
  type: oneOf(...typePairs),
  accent: nullable(Type.String({ pattern: "^#[0-9a-f]{6}$", description: "A colour; null: Kogi's own." })),
  spacing: oneOf(...spacings),
};
const arranged = { theme: record(theme), blocks: Type.Array(LayoutBlock, { maxItems: BLOCKS_MAX }) };
export const PortfolioLayout = record({ template: PortfolioTemplate, ...arranged });
export type PortfolioLayout = Static<typeof PortfolioLayout>;
/** As it is sent: without a template, the draft's stays. */
export const LayoutBody = record({ template: Type.Optional(PortfolioTemplate), ...arranged });
export type LayoutBody = Static<typeof LayoutBody>;
export type LayoutTheme = PortfolioLayout["theme"];

/** A finished contract of the portfolio's owner, without its amounts and without its client. */
export const FinishedContract = record({
  contract_id: Id,
  title: Type.String(),
  ended_at: Instant,
  milestones: Type.Array(record({ title: Type.String(), released_at: Instant })),
});
export type FinishedContract = Static<typeof FinishedContract>;

/** As others see it: without its words (null) where its post was not for everybody. */
const ShownContract = record({
  ...FinishedContract.properties,
  title: nullable(Type.String()),
  milestones: Type.Array(record({ title: nullable(Type.String()), released_at: Instant })),
});
export type ShownContract = Static<typeof ShownContract>;

/** A layout as pages show it, with everything that its blocks name. */
export const LayoutView = record({
  template: PortfolioTemplate,
  theme: record({
    ...theme,
    /** The accent in a shade that can be read on light and on dark pages: a contrast of at least 4.5. */
    accent_light: nullable(Type.String()),
    accent_dark: nullable(Type.String()),
  }),
  blocks: Type.Array(LayoutBlock),
  media: Type.Array(MediaView),
  contracts: Type.Array(ShownContract),
});
export type LayoutView = Static<typeof LayoutView>;

export const LayoutWork = record({
  portfolio_id: Id,
  /** Of the draft; 0: none was kept yet, and the draft is what the portfolio looks like without one. */
  version: Type.Integer(),
  draft: LayoutView,
  /** Whether the draft differs from what others see. */
  changed: Type.Boolean(),
  shown_at: nullable(Instant),
  /** What keeps the draft from being published. */
  missing: Type.Array(record({ block_id: nullable(Id), detail: Type.String(), code: Type.String() })),
  /** Earlier drafts, the newest first. */
  history: Type.Array(record({ version: Type.Integer(), kept_at: Instant, blocks: Type.Integer() })),
  /** The owner's finished contracts, for blocks that show one. */
  contracts: Type.Array(FinishedContract),
});
export type LayoutWork = Static<typeof LayoutWork>;

const params = record({ portfolio_id: Id });
const version = Type.Optional(Type.Integer({ minimum: 0 }));
const refusals = ["portfolio.not_found", "portfolio.not_owner", "portfolio.archived"];

export const layoutRoutes = {
  getLayout: route({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/layout",
    summary: "The layout of one's own portfolio as one works on it, with earlier drafts.",
    access: "signed_in",
    scope: "portfolios:read",
    params,
    response: LayoutWork,
    errors: ["portfolio.not_found", "portfolio.not_owner"],
  }),
  saveLayout: route({
    method: "PUT",
    path: "/api/portfolios/:portfolio_id/layout",
    summary: "Keep the draft of a layout. Others see it once it is published.",
    access: "signed_in",
    scope: "portfolios:write",
    params,
    body: record({
      layout: LayoutBody,
      version,
      by_itself: Type.Optional(
        Type.Boolean({ description: "Kept while somebody works on it: several within two minutes are one version." }),
      ),
    }),
    response: LayoutWork,
    errors: [...refusals, "portfolio.bad_layout", "media.not_usable", "request.stale"],
  }),
  publishLayout: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/layout/publication",
    summary: "Show the draft of a layout to everybody who may see the portfolio.",
    access: "signed_in",
    scope: "portfolios:write",
    params,
    body: record({ version }),
    response: LayoutWork,
    errors: [...refusals, "portfolio.layout_incomplete", "request.stale"],
  }),
  restoreLayout: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/layout/restoration",
    summary: "Make an earlier draft the draft again. Files that are gone since are left out.",
    access: "signed_in",
    scope: "portfolios:write",
    params,
    body: record({ restore: Type.Integer({ minimum: 1 }), version }),
    response: LayoutWork,
    errors: [...refusals, "portfolio.no_such_layout", "request.stale"],
  }),
  forgetLayoutHistory: route({
    method: "DELETE",
    path: "/api/portfolios/:portfolio_id/layout/history",
    summary: "Forget the earlier drafts of a layout for good. The draft and what others see stay.",
    access: "signed_in",
    scope: "portfolios:write",
    params,
    response: LayoutWork,
    errors: refusals,
  }),
};
