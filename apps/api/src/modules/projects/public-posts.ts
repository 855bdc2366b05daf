import type { Db } from "#platform/db/index.ts";
import { findProjects } from "./projects.repository.ts";

/** Those of these posts that everybody could read, and may still: their words are no secret of their two sides. */
export async function publicPosts(db: Db, projectIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await findProjects(db, [...new Set(projectIds)]);
  return new Set(
    [...rows.values()]
      .filter(({ visibility, hidden_at }) => visibility === "public" && hidden_at === null)
      .map(({ project_id }) => project_id),
  );
}
