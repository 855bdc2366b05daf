// The top level topic above any topic, for words that suit only some fields.
import type { Topic } from "./build-topics.ts";
import { readRecords, referenceDir } from "./files.ts";

const parents = new Map(
  readRecords<Topic>(referenceDir, "topics.json").map((topic) => [topic.slug, topic.parent_slug]),
);

export function rootOf(slug: string): string {
  const parent = parents.get(slug);
  return parent ? rootOf(parent) : slug;
}
