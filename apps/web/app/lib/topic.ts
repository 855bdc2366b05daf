import type { TopicView } from "#api-schema/trending.ts";

/** A topic as the reader's language calls it. */
export type Topic = Omit<TopicView, "names">;
