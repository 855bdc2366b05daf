// A dispute freezes the milestone's money, here and in payments; whoever opened it may withdraw it, and all is as it was.

import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { disputeWithdrawn } from "#events/contracts.ts";
import { attach } from "#modules/media/index.ts";
import type { WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { milestoneErrors } from "../contracts.errors.ts";
import { lockMilestone, requireAction, type SeenMilestone } from "../contracts.policy.ts";
import { type ContractRow, readRules } from "../contracts.repository.ts";
import { approvalResumed } from "../contracts.rules.ts";
import { startApprovalClock } from "../contracts.timers.ts";
import { type HoldingLimit, withinHolding } from "../holding/holding.rules.ts";
import { limitHoldingAgain } from "../holding/limit-holding.ts";
import { updateMilestone } from "../milestones.repository.ts";
import type { MilestoneStatus } from "../milestones.rules.ts";
import { readMilestone } from "../read-milestone.ts";
import { recordStep } from "../record-step.ts";
import { tidy } from "../tidy.ts";
import { insertEntry } from "./dispute-files.repository.ts";
import { type DisputeRow, findRunningDispute } from "./disputes.repository.ts";
import { closeDispute, reopenContract } from "./end-dispute.ts";
import { openDispute } from "./open-dispute.ts";
import { proposeDivision } from "./propose-division.ts";

/** funded | submitted | revision_requested -> disputed, by either side. */
export async function disputeMilestone(
  platform: Platform,
  actor: Actor,
  input: {
    milestoneId: string;
    reason: string;
    /** What the opener finds fair; null: all of it for themselves. */
    toFreelancer: WireMoney | null;
    files: readonly string[];
  },
): Promise<MilestoneView> {
  const { milestoneId } = input;
  const reason = tidy(input.reason);
  if (reason === "") throw milestoneErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("dispute", seen);
    const { contract, milestone } = seen;
    const { disputeId, wanted } = await openDispute(tx, platform, {
      contract,
      milestone,
      openedBy: actor.userId,
      cause: "party",
      reason,
      ...(input.toFreelancer ? { toFreelancer: input.toFreelancer } : {}),
    });
    if (input.files.length > 0) await showFiles(tx, platform, { actor, seen, disputeId, files: input.files, reason });
    if (wanted) await proposeDivision(tx, platform, { actor, seen, disputeId, toFreelancer: wanted, message: "" });
  });
  return readMilestone(platform, actor, milestoneId);
}

/** The evidence that comes with the opening is the first entry. */
async function showFiles(
  tx: Tx,
  platform: Platform,
  opening: { actor: Actor; seen: SeenMilestone; disputeId: string; files: readonly string[]; reason: string },
): Promise<void> {
  const entryId = newId();
  await insertEntry(tx, {
    entry_id: entryId,
    dispute_id: opening.disputeId,
    author_id: opening.actor.userId,
    side: opening.seen.role,
    text: opening.reason,
    files: [...opening.files],
    created_at: platform.clock.now(),
  });
  await attach(tx, {
    mediaIds: opening.files,
    ownerId: opening.actor.userId,
    purpose: "dispute",
    subject: { type: "dispute_entry", id: entryId },
    at: "/body/files",
  });
}

/**
 * Back to where it stood, with what was left on the clock of approval, and at least the days of an answer: silence about the
 * dispute must not be taken for silence about the work. A question about the rest is over. Only by who opened the dispute, and
 * once about one milestone: disputing and withdrawing in turn would keep silence from ever approving.
 */
export async function withdrawDispute(platform: Platform, actor: Actor, milestoneId: string): Promise<MilestoneView> {
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("withdraw_dispute", seen);
    const { contract, milestone } = seen;
    const dispute = await findRunningDispute(tx, milestoneId);
    if (!dispute) throw milestoneErrors.notDisputed({ extra: { current: milestone.status } });
    if (dispute.opened_by !== actor.userId) throw milestoneErrors.notYours();
    if (!dispute.withdrawable) throw milestoneErrors.withdrawnBefore();
    const at = platform.clock.now();
    await closeDispute(tx, platform, dispute, { status: "withdrawn", outcome: null });
    const limit = await limitHoldingAgain(tx, platform, { milestone, since: dispute.opened_at });
    const autoApproveAt = await goOn(tx, platform, { contract, dispute, limit });
    await reopenContract(tx, contract, milestoneId, at);
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: "dispute_withdrawn",
      actorId: actor.userId,
      before: { status: "disputed" },
      after: { status: dispute.from_status },
    });
    await platform.events.publish(tx, disputeWithdrawn, {
      ...milestoneNews(contract, milestone, actor.userId),
      dispute_id: dispute.dispute_id,
      ...(autoApproveAt ? { auto_approve_at: autoApproveAt.toISOString() } : {}),
    });
  });
  return readMilestone(platform, actor, milestoneId);
}

interface Resumed {
  readonly contract: ContractRow;
  readonly dispute: DisputeRow;
  readonly limit: HoldingLimit | null;
}

/** Gives the day on which silence approves, where the clock goes on: no later than the money leaves anyway. */
async function goOn(tx: Tx, platform: Platform, { contract, dispute, limit }: Resumed): Promise<Date | null> {
  const at = platform.clock.now();
  const milestoneId = dispute.milestone_id;
  const { clock_left_ms: left } = dispute;
  const autoApproveAt = left === null ? null : withinHolding(approvalResumed(at, left), at, limit);
  const status = dispute.from_status as MilestoneStatus; // the column's check constraint holds three of its words
  await updateMilestone(tx, milestoneId, { status, auto_approve_at: autoApproveAt }, at);
  if (autoApproveAt === null) return null;
  const rules = await readRules(tx, contract.rules_version);
  await startApprovalClock(tx, platform, { milestoneId, autoApproveAt, rules });
  return autoApproveAt;
}
