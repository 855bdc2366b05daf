// Interests are topics of the trending module, which stands above this one and says how they are read.
import type { Static } from "typebox";
import type { TopicRef } from "#api-schema/users.ts";
import type { Db } from "#platform/db/index.ts";

export type Topic = Static<typeof TopicRef>;
export type TopicReader = (db: Db, topicIds: readonly string[]) => Promise<ReadonlyMap<string, Topic>>;

let reader: TopicReader = async () => new Map();

/** Called once by trending. */
export function useTopics(source: TopicReader): void {
  reader = source;
}

/** The topics that exist, by id. */
export function readTopics(db: Db, topicIds: readonly string[]): Promise<ReadonlyMap<string, Topic>> {
  return reader(db, topicIds);
}
