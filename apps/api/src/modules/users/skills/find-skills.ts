import { sql } from "kysely";
import type { Static } from "typebox";
import type { SkillRef } from "#api-schema/skill-views.ts";
import type { Db } from "#platform/db/index.ts";

export type Skill = Static<typeof SkillRef>;
const shown = ["skill_id", "slug", "name"] as const;

/** Skills by slug; unknown slugs are left out. */
export async function skillsBySlug(db: Db, slugs: readonly string[]): Promise<ReadonlyMap<string, Skill>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.skills")
    .select(shown)
    .where("slug", "in", [...new Set(slugs)])
    .execute();
  return new Map(rows.map((row) => [row.slug, row]));
}

/** Skills by id; unknown ids are left out. */
export async function skillsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Skill>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.skills")
    .select(shown)
    .where("skill_id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.skill_id, row]));
}

/** Skills to choose from: those that begin with the words first, then those that hold them, then near misses. */
export async function searchSkills(
  db: Db,
  wanted: { q?: string; slug?: readonly string[]; topic?: string; limit: number },
): Promise<readonly Skill[]> {
  const words = (wanted.q ?? "").normalize("NFC").trim().toLowerCase();
  const inside = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .selectFrom("users.skills")
    .select(shown)
    .$if(words !== "", (query) =>
      query
        .where((eb) => eb.or([eb("search_text", "like", inside), sql<boolean>`search_text % ${words}`]))
        .orderBy(sql`search_text like ${inside.slice(1)}`, "desc")
        .orderBy(sql`search_text like ${inside}`, "desc")
        .orderBy(sql`similarity(search_text, ${words})`, "desc"),
    )
    .$if(wanted.slug !== undefined, (query) => query.where("slug", "in", wanted.slug ?? []))
    .$if(wanted.topic !== undefined, (query) => query.where("topic_slug", "=", wanted.topic ?? ""))
    .orderBy("name")
    .limit(wanted.limit)
    .execute();
}
