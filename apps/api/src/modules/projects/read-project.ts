import type { ProjectView } from "#api-schema/projects.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { seeProject } from "./projects.policy.ts";
import { projectView } from "./projects.views.ts";

/** One project as the viewer may see it. Throws 404 for drafts, hidden and invited-only posts of others. */
export async function readProject(platform: Platform, viewer: Actor | null, projectId: string): Promise<ProjectView> {
  return projectView(platform, await seeProject(platform.db, viewer, projectId), viewer);
}
