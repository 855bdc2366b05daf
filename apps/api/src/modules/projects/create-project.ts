import type { ProjectBody, ProjectView } from "#api-schema/projects.ts";
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

/** Writes a draft that only its client sees. Throws `project.client_only`, `project.invalid`. */
export async function createProject(platform: Platform, actor: Actor, body: ProjectBody): Promise<ProjectView> {
  if (!isClient(actor)) throw projectErrors.clientOnly();
  const content = readPost(body, emptyPost, referenceOf(platform));
  const projectId = newId();
  await platform.inTransaction(async (tx) => {
    await insertProject(tx, { projectId, userId: actor.userId, content, at: platform.clock.now() });
    if (content.attachments.length > 0)
      await keepPostFiles(tx, { projectId, userId: actor.userId, mediaIds: content.attachments });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.drafted",
      subject: { type: "project", id: projectId },
      after: { title: content.title },
    });
  });
  return readProject(platform, actor, projectId);
}
