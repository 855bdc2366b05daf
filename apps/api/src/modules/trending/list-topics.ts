import type { InputOf } from "#api-schema/core.ts";
import type { TopicView, trendingApi } from "#api-schema/trending.ts";
import type { Db } from "#platform/db/index.ts";
import { decodeCursor, foreignCursor, toPage } from "#platform/http/index.ts";
import { searchTopics, topicTree } from "./topics.repository.ts";

type Query = InputOf<typeof trendingApi.listTopics>["query"];

/** A page of the tree, of a branch or of what was found. All of it is read: a few hundred rows that come with the release. */
export async function listTopics(db: Db, query: Query) {
  const topics = query.q ? await searchTopics(db, query.q) : await topicTree(db, query.parent ?? null);
  const rest = query.cursor === undefined ? topics : topics.slice(placeAfter(topics, query.cursor));
  const limit = query.limit ?? LIMIT;
  const page = toPage(
    rest.slice(0, limit + 1),
    limit,
    ({ topic_id }) => [topic_id],
    (topic) => topic,
  );
  return query.count ? { ...page, total: topics.length } : page;
}

const LIMIT = 20;

function placeAfter(topics: readonly TopicView[], cursor: string): number {
  const [last] = decodeCursor(cursor, 1);
  const place = topics.findIndex(({ topic_id }) => topic_id === last);
  if (place < 0) throw foreignCursor();
  return place + 1;
}
