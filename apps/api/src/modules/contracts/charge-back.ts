// A bank took a client's payment back for good: what it protected is gone, and with it whatever was disputed about it.
import { milestoneRefunded } from "#events/contracts.ts";
import { cancelOpenPayment, type PurposePayment } from "#modules/payments/index.ts";
import { equals, min, subtract, toWire } from "#money";
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

/** The milestone goes on with what another payment protects; when nothing is left it ends as refunded, or split where a part was released. */
export async function milestoneChargedBack(tx: Tx, platform: Platform, payment: PurposePayment): Promise<void> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return;
  const { contract, milestone } = await underLock(tx, known.contract_id, known.milestone_id);
  if (hasEnded(milestone.status)) return;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  // As the state says: the lots are empty too where a bank holds another payment and has not decided yet.
  const held = heldOf(milestone, contract.currency);
  const gone = min(payment.amount, held);
  const refunded = milestone.refunded_minor + gone.minor;
  // What another payment protects was not taken back: it is handed in, disputed or awaited as before. And what was never
  // paid for is not over because the part that had rolled into it is gone: that is to be paid for like the rest.
  const isPending = milestone.status === "pending";
  const ended = isPending || !equals(gone, held) ? null : settledStatus(milestone.released_minor, refunded);
  const change = isPending ? { rolled_minor: subtract(held, gone).minor } : { refunded_minor: refunded };
  const dispute = await findRunningDispute(tx, id);
  if (dispute && ended) await closeDispute(tx, platform, dispute, { status: "resolved", outcome: "charged_back" });
  else if (dispute) await overtakeSums(tx, dispute.dispute_id);
  await updateMilestone(tx, id, { ...change, ...(ended ? { status: ended, auto_approve_at: null } : {}) }, at);
  if (ended) {
    await closeRest(tx, id, { status: "overtaken", at });
    await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  }
  // What is open is over another sum than is due, or held, now.
  await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: id });
  if (dispute && ended) await reopenContract(tx, contract, id, at);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_charged_back",
    actorId: null,
    amount: gone,
    before: { status: milestone.status },
    after: { status: ended ?? milestone.status, transaction_id: payment.transactionId },
  });
  await platform.events.publish(tx, milestoneRefunded, {
    ...milestoneNews(contract, milestone, null),
    amount: toWire(gone),
    cause: "charged_back",
  });
  if (ended) await endIfOver(tx, platform, contract.contract_id, null);
}
