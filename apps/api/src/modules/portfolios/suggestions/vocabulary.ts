// Names of topics, in each language, and of skills as they ship with the product, with the other words for a topic.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Platform } from "#platform/platform.ts";
import { makeVocabulary, type Vocabulary } from "./suggestions.rules.ts";

const Topics = Type.Array(
  Type.Object({
    slug: Type.String(),
    name: Type.String(),
    names: Type.Object({ de: Type.String() }),
    synonyms: Type.Array(Type.String()),
  }),
);
const Skills = Type.Array(Type.Object({ name: Type.String(), topic_slug: Type.String() }));

const loaded = new Map<string, Vocabulary>();

/** Read once a process: the files are part of the release. */
export function vocabularyOf({ config }: Platform): Vocabulary {
  const folder = join(config.projectFolder, "db/seeds/reference");
  const known = loaded.get(folder);
  if (known) return known;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const topics = Value.Parse(Topics, read("topics.json"));
  const skills = Value.Parse(Skills, read("skills.json"));
  const terms = [
    ...topics.flatMap(({ slug, name, names, synonyms }) =>
      [...new Set([name, names.de, ...synonyms])].map((one) => ({ name: one, topic: slug })),
    ),
    ...skills.map(({ name, topic_slug }) => ({ name, topic: topic_slug })),
  ];
  const vocabulary = makeVocabulary(
    terms,
    new Map(topics.map(({ slug, name, names }) => [slug, { en: name, ...names }])),
  );
  loaded.set(folder, vocabulary);
  return vocabulary;
}
