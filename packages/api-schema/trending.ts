// Topics: the tree that categories, interests and subscriptions point into.
import { type Static, Type } from "typebox";
import { Id, nullable, record, route } from "./core.ts";

export const TopicView = record({
  topic_id: Id,
  slug: Type.String(),
  name: Type.String(),
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
      q: Type.Optional(Type.String({ maxLength: 60, description: "In names and synonyms, best match first." })),
      parent: Type.Optional(Type.String({ maxLength: 80, description: "A topic's slug: its branch alone." })),
    }),
    response: record({ data: Type.Array(TopicView) }),
  }),
};
