// A piece of work in a portfolio (also called a work sample).
import { type Static, Type } from "typebox";
import { Day, Id, Instant, Line, nullable, oneOf, Prose, pageQuery, record } from "./core.ts";
import { MediaView } from "./media.ts";
import { Slug } from "./people.ts";
import { UserCard } from "./users.ts";

export const workItemKinds = ["image", "video", "case_study", "link", "document", "audio"] as const;
const Kind = oneOf(...workItemKinds);

const shown = {
  item_id: Id,
  portfolio_id: Id,
  user_id: Id,
  kind: Kind,
  title: Type.String(),
  tags: Type.Array(Type.String()),
  created_at: Instant,
  updated_at: Instant,
};

export const WorkItemView = record({
  ...shown,
  story: Type.String(),
  /** For whom it was made, and the maker's part in it; empty when not told. */
  client: Type.String(),
  role: Type.String(),
  date: nullable(Day),
  link: nullable(Type.String({ description: "https only; never fetched by the server." })),
  media: Type.Array(MediaView),
  /** The mark "Verified work": the client of a finished contract confirmed it; null without one. */
  verified: nullable(
    record({
      confirmed_at: Instant,
      /** Null where the client is not named, or where the contract's post was not for everybody. */
      contract_title: nullable(Type.String()),
      /** Null: the client is not named. */
      client: nullable(UserCard),
    }),
  ),
  /** From 0. */
  position: Type.Integer(),
  version: Type.Integer(),
  can: Type.Array(oneOf("edit", "delete")),
});
export type WorkItemView = Static<typeof WorkItemView>;

/** A piece of work in a list over many portfolios. */
export const WorkCard = record({
  ...shown,
  portfolio: record({
    portfolio_id: Id,
    slug: Type.String(),
    title: Type.String(),
    category_id: nullable(Type.String()),
  }),
  owner: UserCard,
  /** Its first picture or file. */
  cover: nullable(MediaView),
  /** Whether the client of a finished contract confirmed it. */
  verified: Type.Boolean(),
  /** Of the portfolio it stands in. */
  counters: record({ views: Type.Integer(), likes: Type.Integer() }),
});
export type WorkCard = Static<typeof WorkCard>;

const Link = Type.String({ maxLength: 2_000, description: "An https address." });
const editable = {
  story: Type.Optional(Prose(20_000)),
  client: Type.Optional(Line(120, 0)),
  role: Type.Optional(Line(120, 0)),
  date: Type.Optional(nullable(Day)),
  tags: Type.Optional(Type.Array(Line(60), { maxItems: 15 })),
  link: Type.Optional(nullable(Link)),
  /** Own files, in order. */
  media: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
};
/** What POST and PUT take: what is left out is empty. An image, document or audio item needs a file, a link item its link, a case study its story. */
export const WorkItemBody = record({ kind: Kind, title: Line(120), ...editable });
export const WorkItemPatch = record({ kind: Type.Optional(Kind), title: Type.Optional(Line(120)), ...editable });
export type WorkItemBody = Static<typeof WorkItemBody>;
export type WorkItemPatch = Static<typeof WorkItemPatch>;

export const workQuery = record({
  user_id: Type.Optional(Id),
  category_id: Type.Optional(
    Type.Array(Slug, { maxItems: 50, description: "Any of these topics; their branches count too." }),
  ),
  tags: Type.Optional(Type.Array(Line(60), { maxItems: 15, description: "Any of." })),
  kind: Type.Optional(Type.Array(Kind, { maxItems: 6 })),
  q: Type.Optional(Type.String({ maxLength: 100, description: "Words of the title, the story or the tags." })),
  /**
   * What was shown last comes first: published with its portfolio, or added to one. `-likes`: the most liked portfolios'
   * first items, one each.
   */
  sort: Type.Optional(oneOf("-published_at", "-created_at", "-likes")),
  ...pageQuery,
});
export type WorkQuery = Static<typeof workQuery>;
