// Contracts through the eyes of their two sides: for everybody else they do not exist.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { contractErrors, milestoneErrors } from "./contracts.errors.ts";
import { type ContractRow, findContract, lockContract } from "./contracts.repository.ts";
import { findMilestone, type MilestoneRow } from "./milestones.repository.ts";
import { type MilestoneAction, type Role, refuseAction } from "./milestones.rules.ts";

export function roleIn(contract: Pick<ContractRow, "client_id" | "freelancer_id">, userId: string): Role | null {
  if (contract.client_id === userId) return "client";
  return contract.freelancer_id === userId ? "freelancer" : null;
}

export interface SeenContract {
  readonly contract: ContractRow;
  readonly role: Role;
}

/** The contract for one of its two sides. Throws 404 for others. */
export async function seeContract(db: Db, actor: Actor, contractId: string): Promise<SeenContract> {
  const contract = await findContract(db, contractId);
  const role = contract && roleIn(contract, actor.userId);
  if (!contract || !role) throw contractErrors.notFound();
  return { contract, role };
}

export async function lockContractFor(tx: Tx, actor: Actor, contractId: string): Promise<SeenContract> {
  const { role } = await seeContract(tx, actor, contractId);
  const contract = await lockContract(tx, contractId);
  if (!contract) throw contractErrors.notFound();
  return { contract, role };
}

export interface SeenMilestone extends SeenContract {
  readonly milestone: MilestoneRow;
}

/** The milestone for one of the two sides of its contract. Throws 404 for others. */
export async function seeMilestone(db: Db, actor: Actor, milestoneId: string): Promise<SeenMilestone> {
  const milestone = await findMilestone(db, milestoneId);
  const contract = milestone && (await findContract(db, milestone.contract_id));
  const role = contract && roleIn(contract, actor.userId);
  if (!milestone || !contract || !role) throw milestoneErrors.notFound();
  return { contract, milestone, role };
}

/**
 * Locks the contract for a change to one of its milestones, then reads the milestone as it stands under the lock: of
 * two changes at once one wins and the other sees what became of it. Throws 404 for others than the two sides.
 */
export async function lockMilestone(tx: Tx, actor: Actor, milestoneId: string): Promise<SeenMilestone> {
  const { contract, role } = await seeMilestone(tx, actor, milestoneId);
  return { ...(await underLock(tx, contract.contract_id, milestoneId)), role };
}

export async function underLock(tx: Tx, contractId: string, milestoneId: string) {
  const contract = await lockContract(tx, contractId);
  const milestone = await findMilestone(tx, milestoneId);
  if (!contract || !milestone) throw milestoneErrors.notFound();
  return { contract, milestone };
}

/** Throws when that side may not do it now: 403, 409 or, while disputed, 423. */
export function requireAction(action: MilestoneAction, { milestone, role }: SeenMilestone): void {
  const refusal = refuseAction(action, actionState(milestone), role);
  if (refusal) throw milestoneErrors[refusal]({ extra: { current: milestone.status } });
}

export const actionState = (milestone: MilestoneRow) => ({
  status: milestone.status,
  isPartlyProtected: milestone.rolled_minor > 0n,
});
