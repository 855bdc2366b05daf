import type { ProjectView } from "#api-schema/projects.ts";
import { projectOpened } from "#events/projects.ts";
import { holdStanding } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { projectErrors } from "./projects.errors.ts";
import { isClient, lockOwnProject, requireKeeping } from "./projects.policy.ts";
import { contentOf, type ProjectRow, setStatus, tagsOf } from "./projects.repository.ts";
import { handOf, missingForPublication } from "./projects.rules.ts";
import { setDeadlineTimer } from "./projects.timers.ts";
import { readProject } from "./read-project.ts";

/**
 * draft -> open. Throws `project.incomplete` with every field that is missing, `project.client_only`,
 * `project.organisation_closed`.
 */
export async function publishProject(platform: Platform, actor: Actor, projectId: string): Promise<ProjectView> {
  await platform.inTransaction(async (tx) => {
    const row = await lockOwnProject(tx, actor, projectId, "publish");
    if (!isClient(actor)) throw projectErrors.clientOnly();
    await holdOrganisation(tx, row, actor.userId);
    const at = platform.clock.now();
    const tags = (await tagsOf(tx, [projectId])).get(projectId) ?? [];
    const missing = missingForPublication(contentOf(row, tags), at);
    if (missing.length > 0) throw projectErrors.incomplete({ fields: missing });
    await setStatus(tx, projectId, "open", at);
    await tellProjectChanged(tx, platform, projectId);
    await setDeadlineTimer(tx, platform, projectId, row.deadline);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.opened",
      subject: { type: "project", id: projectId },
      before: { status: "draft" },
      after: { status: "open" },
    });
    await platform.events.publish(tx, projectOpened, {
      project_id: projectId,
      user_id: row.user_id,
      title: row.title,
      category_id: row.category_id,
      category_path: row.category_path,
      tags,
      skills: row.skills,
      visibility: row.visibility,
    });
  });
  return readProject(platform, actor, projectId);
}

/** Nothing appears in the name of an organisation that is closed, or by somebody who keeps it no longer, at that moment. */
async function holdOrganisation(tx: Tx, row: ProjectRow, userId: string): Promise<void> {
  if (row.organisation_id === null) return;
  const organisation = await holdStanding(tx, { organisationId: row.organisation_id, userId });
  if (!organisation.open) throw projectErrors.organisationClosed();
  requireKeeping(handOf({ ownerId: row.user_id, organisation }, userId));
}
