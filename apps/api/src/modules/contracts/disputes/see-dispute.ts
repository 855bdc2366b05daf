// A dispute through the eyes of the two sides of its contract, or of the mediator; for everybody else there is none.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { disputeErrors } from "../contracts.errors.ts";
import { roleIn, underLock } from "../contracts.policy.ts";
import { type ContractRow, findContract } from "../contracts.repository.ts";
import { findMilestone, type MilestoneRow } from "../milestones.repository.ts";
import type { Role } from "../milestones.rules.ts";
import type { DisputeState } from "./dispute.rules.ts";
import { type DisputeRow, findDispute } from "./disputes.repository.ts";

export interface SeenDispute {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  readonly dispute: DisputeRow;
  readonly state: DisputeState;
  readonly side: Role | "mediator";
}

/** The column's check constraint holds these words, and one that an earlier release wrote. */
export const stateOf = ({ status }: Pick<DisputeRow, "status">): DisputeState =>
  status === "settled" ? "resolved" : (status as DisputeState);

async function find(db: Db, disputeId: string): Promise<Omit<SeenDispute, "side">> {
  const dispute = await findDispute(db, disputeId);
  const milestone = dispute && (await findMilestone(db, dispute.milestone_id));
  const contract = milestone && (await findContract(db, milestone.contract_id));
  if (!dispute || !milestone || !contract) throw disputeErrors.notFound();
  return { contract, milestone, dispute, state: stateOf(dispute) };
}

export async function seeDispute(db: Db, actor: Actor, disputeId: string): Promise<SeenDispute> {
  const seen = await find(db, disputeId);
  const side = roleIn(seen.contract, actor.userId);
  if (!side) throw disputeErrors.notFound();
  return { ...seen, side };
}

/** For routes that administrators alone may call. */
export async function seeDisputeAsMediator(db: Db, disputeId: string): Promise<SeenDispute> {
  return { ...(await find(db, disputeId)), side: "mediator" };
}

async function relock(tx: Tx, seen: SeenDispute): Promise<SeenDispute> {
  const { contract, milestone } = await underLock(tx, seen.contract.contract_id, seen.milestone.milestone_id);
  const dispute = await findDispute(tx, seen.dispute.dispute_id);
  if (!dispute) throw disputeErrors.notFound();
  return { contract, milestone, dispute, state: stateOf(dispute), side: seen.side };
}

/** Locks the contract, as every change to it does, and reads the dispute as it stands under the lock. */
export async function lockDispute(tx: Tx, actor: Actor, disputeId: string): Promise<SeenDispute> {
  return relock(tx, await seeDispute(tx, actor, disputeId));
}

export async function lockDisputeAsMediator(tx: Tx, disputeId: string): Promise<SeenDispute> {
  return relock(tx, await seeDisputeAsMediator(tx, disputeId));
}
