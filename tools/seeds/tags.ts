import type { Skill, Topic } from "./build-topics.ts";
import { readRecords, referenceDir } from "./files.ts";

const names = new Map(
  [...readRecords<Topic>(referenceDir, "topics.json"), ...readRecords<Skill>(referenceDir, "skills.json")].map(
    ({ slug, name }) => [slug, name],
  ),
);

/** What people write as a tag for a skill or topic: its name in small letters, as the server keeps tags. */
export function tagOf(slug: string): string {
  const name = names.get(slug);
  if (!name) throw new Error(`No skill or topic is called ${slug}`);
  return name.toLowerCase();
}
