// Words somebody searches by often mean a skill or a kind of work, in either language: "logo", "Markenidentität".
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";

const Topics = Type.Array(
  Type.Object({
    slug: Type.String(),
    name: Type.String(),
    names: Type.Record(Type.String(), Type.String()),
    parent_slug: Type.Union([Type.String(), Type.Null()]),
    synonyms: Type.Array(Type.String()),
  }),
);

export interface Meant {
  readonly skills: readonly { readonly skill_id: string; readonly slug: string }[];
  /** Slugs of kinds of work, and of all that lie in them. */
  readonly topics: readonly string[];
}

// Fewer begin the names of most skills: they mean those that have them as a word, such as "UX".
const LETTERS_MIN = 3;

/** The kinds of work that are called so, and the skills that are or that belong to them: by their whole words' beginnings. */
export async function meantByWords({ db, config }: Platform, words: string): Promise<Meant> {
  const wanted = words.normalize("NFC").trim().toLowerCase();
  if (wanted === "") return { skills: [], topics: [] };
  const asked = ` ${wanted}${wanted.length < LETTERS_MIN ? " " : ""}`;
  const topics = topicsCalled(topicsIn(config.projectFolder), asked);
  const skills = await db
    .selectFrom("users.skills")
    .select(["skill_id", "slug"])
    .where((eb) =>
      eb.or([
        sql<boolean>`' ' || search_text || ' ' like ${`%${likeSafe(asked)}%`}`,
        sql<boolean>`topic_slug = any(${topics}::text[])`,
      ]),
    )
    .execute();
  return { skills, topics };
}

const likeSafe = (words: string) => words.replace(/[\\%_]/g, "\\$&");

type Topic = Static<typeof Topics>[number];

function topicsCalled(topics: readonly Topic[], asked: string): string[] {
  const called = new Set<string>();
  // Those above come before those below in the file, so that one pass reaches all.
  for (const { slug, name, names, synonyms, parent_slug } of topics) {
    const inside = parent_slug !== null && called.has(parent_slug);
    const so = [name, ...Object.values(names), ...synonyms].some((one) => ` ${one.toLowerCase()} `.includes(asked));
    if (inside || so) called.add(slug);
  }
  return [...called];
}

const read = new Map<string, readonly Topic[]>();

function topicsIn(projectFolder: string): readonly Topic[] {
  const file = join(projectFolder, "db/seeds/reference/topics.json");
  const known = read.get(file);
  if (known) return known;
  const topics: unknown = JSON.parse(readFileSync(file, "utf8"));
  assert(Value.Check(Topics, topics), "the topics file has names and synonyms");
  read.set(file, topics);
  return topics;
}
