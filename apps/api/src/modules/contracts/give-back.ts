// Money that goes back to the client before work was handed in: asked for by the client, given by the freelancer.

import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { milestoneRefunded, refundRequested } from "#events/contracts.ts";
import { cancelOpenPayment, refundMilestone } from "#modules/payments/index.ts";
import { toWire, type WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { lockMilestone, requireAction, type SeenMilestone } from "./contracts.policy.ts";
import { endIfOver } from "./end-contract.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { heldOf, updateMilestone } from "./milestones.repository.ts";
import { settledStatus } from "./milestones.rules.ts";
import { readMilestone } from "./read-milestone.ts";
import { recordStep } from "./record-step.ts";
import { requireAmountSeen } from "./require-amount-seen.ts";
import { tidy } from "./tidy.ts";

/** The client asks; nothing moves until the freelancer agrees by giving the money back. */
export async function requestRefund(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; reason: string },
): Promise<MilestoneView> {
  const { milestoneId } = input;
  const reason = tidy(input.reason);
  if (reason === "") throw milestoneErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("request_refund", seen);
    const { contract, milestone } = seen;
    if (milestone.refund_requested_at !== null)
      throw milestoneErrors.wrongState({
        detail: "You have asked for this already. The freelancer was told.",
        extra: { current: milestone.status },
      });
    const at = platform.clock.now();
    await updateMilestone(tx, milestoneId, { refund_reason: reason, refund_requested_at: at }, at);
    const amount = heldOf(milestone, contract.currency);
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: "refund_requested",
      actorId: actor.userId,
      note: reason,
      amount,
    });
    await platform.events.publish(tx, refundRequested, {
      ...milestoneNews(contract, milestone, actor.userId),
      amount: toWire(amount),
    });
  });
  return readMilestone(platform, actor, milestoneId);
}

/** funded -> refunded, by the freelancer: asked or not. The same key again gives the same answer. */
export async function giveBack(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; seenAmount: WireMoney | null; note: string; idempotencyKey: string },
): Promise<MilestoneView> {
  const { milestoneId } = input;
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    if (seen.role === "freelancer" && seen.milestone.ended_key === input.idempotencyKey) return;
    requireAction("refund", seen);
    requireAmountSeen(input.seenAmount, heldOf(seen.milestone, seen.contract.currency));
    await refunded(tx, platform, seen, { actorId: actor.userId, note: tidy(input.note), key: input.idempotencyKey });
    await endIfOver(tx, platform, seen.contract.contract_id, actor.userId);
  });
  return readMilestone(platform, actor, milestoneId);
}

async function refunded(
  tx: Tx,
  platform: Platform,
  seen: SeenMilestone,
  by: { actorId: string; note: string; key: string },
): Promise<void> {
  const { contract, milestone } = seen;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const amount = heldOf(milestone, contract.currency);
  await refundMilestone(tx, platform, {
    milestoneId: id,
    amount,
    reference: `refund:${id}`,
    reason: `Given back: ${milestone.title} (${contract.title})`,
  });
  await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: id });
  const refundedMinor = milestone.refunded_minor + amount.minor;
  const status = settledStatus(milestone.released_minor, refundedMinor);
  await updateMilestone(tx, id, { status, refunded_minor: refundedMinor, ended_key: by.key }, at);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_refunded",
    actorId: by.actorId,
    note: by.note,
    amount,
    before: { status: milestone.status },
    after: { status },
  });
  await platform.events.publish(tx, milestoneRefunded, {
    ...milestoneNews(contract, milestone, by.actorId),
    amount: toWire(amount),
  });
}
