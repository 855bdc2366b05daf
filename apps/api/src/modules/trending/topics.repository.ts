import { sql } from "kysely";
import type { TopicView } from "#api-schema/trending.ts";
import type { Db } from "#platform/db/index.ts";

// Where a language has no name yet, the English one stands.
const names = sql<TopicView["names"]>`jsonb_build_object('en', t.name, 'de', coalesce(t.names ->> 'de', t.name))`;

const topics = (db: Db) =>
  db
    .selectFrom("trending.topics as t")
    .select(["t.topic_id", "t.slug", "t.name", "t.parent_topic_id", "t.depth"])
    .select(names.as("names"));

/** The whole tree, or the branch below a topic with the topic itself; each parent before its children. */
export async function topicTree(db: Db, parentSlug: string | null): Promise<TopicView[]> {
  if (parentSlug === null) return topics(db).orderBy("position").execute();
  const branch = sql<string>`
    with recursive branch as (
      select topic_id from trending.topics where slug = ${parentSlug}
      union all
      select b.topic_id from trending.topics b join branch on b.parent_topic_id = branch.topic_id)
    select topic_id from branch`;
  return topics(db).where(sql<boolean>`t.topic_id in (${branch})`).orderBy("position").execute();
}

/** Topics whose name, in any language, or synonym holds the words, best match first. */
export async function searchTopics(db: Db, q: string): Promise<TopicView[]> {
  const words = q.normalize("NFC").trim().toLowerCase();
  const inside = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const german = sql`coalesce(t.names ->> 'de', '')`;
  const called = sql`lower(t.name || ' ' || ${german} || ' ' || array_to_string(t.synonyms, ' '))`;
  const begins = sql`(lower(t.name) like ${inside.slice(1)} or lower(${german}) like ${inside.slice(1)})`;
  return topics(db)
    .where(sql<boolean>`${called} like ${inside}`)
    .orderBy(begins, "desc")
    .orderBy("depth")
    .orderBy("position")
    .execute();
}

export async function topicsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, TopicView>> {
  if (ids.length === 0) return new Map();
  const rows = await topics(db)
    .where("t.topic_id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.topic_id, row]));
}
