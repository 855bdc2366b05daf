// Proposals through the eyes of their two sides: for everybody else they do not exist.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { proposalErrors } from "./projects.errors.ts";
import { lockProject, type ProjectRow } from "./projects.repository.ts";
import { findProposal, lockProposal, type ProposalRow } from "./proposals.repository.ts";
import { type ProposalAction, proposalAllows } from "./proposals.rules.ts";

export type Side = "client" | "freelancer";

export function sideOf(row: { client_id: string; user_id: string }, actorId: string): Side | null {
  if (row.client_id === actorId) return "client";
  return row.user_id === actorId ? "freelancer" : null;
}

/** The proposal for one of its two sides. Throws 404 for others. */
export async function seeProposal(db: Db, actor: Actor, proposalId: string): Promise<ProposalRow> {
  const row = await findProposal(db, proposalId);
  if (!row || sideOf(row, actor.userId) === null) throw proposalErrors.notFound();
  return row;
}

export interface LockedProposal {
  readonly project: ProjectRow;
  readonly proposal: ProposalRow;
}

/**
 * Locks project and proposal, in that order, for a change by one side. Throws 404 when the actor is not that side, 409
 * when the state refuses.
 */
export async function lockProposalFor(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  change: { action: ProposalAction; by: Side | "either" },
): Promise<LockedProposal> {
  const seen = await seeProposal(tx, actor, proposalId);
  if (change.by !== "either" && sideOf(seen, actor.userId) !== change.by) throw proposalErrors.notFound();
  const project = await lockProject(tx, seen.project_id);
  const proposal = await lockProposal(tx, proposalId);
  if (!project || !proposal) throw proposalErrors.notFound();
  if (!proposalAllows(proposal.status, change.action))
    throw proposalErrors.wrongState({ extra: { current: proposal.status } });
  return { project, proposal };
}
