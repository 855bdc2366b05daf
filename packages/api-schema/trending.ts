// Topics: the tree that categories, interests and subscriptions point into.
import { type Static, Type } from "typebox";
import { Id, nullable, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { Names } from "./said-in-each.ts";

export const TopicView = record({
  topic_id: Id,
  slug: Type.String(),
  name: Type.String({ description: "In English, for programs; pages show one of `names`." }),
  names: Names,
  parent_topic_id: nullable(Id),
  depth: Type.Integer({ description: "0 for the broadest." }),
});
export type TopicView = Static<typeof TopicView>;

export const trendingApi = {
  listTopics: route({
    method: "GET",
    path: "/api/topics",
    summary: "The topic tree, each parent before its children.",
    access: "public",
    query: record({
      ...pageQuery,
      ...sortedBy("position"),
      q: Type.Optional(
        Type.String({ maxLength: 60, description: "In names of any language and synonyms, best match first." }),
      ),
      parent: Type.Optional(Type.String({ maxLength: 80, description: "A topic's slug: its branch alone." })),
    }),
    response: pageOf(TopicView),
  }),
};
