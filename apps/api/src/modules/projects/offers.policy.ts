// Offers through the eyes of their two sides, and the locks under which one is answered.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { findOffer, lockOffer, type OfferRow } from "./offers.repository.ts";
import type { OfferState } from "./offers.rules.ts";
import { offerErrors } from "./projects.errors.ts";
import { lockProject, type ProjectRow } from "./projects.repository.ts";
import { lockProposal, type ProposalRow } from "./proposals.repository.ts";

export function isParty(row: Pick<OfferRow, "client_id" | "freelancer_id">, actorId: string): boolean {
  return row.client_id === actorId || row.freelancer_id === actorId;
}

/** The offer for one of its two sides. Throws 404 for others. */
export async function seeOffer(db: Db, actor: Actor, offerId: string): Promise<OfferRow> {
  const row = await findOffer(db, offerId);
  if (!row || !isParty(row, actor.userId)) throw offerErrors.notFound();
  return row;
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
  const proposal = seen.proposal_id === null ? null : await lockProposal(tx, seen.proposal_id);
  const offer = await lockOffer(tx, offerId);
  if (!offer) throw offerErrors.notFound();
  return { project: project ?? null, proposal: proposal ?? null, offer };
}
