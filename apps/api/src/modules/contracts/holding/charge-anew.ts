// Before the holding time is over the client may pay anew: protection never lapses, and the time starts again.
import { CHARGED_ANEW, isFrozen, type PurposePayment, refundMilestone } from "#modules/payments/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ContractRow } from "../contracts.repository.ts";
import { heldOf, type MilestoneRow } from "../milestones.repository.ts";
import { recordStep } from "../record-step.ts";
import { mayChargeAnew } from "./holding.rules.ts";
import { limitHolding } from "./limit-holding.ts";

/** The new money is protected beside the old, which goes back to where it came from in the same transaction. */
export async function chargedAnew(
  tx: Tx,
  platform: Platform,
  { contract, milestone, payment }: { contract: ContractRow; milestone: MilestoneRow; payment: PurposePayment },
): Promise<"kept" | "send_back"> {
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const held = heldOf(milestone, contract.currency);
  const isWanted =
    mayChargeAnew({ status: milestone.status, warnAt: milestone.hold_warn_at }, at) &&
    held.minor === payment.amount.minor &&
    !(await isFrozen(tx, id));
  if (!isWanted) return "send_back";
  await refundMilestone(tx, platform, {
    milestoneId: id,
    amount: held,
    reference: `${CHARGED_ANEW}${payment.transactionId}`,
    reason: `Charged anew: ${milestone.title} (${contract.title})`,
    keeping: payment.transactionId,
  });
  await limitHolding(tx, platform, { contract, milestoneId: id, agreed: null });
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "holding_renewed",
    actorId: payment.payerId,
    amount: held,
    after: { transaction_id: payment.transactionId },
  });
  return "kept";
}
