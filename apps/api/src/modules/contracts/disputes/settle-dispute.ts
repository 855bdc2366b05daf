// Both sides divide disputed money between them: one proposes, the other accepts, and it moves at once.
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { money, type WireMoney } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { settlementErrors } from "../contracts.errors.ts";
import { lockMilestone, requireAction, roleIn } from "../contracts.policy.ts";
import { findContract } from "../contracts.repository.ts";
import { endIfOver } from "../end-contract.ts";
import { findMilestone, heldOf } from "../milestones.repository.ts";
import { readMilestone } from "../read-milestone.ts";
import { tidy } from "../tidy.ts";
import { noteAnswer } from "./add-entry.ts";
import { DIVISIONS_MAX } from "./dispute.rules.ts";
import { acceptSettlementRow, countDivisions, findRunningDispute, findSettlement } from "./disputes.repository.ts";
import { resolveDispute } from "./end-dispute.ts";
import { proposeDivision } from "./propose-division.ts";
import { readShare } from "./read-share.ts";
import { stateOf } from "./see-dispute.ts";

/** Proposes what the freelancer gets; the rest goes back to the client. Takes the place of one's earlier proposal. */
export async function proposeSettlement(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; toFreelancer: WireMoney; message: string },
): Promise<MilestoneView> {
  const { milestoneId } = input;
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("propose_settlement", seen);
    const { contract, milestone, role } = seen;
    const dispute = await findRunningDispute(tx, milestoneId);
    assert(dispute, "a disputed milestone has a running dispute");
    if ((await countDivisions(tx, dispute.dispute_id, actor.userId)) >= DIVISIONS_MAX) throw settlementErrors.tooMany();
    const toFreelancer = readShare(platform, input.toFreelancer, heldOf(milestone, contract.currency));
    await noteAnswer(tx, platform, { contract, milestone, dispute, side: role, state: stateOf(dispute) });
    const { dispute_id: disputeId } = dispute;
    await proposeDivision(tx, platform, { actor, seen, disputeId, toFreelancer, message: tidy(input.message) });
  });
  return readMilestone(platform, actor, milestoneId);
}

/** disputed -> released | refunded | split, when the other side agrees. The same key again gives the same answer. */
export async function acceptSettlement(
  platform: Platform,
  actor: Actor,
  input: { settlementId: string; idempotencyKey: string },
): Promise<MilestoneView> {
  const milestoneId = await milestoneOfSettlement(platform, actor, input.settlementId);
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    const settlement = await findSettlement(tx, input.settlementId);
    if (!settlement) throw settlementErrors.notFound();
    if (settlement.proposed_by === actor.userId) throw settlementErrors.notYourTurn();
    if (settlement.status === "accepted" && seen.milestone.ended_key === input.idempotencyKey) return;
    requireAction("accept_settlement", seen);
    if (settlement.status !== "open") throw settlementErrors.superseded();
    const dispute = await findRunningDispute(tx, milestoneId);
    assert(dispute, "a disputed milestone has a running dispute");
    const { contract, milestone } = seen;
    await acceptSettlementRow(tx, settlement.settlement_id);
    await resolveDispute(tx, platform, {
      contract,
      milestone,
      dispute,
      toFreelancer: money(settlement.to_freelancer_minor, contract.currency),
      toClient: money(settlement.to_client_minor, contract.currency),
      outcome: "agreed",
      actorId: actor.userId,
      endedKey: input.idempotencyKey,
    });
    await endIfOver(tx, platform, contract.contract_id, actor.userId);
  });
  return readMilestone(platform, actor, milestoneId);
}

/** Found through the actor: for people outside the contract the proposal does not exist. */
async function milestoneOfSettlement({ db }: Platform, actor: Actor, settlementId: string): Promise<string> {
  const settlement = await findSettlement(db, settlementId);
  const milestone = settlement && (await findMilestone(db, settlement.milestone_id));
  const contract = milestone && (await findContract(db, milestone.contract_id));
  if (!contract || !roleIn(contract, actor.userId)) throw settlementErrors.notFound();
  return milestone.milestone_id;
}
