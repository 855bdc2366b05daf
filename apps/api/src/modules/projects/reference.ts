// Reference data that posts are checked, shown and sorted by: topics, skills and exchange rates. They come with the
// product; a post keeps the category's path and the rate's rank that it was written with.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { SkillRef } from "#api-schema/skill-views.ts";
import { skillId } from "#modules/users/index.ts";
import { toEuroRank } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";

const Topics = Type.Array(Type.Object({ slug: Type.String(), parent_slug: Type.Union([Type.String(), Type.Null()]) }));
const Skills = Type.Array(Type.Object({ slug: Type.String(), name: Type.String() }));
const Rates = Type.Array(
  Type.Object({ date: Type.String(), base: Type.Literal("EUR"), rates: Type.Record(Type.String(), Type.String()) }),
);

export type Skill = Static<typeof SkillRef>;

export interface Reference {
  /** The topic and everything above it, or null when there is no such topic. */
  categoryPath(slug: string): readonly string[] | null;
  /** A skill of the list by its slug. */
  skill(slug: string): Skill | null;
  /** Hundred-thousandths of a euro, for sorting and filtering alone; null where no rate is known. */
  euroRank(minor: bigint, code: string): bigint | null;
}

const loaded = new Map<string, Reference>();

/** Read once a process: the files are part of the release. */
export function referenceOf(platform: Platform): Reference {
  const folder = join(platform.config.projectFolder, "db/seeds/reference");
  const known = loaded.get(folder);
  if (known) return known;
  const made = makeReference(folder);
  loaded.set(folder, made);
  return made;
}

function makeReference(folder: string): Reference {
  const topics = readList(join(folder, "topics.json"), Topics);
  const parents = new Map(topics.map((topic) => [topic.slug, topic.parent_slug]));
  const skills = new Map(
    readList(join(folder, "skills.json"), Skills).map(({ slug, name }) => [
      slug,
      { skill_id: skillId(slug), slug, name },
    ]),
  );
  const newest = readList(join(folder, "rates.json"), Rates).at(-1);
  assert(newest, "the bundled rates have a newest day");
  return {
    categoryPath: (slug) => (parents.has(slug) ? pathOf(parents, slug) : null),
    skill: (slug) => skills.get(slug) ?? null,
    euroRank: (minor, code) => toEuroRank(minor, code, code === "EUR" ? "1" : newest.rates[code]),
  };
}

function readList<S extends typeof Topics | typeof Skills | typeof Rates>(file: string, schema: S) {
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return Value.Parse(schema, parsed);
}

function pathOf(parents: ReadonlyMap<string, string | null>, slug: string): string[] {
  const path: string[] = [];
  for (let at: string | null | undefined = slug; at; at = parents.get(at)) path.push(at);
  return path;
}
