// What `POST /api/payments` with type `milestone` means: payments asks what is due and tells when the money is there.

import type { PaymentView } from "#api-schema/payments-views.ts";
import { milestoneFunded } from "#events/contracts.ts";
import { isSuspended } from "#modules/auth/index.ts";
import {
  type Charge,
  type Purpose,
  type PurposePayment,
  registerPurpose,
  startPayment,
} from "#modules/payments/index.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { actionState, lockMilestone, requireAction, underLock } from "./contracts.policy.ts";
import { chargedAnew } from "./holding/charge-anew.ts";
import { mayChargeAnew } from "./holding/holding.rules.ts";
import { agreedLimit, limitHolding } from "./holding/limit-holding.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { findMilestone, heldOf, moneyStateOf, updateMilestone } from "./milestones.repository.ts";
import { leftToFund, refuseAction } from "./milestones.rules.ts";
import { recordStep } from "./record-step.ts";

/** The client begins to pay; the answer holds the page to pay on. The same milestone has one open payment at a time. */
export function fundMilestone(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; idempotencyKey: string },
): Promise<PaymentView> {
  const body = { type: MILESTONE_PAYMENT, milestone_id: input.milestoneId };
  return startPayment(platform, actor, { body, idempotencyKey: input.idempotencyKey });
}

export function registerMilestonePurpose(
  platform: Platform,
  owner: Pick<Purpose, "lock" | "takenBack" | "chargedBack" | "releaseUndone" | "releaseRestored" | "story">,
): void {
  registerPurpose(platform, MILESTONE_PAYMENT, {
    prepare: (tx, { actor, body }) => prepareFunding(tx, actor, body.milestone_id, platform.clock.now()),
    settled: (tx, payment) => fundingArrived(tx, platform, payment),
    // Nothing was changed when it was begun: the milestone can be paid for anew.
    failed: async () => undefined,
    ...owner,
  });
}

async function prepareFunding(tx: Tx, actor: Actor, milestoneId: string | undefined, at: Date): Promise<Charge> {
  if (milestoneId === undefined)
    throw milestoneErrors.invalid({
      fields: [{ pointer: "/body/milestone_id", detail: "Say which milestone.", code: "required" }],
    });
  const seen = await lockMilestone(tx, actor, milestoneId);
  const { contract, milestone } = seen;
  const isRenewal = refuseAction("renew", actionState(milestone), seen.role) === null;
  if (!isRenewal) requireAction("fund", seen);
  else if (!mayChargeAnew({ status: milestone.status, warnAt: milestone.hold_warn_at }, at))
    throw milestoneErrors.wrongState({
      detail: "This is protected already. Shortly before its holding time ends you can charge it anew.",
      extra: { current: milestone.status },
    });
  if (!isRenewal && (await isSuspended(tx, contract.freelancer_id))) throw milestoneErrors.freelancerAway();
  return {
    referenceId: milestone.milestone_id,
    // Charged anew: as much as is held now, which goes back once this arrives.
    amount: isRenewal
      ? heldOf(milestone, contract.currency)
      : money(leftToFund(moneyStateOf(milestone)), contract.currency),
    feeRuleId: contract.fee_rule_id,
    recipientId: contract.freelancer_id,
    ...(contract.project_id === null ? {} : { projectId: contract.project_id }),
    organisationId: contract.organisation_id,
    description: `${milestone.title} (${contract.title})`,
    returnPath: `/contracts/${contract.contract_id}`,
  };
}

/** pending -> funded. Money that comes too late, or a second time, is sent back in the same transaction. */
async function fundingArrived(tx: Tx, platform: Platform, payment: PurposePayment): Promise<"kept" | "send_back"> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return "send_back";
  const { contract, milestone } = await underLock(tx, known.contract_id, known.milestone_id);
  if (milestone.status !== "pending") return chargedAnew(tx, platform, { contract, milestone, payment });
  if (leftToFund(moneyStateOf(milestone)) !== payment.amount.minor) return "send_back";
  const at = platform.clock.now();
  await updateMilestone(tx, milestone.milestone_id, { status: "funded", funded_at: at }, at);
  const agreed = milestone.rolled_minor > 0n ? agreedLimit(milestone) : null;
  await limitHolding(tx, platform, { contract, milestoneId: milestone.milestone_id, agreed });
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "milestone_funded",
    actorId: payment.payerId,
    amount: payment.amount,
    before: { status: "pending" },
    after: { status: "funded", transaction_id: payment.transactionId },
  });
  await platform.events.publish(tx, milestoneFunded, {
    ...milestoneNews(contract, milestone, payment.payerId),
    amount: toWire(payment.amount),
  });
  return "kept";
}
