import { shareCard } from "#modules/users/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readProject } from "./read-project.ts";

/** What link previews show of a post, as a visitor sees it. Throws `project.not_found`. */
export async function shareImage(platform: Platform, projectId: string): Promise<Buffer> {
  const { title, owner, organisation, skills } = await readProject(platform, null, projectId);
  const by = organisation ?? owner;
  return shareCard(platform, {
    title,
    line: by.name,
    by,
    notes: skills.map((skill) => skill.name),
    path: `/projects/${projectId}`,
  });
}
