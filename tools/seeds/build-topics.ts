// Turns the written topic tree and skill list (words/topics.txt with German names in topics.de.txt, words/skills.txt) into the reference files.
import assert from "node:assert/strict";
import { readWords, referenceDir, slugify, writeRecords } from "./files.ts";

export type Topic = {
  slug: string;
  name: string;
  /** In other languages than English. */
  names: { de: string };
  parent_slug: string | null;
  synonyms: string[];
  esco: string[];
};
export type Skill = { slug: string; name: string; topic_slug: string; esco_group: string };

function parseTopics(lines: readonly string[], german: ReadonlyMap<string, string>): Topic[] {
  const path: Topic[] = [];
  const topics: Topic[] = [];
  for (const line of lines) {
    const depth = (line.length - line.trimStart().length) / 2;
    const [rest = "", codes = ""] = line.trim().split(" @");
    const [name = "", synonyms = ""] = rest.split(" = ");
    const parent = depth === 0 ? undefined : path[depth - 1];
    const slug = slugify(name);
    const de = german.get(slug);
    assert(de, `topics.de.txt has no name for ${slug}`);
    const topic: Topic = {
      slug,
      name: name.trim(),
      names: { de },
      parent_slug: parent?.slug ?? null,
      synonyms: synonyms.split(",").flatMap((word) => word.trim() || []),
      esco: codes.trim() === "" ? (parent?.esco ?? []) : codes.trim().split(" "),
    };
    path[depth] = topic;
    topics.push(topic);
  }
  return topics;
}

function pairOf(line: string): [slug: string, name: string] {
  const [slug = "", name = ""] = line.split(/: (.*)/s);
  return [slug, name.trim()];
}

function parseSkills(lines: readonly string[], topics: readonly Topic[]): Skill[] {
  return lines.flatMap((line) => {
    const [topicSlug = "", names = ""] = line.split(/:(.*)/s);
    const topic = topics.find((each) => each.slug === topicSlug);
    assert(topic, `skills.txt names the unknown topic ${topicSlug}`);
    return names.split(";").map((entry): Skill => {
      const [name = "", code] = entry.trim().split(" @");
      return { slug: slugify(name), name, topic_slug: topic.slug, esco_group: code ?? topic.esco[0] ?? "" };
    });
  });
}

function assertDistinct(slugs: readonly string[], what: string): void {
  const twice = slugs.filter((slug, i) => slugs.indexOf(slug) !== i);
  assert.deepEqual(twice, [], `${what} share a slug`);
}

export function buildTopics(): void {
  const topics = parseTopics(readWords("topics.txt"), new Map(readWords("topics.de.txt").map(pairOf)));
  const skills = parseSkills(readWords("skills.txt"), topics);
  assertDistinct(
    topics.map((topic) => topic.slug),
    "Topics",
  );
  assertDistinct(
    skills.map((skill) => skill.slug),
    "Skills",
  );
  writeRecords(referenceDir, "topics.json", topics);
  writeRecords(referenceDir, "skills.json", skills);
}
