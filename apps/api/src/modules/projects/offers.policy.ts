// Offers through the eyes of their two sides, and the locks under which one is answered.
import { areBlocked } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { handOn } from "./hands.ts";
import { findOffer, lockOffer, type OfferRow, projectOfTalk } from "./offers.repository.ts";
import type { OfferState } from "./offers.rules.ts";
import { offerErrors } from "./projects.errors.ts";
import { findProject, lockProject, type ProjectRow } from "./projects.repository.ts";
import { lockProposal, type ProposalRow } from "./proposals.repository.ts";

type Parties = Pick<OfferRow, "client_id" | "freelancer_id">;

/** As whom somebody who sees an offer answers it: whoever keeps the project does so for the client. */
export const actingIn = (row: Parties, actorId: string): string =>
  actorId === row.freelancer_id ? actorId : row.client_id;

/** The offer for its two sides and whoever keeps its project. Throws 404 for others. */
export async function seeOffer(db: Db, actor: Actor, offerId: string): Promise<OfferRow> {
  const row = await findOffer(db, offerId);
  if (!row) throw offerErrors.notFound();
  const isParty = row.client_id === actor.userId || row.freelancer_id === actor.userId;
  const project = isParty || row.project_id === null ? null : await findProject(db, row.project_id);
  const keeps = project && (await handOn(db, project, actor.userId)) === "keeper";
  if (!isParty && !keeps) throw offerErrors.notFound();
  return row;
}

/** Whether the talk is about a project that this person keeps: its versions may be in the name of colleagues. */
export async function keepsTalk(db: Db, actor: Actor, threadId: string): Promise<boolean> {
  const projectId = await projectOfTalk(db, threadId);
  const project = projectId === null ? undefined : await findProject(db, projectId);
  return project !== undefined && (await handOn(db, project, actor.userId)) === "keeper";
}

/** With whom somebody who sees an offer talks about it. */
export const otherIn = (row: Parties, actorId: string): string =>
  actorId === row.freelancer_id ? row.client_id : row.freelancer_id;

/** Whether this person and the other side of the offer blocked each other. */
export function isBlockedIn(db: Db, row: Parties, actorId: string): Promise<boolean> {
  return areBlocked(db, actorId, otherIn(row, actorId));
}

export const stateOf = (row: OfferRow): OfferState => ({
  status: row.status,
  authorId: row.author_id,
  expiresAt: row.expires_at,
});

export interface LockedOffer {
  readonly project: ProjectRow | null;
  readonly proposal: ProposalRow | null;
  readonly offer: OfferRow;
}

/** Locks project, proposal and offer, always in that order, so that two answers wait instead of blocking each other. */
export async function lockOfferFor(tx: Tx, actor: Actor, offerId: string): Promise<LockedOffer> {
  const seen = await seeOffer(tx, actor, offerId);
  const project = seen.project_id === null ? null : await lockProject(tx, seen.project_id);
  // Who keeps the project no longer does not answer for it, though the offer is still in their name.
  const answersForProject = project && actor.userId !== seen.freelancer_id;
  if (answersForProject && (await handOn(tx, project, actor.userId)) !== "keeper") throw offerErrors.notFound();
  const proposal = seen.proposal_id === null ? null : await lockProposal(tx, seen.proposal_id);
  const offer = await lockOffer(tx, offerId);
  if (!offer) throw offerErrors.notFound();
  return { project: project ?? null, proposal: proposal ?? null, offer };
}
