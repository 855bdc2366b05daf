// A dispute begins: by one of the two sides, or by the clock in the name of the one who would lose by silence.
import { milestoneDisputed } from "#events/contracts.ts";
import { freezeProtected } from "#modules/payments/index.ts";
import { type Money, toWire, type WireMoney } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { type ContractRow, readRules, updateContract } from "../contracts.repository.ts";
import { stopApprovalClock } from "../contracts.timers.ts";
import { heldOf, type MilestoneRow, updateMilestone } from "../milestones.repository.ts";
import { recordStep } from "../record-step.ts";
import { closeRest, findOpenRest } from "../rest/rest.repository.ts";
import { startStage } from "./dispute.timers.ts";
import { hasWithdrawn, insertDispute, readDisputeRules } from "./disputes.repository.ts";
import { freezeOf } from "./end-dispute.ts";
import { readShare } from "./read-share.ts";

export interface Opening {
  readonly contract: ContractRow;
  /** Read under the contract's lock, in a state that can be disputed. */
  readonly milestone: MilestoneRow;
  readonly openedBy: string;
  readonly cause: "party" | "rest_unanswered" | "holding_ended";
  readonly reason: string;
  /** What the opener finds fair; left out: all that is held for themselves. */
  readonly toFreelancer?: WireMoney;
}

/** Freezes what is held and starts the days of negotiation. Gives the dispute and what the opener asks for, if said. */
export async function openDispute(
  tx: Tx,
  platform: Platform,
  opening: Opening,
): Promise<{ disputeId: string; wanted: Money | null }> {
  const { contract, milestone, openedBy, cause } = opening;
  const milestoneId = milestone.milestone_id;
  const at = platform.clock.now();
  const rest = await findOpenRest(tx, milestoneId);
  const disputeId = newId();
  const amount = heldOf(milestone, contract.currency);
  const rules = await readDisputeRules(tx, at);
  const negotiationUntil = addMs(at, rules.negotiation_days * DAY_MS);
  const wanted = opening.toFreelancer ? readShare(platform, opening.toFreelancer, amount) : null;
  const allForOpener = openedBy === contract.freelancer_id ? amount.minor : 0n;
  await closeRest(tx, milestoneId, { status: cause === "rest_unanswered" ? "disputed" : "overtaken", at });
  await insertDispute(tx, {
    dispute_id: disputeId,
    milestone_id: milestoneId,
    opened_by: openedBy,
    reason: opening.reason,
    cause,
    amount_minor: amount.minor,
    from_status: milestone.status,
    // While the rest is talked about, the day of approval stands for the freelancer's answer: the clock's own is with the rest.
    clock_left_ms: rest ? rest.clock_left_ms : msUntil(milestone.auto_approve_at, at),
    opened_at: at,
    rules_version: rules.version,
    wanted_minor: wanted?.minor ?? allForOpener,
    negotiation_until: negotiationUntil,
    // Nobody chose this one, and the other side, who is silent, would accept no division either.
    withdrawable: cause === "rest_unanswered" || !(await hasWithdrawn(tx, { milestoneId, userId: openedBy })),
  });
  await freezeProtected(tx, platform, freezeOf(milestoneId, disputeId));
  await updateMilestone(tx, milestoneId, { status: "disputed", auto_approve_at: null }, at);
  await updateContract(tx, contract.contract_id, { status: "disputed" }, at);
  await stopApprovalClock(tx, platform, milestoneId, await readRules(tx, contract.rules_version));
  await startStage(tx, platform, {
    disputeId,
    stage: "negotiation",
    until: negotiationUntil,
    reminderDays: rules.reminder_days,
  });
  const actorId = cause === "party" ? openedBy : null;
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_disputed",
    actorId,
    note: opening.reason,
    amount,
    before: { status: milestone.status },
    after: { status: "disputed", dispute_id: disputeId, cause },
  });
  await platform.events.publish(tx, milestoneDisputed, {
    ...milestoneNews(contract, milestone, actorId),
    amount: toWire(amount),
    dispute_id: disputeId,
  });
  return { disputeId, wanted };
}

const msUntil = (due: Date | null, at: Date): bigint | null =>
  due === null ? null : BigInt(Math.max(0, due.getTime() - at.getTime()));
