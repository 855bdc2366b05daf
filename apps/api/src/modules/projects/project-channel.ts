// What is live on `project:{id}`: how the post stands, as everybody who may see it reads it anyway. Who proposes what
// is nobody's business there; the two sides hear of that on their own channels.
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { seeProject } from "./projects.policy.ts";
import { findProject } from "./projects.repository.ts";

/** Opens the channel to whoever may see the post. */
export function openProjectChannel(platform: Platform): void {
  platform.live.guard("project", async (actor, projectId) => {
    if (!isId(projectId)) return false;
    try {
      await seeProject(platform.db, actor, projectId);
      return true;
    } catch (error) {
      if (error instanceof KogiError) return false;
      throw error;
    }
  });
}

/** Tells open pages of a change to status, proposals or positions, in the transaction that makes it. */
export async function tellProjectChanged(tx: Tx, platform: Platform, projectId: string): Promise<void> {
  const row = await findProject(tx, projectId);
  if (!row) return;
  const { status, proposals_count, positions_filled, version } = row;
  const payload = { project_id: projectId, status, proposals_count, positions_filled, version };
  await platform.live.publish(tx, `project:${projectId}`, "project", payload);
}
