import { sql } from "kysely";
import type { TopicView } from "#api-schema/trending.ts";
import type { Db } from "#platform/db/index.ts";

const shown = ["topic_id", "slug", "name", "parent_topic_id", "depth"] as const;

/** The whole tree, or the branch below a topic with the topic itself; each parent before its children. */
export async function topicTree(db: Db, parentSlug: string | null): Promise<TopicView[]> {
  if (parentSlug === null) return db.selectFrom("trending.topics").select(shown).orderBy("position").execute();
  const { rows } = await sql<TopicView>`
    with recursive branch as (
      select topic_id, slug, name, parent_topic_id, depth, position from trending.topics where slug = ${parentSlug}
      union all
      select t.topic_id, t.slug, t.name, t.parent_topic_id, t.depth, t.position
      from trending.topics t join branch on t.parent_topic_id = branch.topic_id)
    select topic_id, slug, name, parent_topic_id, depth from branch order by position`.execute(db);
  return rows;
}

/** Topics whose name or synonym holds the words, best match first. */
export async function searchTopics(db: Db, q: string): Promise<TopicView[]> {
  const words = q.normalize("NFC").trim().toLowerCase();
  const inside = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const names = sql`lower(name || ' ' || array_to_string(synonyms, ' '))`;
  return db
    .selectFrom("trending.topics")
    .select(shown)
    .where(sql<boolean>`${names} like ${inside}`)
    .orderBy(sql`lower(name) like ${inside.slice(1)}`, "desc")
    .orderBy("depth")
    .orderBy("position")
    .limit(50)
    .execute();
}

export async function topicsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, TopicView>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("trending.topics")
    .select(shown)
    .where("topic_id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.topic_id, row]));
}
