// Proposals through the eyes of their two sides: for everybody else they do not exist.
import { areBlocked } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { handOn } from "./hands.ts";
import { proposalErrors } from "./projects.errors.ts";
import { findProject, lockProject, type ProjectRow } from "./projects.repository.ts";
import { findProposal, lockProposal, type ProposalRow } from "./proposals.repository.ts";
import { type ProposalAction, proposalAllows } from "./proposals.rules.ts";

export type Side = "client" | "freelancer";

/** The client's side is in the hands of whoever keeps the project. */
export async function sideOf(
  db: Db,
  row: Pick<ProposalRow, "project_id" | "user_id">,
  actorId: string,
): Promise<Side | null> {
  if (row.user_id === actorId) return "freelancer";
  const project = await findProject(db, row.project_id);
  return project && (await handOn(db, project, actorId)) === "keeper" ? "client" : null;
}

/** The proposal for one of its two sides. Throws 404 for others. */
export async function seeProposal(db: Db, actor: Actor, proposalId: string): Promise<ProposalRow> {
  return (await seeSide(db, actor, proposalId)).row;
}

async function seeSide(db: Db, actor: Actor, proposalId: string): Promise<{ row: ProposalRow; side: Side }> {
  const row = await findProposal(db, proposalId);
  const side = row && (await sideOf(db, row, actor.userId));
  if (!row || !side) throw proposalErrors.notFound();
  return { row, side };
}

/** What still goes between people who blocked each other: it ends the talk, without a word. */
export const ENDS: readonly string[] = ["decline", "withdraw"];

export interface LockedProposal {
  readonly project: ProjectRow;
  readonly proposal: ProposalRow;
  readonly side: Side;
}

/**
 * Locks project and proposal, in that order, for a change by one side. Throws 404 when the actor is not that side, or one
 * of the two blocked the other and the change would go on with the talk; 409 when the state refuses.
 */
export async function lockProposalFor(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  change: { action: ProposalAction; by: Side | "either" },
): Promise<LockedProposal> {
  const { row: seen, side } = await seeSide(tx, actor, proposalId);
  const other = side === "client" ? seen.user_id : seen.client_id;
  if (!ENDS.includes(change.action) && (await areBlocked(tx, actor.userId, other))) throw proposalErrors.notFound();
  if (change.by !== "either" && side !== change.by) throw proposalErrors.notFound();
  const project = await lockProject(tx, seen.project_id);
  const proposal = await lockProposal(tx, proposalId);
  if (!project || !proposal) throw proposalErrors.notFound();
  if (!proposalAllows(proposal.status, change.action))
    throw proposalErrors.wrongState({ extra: { current: proposal.status } });
  return { project, proposal, side };
}
