// What a portfolio looks like on the wire: views, bodies, and the list's filters.
import { type Static, Type } from "typebox";
import { Id, Instant, Line, nullable, oneOf, Prose, pageQuery, record } from "./core.ts";
import { MediaView } from "./media.ts";
import { Slug } from "./people.ts";
import { LayoutView, PortfolioTemplate } from "./portfolio-layout.ts";
import { UserCard } from "./users.ts";
import { WorkItemView, workItemKinds } from "./work-items.ts";

export const portfolioStates = ["draft", "published", "unlisted", "archived"] as const;
export const PortfolioState = oneOf(...portfolioStates);
/** The part of a portfolio's address after the person's: letters and digits of any script, joined by hyphens. */
export const PortfolioSlug = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: "^[^\\s/?#%\\\\\\u0000-\\u001f\\u007f]+$",
});

export const Counters = record({
  views: Type.Integer({ description: "People a day; one's own and programs' views never count." }),
  likes: Type.Integer(),
  bookmarks: Type.Integer(),
  shares: Type.Integer(),
  watches: Type.Integer(),
});

const shown = {
  portfolio_id: Id,
  user_id: Id,
  owner: UserCard,
  slug: Type.String(),
  title: Type.String(),
  description: Type.String(),
  category_id: nullable(Type.String({ description: "A topic's slug." })),
  tags: Type.Array(Type.String()),
  media_urls: Type.Array(Type.String(), {
    description: "The pictures and files of its items, in order; the first 4 in lists.",
  }),
  cover: nullable(MediaView),
  template: PortfolioTemplate,
  state: PortfolioState,
  item_count: Type.Integer(),
  /** How many of them a client confirmed. */
  verified_count: Type.Integer(),
  counters: Counters,
  published_at: nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
};
export const PortfolioCard = record(shown);
export type PortfolioCard = Static<typeof PortfolioCard>;
export const PortfolioView = record({
  ...shown,
  /** The chosen cover; null: the first picture of the items is shown. */
  cover_media_id: nullable(Id),
  /** What its maker arranged; null: the template alone. */
  layout: nullable(LayoutView),
  items: Type.Array(WorkItemView),
  /** Whether the caller likes it. */
  liked: Type.Boolean(),
  version: Type.Integer(),
  can: Type.Array(
    oneOf("edit", "add_item", "order", "publish", "unlist", "archive", "delete", "duplicate", "like", "unlike"),
  ),
});
export type PortfolioView = Static<typeof PortfolioView>;

const editable = {
  title: Line(120),
  description: Prose(10_000),
  category_id: nullable(Slug),
  tags: Type.Array(Line(60), { maxItems: 15, description: "Kept in lower case; 30 characters each." }),
  cover_media_id: nullable(Id),
  template: PortfolioTemplate,
};
const optional = {
  slug: Type.Optional(PortfolioSlug),
  description: Type.Optional(editable.description),
  category_id: Type.Optional(editable.category_id),
  tags: Type.Optional(editable.tags),
  cover_media_id: Type.Optional(editable.cover_media_id),
  template: Type.Optional(editable.template),
};
const version = Type.Optional(Type.Integer({ minimum: 1 }));
/** What POST and PUT take: only a title is needed; what is left out takes its default (a slug: stays, or comes of the title). */
export const PortfolioBody = record({ title: editable.title, ...optional, version });
/** A merge patch: what is left out stays. */
export const PortfolioPatch = record({ title: Type.Optional(editable.title), ...optional, version });
export type PortfolioBody = Static<typeof PortfolioBody>;
export type PortfolioPatch = Static<typeof PortfolioPatch>;

export const portfolioQuery = record({
  user_id: Type.Optional(Id),
  category_id: Type.Optional(
    Type.Array(Slug, { maxItems: 50, description: "Any of these topics; their branches count too." }),
  ),
  interests: Type.Optional(
    Type.Boolean({
      description:
        "Only what lies in one of the caller's topics of interest, branches included; for who has none: nothing.",
    }),
  ),
  tags: Type.Optional(Type.Array(Line(60), { maxItems: 15, description: "Any of." })),
  /** Other than published only with one's own `user_id`; without it, one's own list shows all. */
  state: Type.Optional(Type.Array(PortfolioState, { maxItems: 4 })),
  q: Type.Optional(Type.String({ maxLength: 100, description: "Words of the title, the description or the tags." })),
  kind: Type.Optional(
    Type.Array(oneOf(...workItemKinds), { maxItems: 6, description: "Only what holds a piece of any of these kinds." }),
  ),
  verified: Type.Optional(
    Type.Boolean({ description: "Only what holds a piece (with `kind`: one of these) that a client confirmed." }),
  ),
  /**
   * What was published last comes first; one's own list with drafts in it goes by when each was begun. `position`: with
   * `user_id`, of what is published, in the order its owner wants.
   */
  sort: Type.Optional(oneOf("-published_at", "-created_at", "-views", "-likes", "position")),
  ...pageQuery,
});
export type PortfolioQuery = Static<typeof portfolioQuery>;
