// Turns the written topic tree and skill list (words/topics.txt, words/skills.txt) into the reference files.
import assert from "node:assert/strict";
import { readWords, referenceDir, slugify, writeRecords } from "./files.ts";

export type Topic = { slug: string; name: string; parent_slug: string | null; synonyms: string[]; esco: string[] };
export type Skill = { slug: string; name: string; topic_slug: string; esco_group: string };

function parseTopics(lines: readonly string[]): Topic[] {
  const path: Topic[] = [];
  const topics: Topic[] = [];
  for (const line of lines) {
    const depth = (line.length - line.trimStart().length) / 2;
    const [rest = "", codes = ""] = line.trim().split(" @");
    const [name = "", synonyms = ""] = rest.split(" = ");
    const parent = depth === 0 ? undefined : path[depth - 1];
    const topic: Topic = {
      slug: slugify(name),
      name: name.trim(),
      parent_slug: parent?.slug ?? null,
      synonyms: synonyms.split(",").flatMap((word) => word.trim() || []),
      esco: codes.trim() === "" ? (parent?.esco ?? []) : codes.trim().split(" "),
    };
    path[depth] = topic;
    topics.push(topic);
  }
  return topics;
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
  const topics = parseTopics(readWords("topics.txt"));
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
