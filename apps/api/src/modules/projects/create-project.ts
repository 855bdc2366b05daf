import type { NewProjectBody, ProjectView } from "#api-schema/projects.ts";
import { holdKeeper } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepPostFiles } from "./post-files.ts";
import { projectErrors } from "./projects.errors.ts";
import { isClient } from "./projects.policy.ts";
import { insertProject } from "./projects.repository.ts";
import { emptyPost, readPost } from "./read-post.ts";
import { readProject } from "./read-project.ts";
import { referenceOf } from "./reference.ts";

/**
 * Writes a draft that only its client sees, or whoever belongs to the organisation it is for. Throws
 * `project.client_only`, `project.invalid`, `organisation.not_found`, `organisation.not_allowed`.
 */
export async function createProject(platform: Platform, actor: Actor, body: NewProjectBody): Promise<ProjectView> {
  if (!isClient(actor)) throw projectErrors.clientOnly();
  const content = readPost(body, emptyPost, referenceOf(platform));
  const projectId = newId();
  const { userId } = actor;
  const organisationId = body.organisation_id ?? null;
  await platform.inTransaction(async (tx) => {
    if (organisationId !== null) await holdKeeper(tx, { organisationId, userId });
    await insertProject(tx, { projectId, userId, organisationId, content, at: platform.clock.now() });
    if (content.attachments.length > 0) await keepPostFiles(tx, { projectId, userId, mediaIds: content.attachments });
    await platform.audit.record(tx, {
      actorId: userId,
      action: "projects.drafted",
      subject: { type: "project", id: projectId },
      after: { organisation_id: organisationId },
    });
  });
  return readProject(platform, actor, projectId);
}
