// A bank took a client's payment back for good: what it protected is gone, and with it whatever was disputed about it.
import { milestoneRefunded } from "#events/contracts.ts";
import { cancelOpenPayment, type PurposePayment, protectedAmount } from "#modules/payments/index.ts";
import { min, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { underLock } from "./contracts.policy.ts";
import { readRules } from "./contracts.repository.ts";
import { stopApprovalClock } from "./contracts.timers.ts";
import { findRunningDispute } from "./disputes/disputes.repository.ts";
import { closeDispute, reopenContract } from "./disputes/end-dispute.ts";
import { endIfOver } from "./end-contract.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { findMilestone, heldOf, updateMilestone } from "./milestones.repository.ts";
import { hasEnded, settledStatus } from "./milestones.rules.ts";
import { recordStep } from "./record-step.ts";
import { closeRest } from "./rest/rest.repository.ts";

/** funded | submitted | revision_requested | disputed -> refunded, or pending while another payment still protects a part. */
export async function milestoneChargedBack(tx: Tx, platform: Platform, payment: PurposePayment): Promise<void> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return;
  const { contract, milestone } = await underLock(tx, known.contract_id, known.milestone_id);
  if (hasEnded(milestone.status)) return;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const dispute = await findRunningDispute(tx, id);
  if (dispute) await closeDispute(tx, platform, dispute, { status: "resolved", outcome: "charged_back" });
  await closeRest(tx, id, { status: "overtaken", at });
  await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  const left = (await protectedAmount(tx, id)) ?? money(0n, contract.currency);
  const gone = min(payment.amount, heldOf(milestone, contract.currency));
  const refunded = milestone.refunded_minor + gone.minor;
  const status = left.minor > 0n ? "pending" : settledStatus(milestone.released_minor, refunded);
  await updateMilestone(
    tx,
    id,
    {
      status,
      auto_approve_at: null,
      ...(status === "pending" ? { rolled_minor: left.minor } : { refunded_minor: refunded }),
    },
    at,
  );
  if (status !== "pending") await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: id });
  if (dispute) await reopenContract(tx, contract, id, at);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_charged_back",
    actorId: null,
    amount: gone,
    before: { status: milestone.status },
    after: { status, transaction_id: payment.transactionId },
  });
  await platform.events.publish(tx, milestoneRefunded, {
    ...milestoneNews(contract, milestone, null),
    amount: toWire(gone),
  });
  await endIfOver(tx, platform, contract.contract_id, null);
}
