// An administrator sent protected money back to the client.
import { milestoneRefunded } from "#events/contracts.ts";
import { cancelOpenPayment, type PurposePayment } from "#modules/payments/index.ts";
import { toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { underLock } from "./contracts.policy.ts";
import { readRules } from "./contracts.repository.ts";
import { stopApprovalClock } from "./contracts.timers.ts";
import { findRunningDispute } from "./disputes/disputes.repository.ts";
import { closeDispute, overtakeSums, reopenContract } from "./disputes/end-dispute.ts";
import { endIfOver } from "./end-contract.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { findMilestone, heldOf, updateMilestone } from "./milestones.repository.ts";
import { hasEnded, settledStatus } from "./milestones.rules.ts";
import { recordStep } from "./record-step.ts";
import { closeRest } from "./rest/rest.repository.ts";

/** Before payments lock their own rows: so that two ways to the same money take turns. */
export async function lockForPayments(tx: Tx, milestoneId: string): Promise<void> {
  const known = await findMilestone(tx, milestoneId);
  if (known) await underLock(tx, known.contract_id, milestoneId);
}

/** The milestone goes on with what is left; when nothing is, it ends as refunded, or split where a part was released. */
export async function milestoneTakenBack(tx: Tx, platform: Platform, payment: PurposePayment): Promise<void> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return;
  const { contract, milestone } = await underLock(tx, known.contract_id, known.milestone_id);
  if (hasEnded(milestone.status)) return;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const { amount } = payment;
  const refunded = milestone.refunded_minor + amount.minor;
  const isGone = heldOf(milestone, contract.currency).minor === amount.minor;
  const status = isGone && milestone.status !== "pending" ? settledStatus(milestone.released_minor, refunded) : null;
  // What rolled in and went back again is to be paid for like the rest.
  const rolled = { rolled_minor: milestone.rolled_minor - amount.minor };
  const change = milestone.status === "pending" ? rolled : { refunded_minor: refunded };
  // A refund that was made at the provider's own desk asks nobody whether there is a dispute about its money.
  const dispute = await findRunningDispute(tx, id);
  if (dispute && status) await closeDispute(tx, platform, dispute, { status: "resolved", outcome: "sent_back" });
  else if (dispute) await overtakeSums(tx, dispute.dispute_id);
  await updateMilestone(tx, id, { ...change, ...(status ? { status, auto_approve_at: null } : {}) }, at);
  if (status) {
    await closeRest(tx, id, { status: "overtaken", at });
    await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  }
  // What is open is over another sum than is due, or held, now.
  await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: id });
  if (dispute && status) await reopenContract(tx, contract, id, at);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_sent_back",
    actorId: null,
    amount,
    before: { status: milestone.status },
    after: { status: status ?? milestone.status, transaction_id: payment.transactionId },
  });
  await platform.events.publish(tx, milestoneRefunded, {
    ...milestoneNews(contract, milestone, null),
    amount: toWire(amount),
    cause: "kogi",
  });
  if (status) await endIfOver(tx, platform, contract.contract_id, null);
}
