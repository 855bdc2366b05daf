// Who may do what with a post, and what the answer tells a caller they may do next.
import { areBlocked } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { findInvolvement, type Involvement, uninvolved } from "./involvement.ts";
import { projectErrors } from "./projects.errors.ts";
import { lockProject, type ProjectRow } from "./projects.repository.ts";
import { allows, maySee, type ProjectAction } from "./projects.rules.ts";
import { mayPropose } from "./proposals.rules.ts";
import { findShownProject, type ShownProject } from "./shown-project.ts";

export const isClient = (actor: Actor): boolean => actor.roles.includes("client");
export const isFreelancer = (actor: Actor): boolean => actor.roles.includes("freelancer");

export interface SeenProject {
  readonly row: ShownProject;
  readonly involvement: Involvement;
}

/** The project as the viewer may see it. Throws 404 for what they may not know exists. */
export async function seeProject(db: Db, viewer: Actor | null, projectId: string): Promise<SeenProject> {
  const row = await findShownProject(db, projectId);
  if (!row) throw projectErrors.notFound();
  const viewerId = viewer?.userId ?? null;
  // Nobody proposes to themselves, is invited by themselves or blocks themselves.
  if (viewerId === row.user_id) return { row, involvement: uninvolved };
  const involvement = await findInvolvement(db, projectId, viewerId);
  const post = { status: row.status, visibility: row.visibility, userId: row.user_id, hidden: row.hidden_at !== null };
  const isInvolved = involvement.proposal !== null || involvement.invitation !== null;
  if (!maySee(post, { userId: viewerId, isInvolved })) throw projectErrors.notFound();
  if (viewerId !== null && (await areBlocked(db, viewerId, row.user_id))) throw projectErrors.notFound();
  return { row, involvement };
}

/** Locks the actor's own project for a change. Throws 404 when it is not theirs, 409 when its state refuses. */
export async function lockOwnProject(
  tx: Tx,
  actor: Actor,
  projectId: string,
  action: ProjectAction,
): Promise<ProjectRow> {
  const row = await lockProject(tx, projectId);
  if (!row || row.user_id !== actor.userId) throw projectErrors.notFound();
  if (!allows(row.status, action)) throw projectErrors.wrongState({ extra: { current: row.status } });
  return row;
}

/** What the actor may do with the project next. */
export function projectCan(actor: Actor | null, { row, involvement }: SeenProject, at: Date): string[] {
  if (!actor) return [];
  if (actor.userId === row.user_id) return ownerCan(row);
  const can: string[] = [];
  const post = { status: row.status, ownerId: row.user_id, deadline: row.deadline };
  const proposes = mayPropose(post, { userId: actor.userId, isFreelancer: isFreelancer(actor) }, at) === null;
  if (proposes && !involvement.proposal?.live) can.push("propose");
  if (involvement.invitation?.status === "sent") can.push("answer_invitation");
  return can;
}

const OWNER_ACTIONS = ["edit", "publish", "close", "cancel", "invite"] as const satisfies readonly ProjectAction[];

function ownerCan(row: ProjectRow): string[] {
  const can: string[] = OWNER_ACTIONS.filter((action) => allows(row.status, action));
  if (row.status !== "draft") can.push("see_proposals");
  return can;
}
