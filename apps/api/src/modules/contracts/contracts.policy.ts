// Contracts through the eyes of their two sides, and of whoever keeps the organisation they were signed for: for everybody
// else they do not exist.
import { standingIn } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import { contractErrors, milestoneErrors } from "./contracts.errors.ts";
import { type ContractRow, findContract, lockContract } from "./contracts.repository.ts";
import { findMilestone, type MilestoneRow } from "./milestones.repository.ts";
import { type MilestoneAction, type Role, refuseAction } from "./milestones.rules.ts";

export function roleIn(contract: Pick<ContractRow, "client_id" | "freelancer_id">, userId: string): Role | null {
  if (contract.client_id === userId) return "client";
  return contract.freelancer_id === userId ? "freelancer" : null;
}

/** One of the two sides, or who keeps the organisation it was signed for: no mediator here. */
export async function isParty(db: Db, contract: ContractRow, userId: string): Promise<boolean> {
  return roleIn(contract, userId) !== null || (await keeperOf(db, contract, userId)) !== null;
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

export interface LookedAtContract {
  readonly contract: ContractRow;
  /** Whoever keeps the organisation looks on, and does nothing. */
  readonly role: Role | "keeper";
}

/** The contract for whoever may read it: its two sides, and owners and admins of its organisation. Throws 404 for others. */
export async function lookAtContract(db: Db, actor: Actor, contractId: string): Promise<LookedAtContract> {
  const seen = await lookedAt(db, actor, contractId);
  if (!seen) throw contractErrors.notFound();
  return seen;
}

export async function mayLookAt(db: Db, actor: Actor | null, contractId: string): Promise<boolean> {
  return actor !== null && isId(contractId) && (await lookedAt(db, actor, contractId)) !== null;
}

async function lookedAt(db: Db, { userId }: Actor, contractId: string): Promise<LookedAtContract | null> {
  const contract = await findContract(db, contractId);
  const role = contract && (roleIn(contract, userId) ?? (await keeperOf(db, contract, userId)));
  return contract && role ? { contract, role } : null;
}

async function keeperOf(db: Db, { organisation_id }: ContractRow, userId: string): Promise<"keeper" | null> {
  if (organisation_id === null) return null;
  const { open, role } = await standingIn(db, { organisationId: organisation_id, userId });
  return open && (role === "owner" || role === "admin") ? "keeper" : null;
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

/** The milestone for whoever may read its contract. Throws 404 for others. */
export async function lookAtMilestone(db: Db, actor: Actor, milestoneId: string) {
  const milestone = await findMilestone(db, milestoneId);
  const contract = milestone && (await findContract(db, milestone.contract_id));
  const role = contract && (roleIn(contract, actor.userId) ?? (await keeperOf(db, contract, actor.userId)));
  if (!milestone || !contract || !role) throw milestoneErrors.notFound();
  return { contract, milestone };
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
