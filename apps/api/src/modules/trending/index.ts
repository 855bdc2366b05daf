// The door of the trending module: the topic tree.
import { trendingApi } from "#api-schema/trending.ts";
import { useTopics } from "#modules/users/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listTopics } from "./list-topics.ts";
import { topicsById } from "./topics.repository.ts";

export { loadReference, topicId } from "./load-topics.ts";

export function registerTrending(http: HttpApp, { db }: Platform): void {
  serve(http, trendingApi.listTopics, ({ query }) => listTopics(db, query));
  // Interests are topics, and users stand below this module.
  useTopics(topicsById);
}
