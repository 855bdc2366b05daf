// Tags and fields that a portfolio or a piece of work could carry, each with its reason. Nothing is kept.
import { type Static, Type } from "typebox";
import { Line, nullable, oneOf, Prose, record, route } from "./core.ts";
import { Slug } from "./people.ts";
import { Names } from "./said-in-each.ts";

/**
 * Why something is suggested. `title`, `text`: it holds `word`; `topic`, `tag`: `count` portfolios with `word` carry it, or
 * are in it;
 * `names`: what such a topic is called in each language.
 */
const Because = record({
  kind: oneOf("title", "text", "topic", "tag"),
  word: Type.String(),
  count: Type.Integer(),
  names: Type.Optional(Names),
});
export type Because = Static<typeof Because>;

export const SuggestionBody = record({
  title: Type.Optional(Line(120, 0)),
  text: Type.Optional(Prose(20_000)),
  category_id: Type.Optional(nullable(Slug)),
  tags: Type.Optional(Type.Array(Line(60), { maxItems: 15 })),
});
export type SuggestionBody = Static<typeof SuggestionBody>;

export const Suggestions = record({
  tags: Type.Array(record({ name: Type.String(), because: Because })),
  topics: Type.Array(record({ slug: Type.String(), name: Type.String(), names: Names, because: Because })),
});
export type Suggestions = Static<typeof Suggestions>;

export const suggestionRoutes = {
  suggest: route({
    method: "POST",
    path: "/api/portfolio-suggestions",
    summary: "Tags and fields that fit a title and a text, with the reason of each.",
    access: "signed_in",
    scope: "portfolios:read",
    body: SuggestionBody,
    response: Suggestions,
  }),
};
