// Who may do what with a post, and what the answer tells a caller they may do next.
import { may } from "#modules/auth/index.ts";
import { areBlocked, cards, organisationErrors } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { handOn } from "./hands.ts";
import { findInvolvement, type Involvement, uninvolved, welcomes } from "./involvement.ts";
import { projectErrors } from "./projects.errors.ts";
import { lockProject, type ProjectRow } from "./projects.repository.ts";
import { allows, type Hand, maySee, type ProjectAction } from "./projects.rules.ts";
import { mayPropose } from "./proposals.rules.ts";
import { findShownProject, type ShownProject } from "./shown-project.ts";

export const isClient = (actor: Actor): boolean => actor.roles.includes("client");
export const isFreelancer = (actor: Actor): boolean => actor.roles.includes("freelancer");

export interface SeenProject {
  readonly row: ShownProject;
  readonly hand: Hand;
  readonly involvement: Involvement;
  /** Where the viewer lives; asked only where the post says where one must live. */
  readonly country: string | null;
}

/** The project as the viewer may see it. Throws 404 for what they may not know exists. */
export async function seeProject(db: Db, viewer: Actor | null, projectId: string): Promise<SeenProject> {
  const row = await findShownProject(db, projectId);
  if (!row) throw projectErrors.notFound();
  const viewerId = viewer?.userId ?? null;
  const hand = await handOn(db, row, viewerId);
  // Nobody proposes to themselves, is invited by themselves or blocks themselves.
  if (hand === "keeper") return { row, hand, involvement: uninvolved, country: null };
  const involvement = await findInvolvement(db, projectId, viewerId);
  const post = {
    status: row.status,
    visibility: row.visibility,
    hidden: row.hidden_at !== null && !may(viewer, "users.see_hidden"),
  };
  const isInvolved = involvement.proposal !== null || involvement.invitation !== null;
  if (!maySee(post, { hand, isInvolved })) throw projectErrors.notFound();
  if (hand === null && viewerId !== null && (await areBlocked(db, viewerId, row.user_id)))
    throw projectErrors.notFound();
  return { row, hand, involvement, country: await livesIn(db, row, viewerId) };
}

/** Where a person lives, for a post that asks; null for one that takes people from anywhere. */
export async function livesIn(
  db: Db,
  { countries }: Pick<ProjectRow, "countries">,
  userId: string | null,
): Promise<string | null> {
  if (userId === null || countries.length === 0) return null;
  return (await cards(db, [userId])).get(userId)?.country ?? null;
}

/** Who may read it learns that their role does not allow this; for others it does not exist. */
export function requireKeeping(hand: Hand): void {
  if (hand === "reader") throw organisationErrors.notAllowed();
  if (hand === null) throw projectErrors.notFound();
}

/** Locks a project in the actor's hands for a change. Throws 403 or 404 when it is not, 409 when its state refuses. */
export async function lockOwnProject(
  tx: Tx,
  actor: Actor,
  projectId: string,
  action: ProjectAction,
): Promise<ProjectRow> {
  const row = await lockProject(tx, projectId);
  if (!row) throw projectErrors.notFound();
  requireKeeping(await handOn(tx, row, actor.userId));
  if (!allows(row.status, action)) throw projectErrors.wrongState({ extra: { current: row.status } });
  return row;
}

/** What the actor may do with the project next. */
export function projectCan(actor: Actor | null, { row, hand, involvement, country }: SeenProject, at: Date): string[] {
  if (!actor) return [];
  if (hand === "keeper") return keeperCan(row);
  const can: string[] = [];
  const post = {
    status: row.status,
    isOwn: false,
    isHidden: row.hidden_at !== null,
    deadline: row.deadline,
    countries: row.countries,
  };
  const person = { isFreelancer: isFreelancer(actor), country, isInvited: welcomes(involvement.invitation) };
  const proposes = mayPropose(post, person, at) === null;
  if (proposes && !involvement.proposal?.live) can.push("propose");
  if (involvement.invitation?.status === "sent") can.push("answer_invitation");
  return can;
}

const KEEPER_ACTIONS = ["edit", "publish", "close", "cancel", "invite"] as const satisfies readonly ProjectAction[];

function keeperCan(row: ProjectRow): string[] {
  const can: string[] = KEEPER_ACTIONS.filter((action) => allows(row.status, action));
  if (row.status !== "draft") can.push("see_proposals");
  return can;
}
