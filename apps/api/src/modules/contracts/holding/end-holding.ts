// By the clock: money may not be held for ever. Both sides are warned; then it leaves, or a dispute keeps it.
import { holdingWarning, milestoneRefunded } from "#events/contracts.ts";
import { isSuspended, reinstatedAt } from "#modules/auth/index.ts";
import { cancelOpenPayment, isFrozen, refundMilestone } from "#modules/payments/index.ts";
import { toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { underLock } from "../contracts.policy.ts";
import { type ContractRow, readRules } from "../contracts.repository.ts";
import { stopApprovalClock } from "../contracts.timers.ts";
import { openDispute } from "../disputes/open-dispute.ts";
import { endIfOver } from "../end-contract.ts";
import { MILESTONE_PAYMENT } from "../milestone-payment.ts";
import {
  findMilestone,
  heldOf,
  type MilestoneRow,
  type SubmissionRow,
  submissionsOf,
  updateMilestone,
} from "../milestones.repository.ts";
import { settledStatus } from "../milestones.rules.ts";
import { findOutages } from "../outages.repository.ts";
import { reachableFrom } from "../outages.rules.ts";
import { recordStep } from "../record-step.ts";
import { releaseApproved } from "../release-approved.ts";
import { findOpenRest, newestRests } from "../rest/rest.repository.ts";
import { type HoldingLimit, whenHoldingEnds } from "./holding.rules.ts";
import { agreedLimit, postponeHolding } from "./limit-holding.ts";

/** Tells both sides when the money leaves and where it would go as things stand. Silent when it left meanwhile. */
export async function warnOfHolding(tx: Tx, platform: Platform, milestoneId: string): Promise<void> {
  const held = await findHeld(tx, milestoneId);
  if (!held) return;
  const { contract, milestone, limit } = held;
  const end = await endOf(tx, held);
  if (end === "nothing") return;
  const amount = heldOf(milestone, contract.currency);
  await recordStep(tx, platform, { contract, milestone, type: "holding_warned", actorId: null, amount });
  await platform.events.publish(tx, holdingWarning, {
    ...milestoneNews(contract, milestone, null),
    amount: toWire(amount),
    until: limit.until.toISOString(),
    end,
  });
}

/** Does nothing when the money has left, or its time was moved; of two sweeps at once the second finds it done. */
export async function endHolding(tx: Tx, platform: Platform, milestoneId: string): Promise<void> {
  const held = await findHeld(tx, milestoneId);
  if (!held || platform.clock.now() < held.limit.until) return;
  const { contract, milestone } = held;
  const end = await endOf(tx, held);
  // A dispute is its own clock; what it ends in moves the money, or sets the time anew.
  if (end === "nothing") return;
  if (await isFrozen(tx, milestoneId)) {
    await postponeHolding(tx, platform, milestoneId);
    return;
  }
  if (end === "dispute") {
    // In the freelancer's name: without a dispute the money would go back though there is work.
    const openedBy = contract.freelancer_id;
    await openDispute(tx, platform, { contract, milestone, openedBy, cause: "holding_ended", reason: "" });
    return;
  }
  if (end === "release") await releaseByHolding(tx, platform, contract, milestone);
  else await refundByHolding(tx, platform, contract, milestone);
  await endIfOver(tx, platform, contract.contract_id, null);
}

interface Held {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  readonly limit: HoldingLimit;
}

async function findHeld(tx: Tx, milestoneId: string): Promise<Held | null> {
  const known = await findMilestone(tx, milestoneId);
  if (!known) return null;
  const { contract, milestone } = await underLock(tx, known.contract_id, milestoneId);
  const limit = agreedLimit(milestone);
  if (limit === null || heldOf(milestone, contract.currency).minor === 0n) return null;
  return { contract, milestone, limit };
}

async function endOf(tx: Tx, { contract, milestone, limit }: Held) {
  const restIsOpen = (await findOpenRest(tx, milestone.milestone_id)) !== undefined;
  const answerableFrom = await whenAnswerable(tx, contract, milestone, limit.until);
  return whenHoldingEnds({ status: milestone.status, answerableFrom, restIsOpen }, limit);
}

/** Silence counts only where somebody could have spoken, as it does on the day of an approval (`put-off-approval.ts`). */
async function whenAnswerable(tx: Tx, contract: ContractRow, milestone: MilestoneRow, until: Date) {
  const newest = (await submissionsOf(tx, [milestone.milestone_id])).at(-1);
  const isRevision = milestone.status === "revision_requested";
  const lastWordAt = isRevision ? newest?.revision_requested_at : await lastOfFreelancer(tx, milestone, newest);
  if (!lastWordAt) return null;
  const answererId = isRevision ? contract.freelancer_id : contract.client_id;
  if (await isSuspended(tx, answererId)) return null;
  const backAt = await reinstatedAt(tx, answererId);
  const since = backAt !== null && backAt > lastWordAt ? backAt : lastWordAt;
  return reachableFrom(await findOutages(tx, { since, until }), since);
}

/** The work, or the no to what the client wanted of the rest: after that, too, the client has the days of an answer. */
async function lastOfFreelancer(
  tx: Tx,
  { milestone_id: id }: MilestoneRow,
  newest: SubmissionRow | undefined,
): Promise<Date | null> {
  const submittedAt = newest?.submitted_at ?? null;
  const rest = (await newestRests(tx, [id])).get(id);
  const declinedAt = rest?.status === "declined" ? rest.answered_at : null;
  return declinedAt && submittedAt && declinedAt > submittedAt ? declinedAt : submittedAt;
}

async function releaseByHolding(tx: Tx, platform: Platform, contract: ContractRow, milestone: MilestoneRow) {
  await releaseApproved(tx, platform, {
    contract,
    milestone,
    part: heldOf(milestone, contract.currency),
    isWhole: true,
    actorId: null,
    note: "",
    endedKey: null,
  });
}

async function refundByHolding(tx: Tx, platform: Platform, contract: ContractRow, milestone: MilestoneRow) {
  const id = milestone.milestone_id;
  const at = platform.clock.now();
  const amount = heldOf(milestone, contract.currency);
  await refundMilestone(tx, platform, {
    milestoneId: id,
    amount,
    reference: `holding_ended:${id}`,
    reason: `Held for as long as is allowed: ${milestone.title} (${contract.title})`,
    isHeldTooLong: true,
  });
  await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: id });
  const refunded = milestone.refunded_minor + amount.minor;
  const status = settledStatus(milestone.released_minor, refunded);
  await updateMilestone(tx, id, { status, refunded_minor: refunded, auto_approve_at: null }, at);
  await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "holding_ended",
    actorId: null,
    amount,
    before: { status: milestone.status },
    after: { status },
  });
  await platform.events.publish(tx, milestoneRefunded, {
    ...milestoneNews(contract, milestone, null),
    amount: toWire(amount),
    cause: "holding_ended",
  });
}
