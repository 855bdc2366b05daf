import type { ProjectBody, ProjectPatch, ProjectView } from "#api-schema/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endIntake } from "./close-project.ts";
import { hireStatuses } from "./hires.repository.ts";
import { keepPostFiles } from "./post-files.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { projectErrors } from "./projects.errors.ts";
import { lockOwnProject } from "./projects.policy.ts";
import { contentOf, type ProjectRow, tagsOf, updateContent } from "./projects.repository.ts";
import { frozenChanges, missingForPublication, statusByHires } from "./projects.rules.ts";
import { setDeadlineTimer } from "./projects.timers.ts";
import { emptyPost, type PostContent, readPost } from "./read-post.ts";
import { readProject } from "./read-project.ts";
import { referenceOf } from "./reference.ts";

interface Edit {
  readonly projectId: string;
  /** Called with the version under the lock: refuses a stale If-Match. */
  expectVersion(version: number): void;
}

/** Replaces everything the client wrote. Throws `project.wrong_state` unless it is a draft or open. */
export function replaceProject(platform: Platform, actor: Actor, edit: Edit & { readonly body: ProjectBody }) {
  return edited(platform, actor, edit, async () => emptyPost);
}

/** Changes the given fields. */
export function updateProject(platform: Platform, actor: Actor, edit: Edit & { readonly body: ProjectPatch }) {
  return edited(platform, actor, edit, async (tx, row) => {
    const tags = await tagsOf(tx, [row.project_id]);
    return contentOf(row, tags.get(row.project_id) ?? []);
  });
}

/** An open post that looks for no more people than are hired moves on, as it does with the last hire. */
async function edited(
  platform: Platform,
  actor: Actor,
  { projectId, body, expectVersion }: Edit & { readonly body: ProjectBody | ProjectPatch },
  ground: (tx: Tx, row: ProjectRow) => Promise<PostContent>,
): Promise<ProjectView> {
  const staleAgainst = await platform.inTransaction(async (tx) => {
    const row = await lockOwnProject(tx, actor, projectId, "edit");
    expectVersion(row.version);
    if (body.version !== undefined && body.version !== row.version) return row;
    const at = platform.clock.now();
    const before = contentOf(row, []);
    const content = readPost(body, await ground(tx, row), referenceOf(platform));
    const problems = [
      ...frozenChanges(before, content, {
        proposalsCount: row.proposals_count,
        positionsFilled: row.positions_filled,
      }),
      // What is published must stay complete.
      ...(row.status === "open" ? missingForPublication(content, at) : []),
    ];
    if (problems.length > 0) throw projectErrors.invalid({ fields: problems });
    await updateContent(tx, row, content, at);
    await keepPostFiles(tx, { projectId, userId: actor.userId, mediaIds: content.attachments });
    const isFilled = content.positions <= row.positions_filled;
    if (row.status === "open" && !isFilled) {
      await setDeadlineTimer(tx, platform, projectId, content.deadline);
      await tellProjectChanged(tx, platform, projectId);
    }
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.edited",
      subject: { type: "project", id: projectId },
      before: { version: row.version },
      after: { version: row.version + 1, renamed: content.title !== before.title },
    });
    if (row.status === "open" && isFilled) {
      const status = statusByHires(await hireStatuses(tx, projectId));
      await endIntake(tx, platform, {
        row: { ...row, title: content.title },
        status,
        reason: "filled",
        actorId: actor.userId,
      });
    }
    return null;
  });
  const current = await readProject(platform, actor, projectId);
  if (staleAgainst) throw requestErrors.stale({ extra: { current } });
  return current;
}
