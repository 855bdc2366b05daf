// How a contract ends: by itself when all is done, or closed by one side while no money is protected.

import type { ContractView } from "#api-schema/contract-routes.ts";
import { contractCancelled, contractCompleted } from "#events/contracts.ts";
import { cancelOpenPayment } from "#modules/payments/index.ts";
import { endHire } from "#modules/projects/index.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestonesTakenBack } from "./activity.repository.ts";
import { contractNews } from "./contract-news.ts";
import { contractTitles } from "./contract-titles.ts";
import { contractErrors } from "./contracts.errors.ts";
import { lockContractFor } from "./contracts.policy.ts";
import { type ContractRow, lockContract, readRules, updateContract } from "./contracts.repository.ts";
import { endsByItself, hadPaidWork, outcomeOf, refuseClosure } from "./contracts.rules.ts";
import { REVIEWS_TIMER } from "./contracts.timers.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { type MilestoneRow, milestonesOf, moneyStateOf, updateMilestone } from "./milestones.repository.ts";
import { hasEnded } from "./milestones.rules.ts";
import { countCompleted } from "./ratings.repository.ts";
import { readContract } from "./read-contract.ts";
import { recordStep } from "./record-step.ts";
import { takesReviews } from "./reviews.rules.ts";
import { tidy } from "./tidy.ts";
import { undoIfNothingStayed } from "./undo-contract.ts";

/** Throws `contract.money_protected` while anything is held, `contract.wrong_state` when it has ended. */
export async function closeContract(
  platform: Platform,
  actor: Actor,
  input: { contractId: string; reason: string },
): Promise<ContractView> {
  await platform.inTransaction(async (tx) => {
    const { contract } = await lockContractFor(tx, actor, input.contractId);
    const milestones = await milestonesOf(tx, [contract.contract_id]);
    const refusal = refuseClosure(contract.status, milestones.map(moneyStateOf));
    if (refusal) throw contractErrors[refusal]({ extra: { current: contract.status } });
    await endContract(tx, platform, contract, { milestones, actorId: actor.userId, reason: tidy(input.reason) });
  });
  return readContract(platform, actor, input.contractId);
}

/** After a milestone ended, with the contract's lock held: the contract ends with its last one. */
export async function endIfOver(tx: Tx, platform: Platform, contractId: string, actorId: string | null): Promise<void> {
  const contract = await lockContract(tx, contractId);
  assert(contract, "the contract is locked already");
  const milestones = await milestonesOf(tx, [contractId]);
  const isDisputed = milestones.some((milestone) => milestone.status === "disputed");
  if (isDisputed || !endsByItself(contract.engagement, milestones.map(moneyStateOf))) return;
  await endContract(tx, platform, contract, { milestones, actorId, reason: "" });
}

async function endContract(
  tx: Tx,
  platform: Platform,
  contract: ContractRow,
  end: { milestones: readonly MilestoneRow[]; actorId: string | null; reason: string },
): Promise<void> {
  const at = platform.clock.now();
  const contractId = contract.contract_id;
  const status = outcomeOf(end.milestones.map(moneyStateOf));
  for (const milestone of end.milestones) {
    if (hasEnded(milestone.status)) continue;
    await updateMilestone(tx, milestone.milestone_id, { status: "cancelled" }, at);
    await cancelOpenPayment(tx, platform, { type: MILESTONE_PAYMENT, referenceId: milestone.milestone_id });
  }
  const rules = await readRules(tx, contract.rules_version);
  const reviewDueAt = takesReviews(end.milestones) ? addMs(at, rules.review_days * DAY_MS) : null;
  await updateContract(
    tx,
    contractId,
    {
      status,
      ended_at: at,
      ended_by: end.actorId,
      end_reason: end.reason,
      review_due_at: reviewDueAt,
      title_told: true,
    },
    at,
  );
  if (reviewDueAt) await platform.timers.schedule(tx, { kind: REVIEWS_TIMER, ref: contractId, dueAt: reviewDueAt });
  const { project_id: projectId } = contract;
  await endHire(tx, platform, { contractId, outcome: status, projectId, actorId: end.actorId });
  await recordStep(tx, platform, {
    contract,
    type: status,
    actorId: end.actorId,
    note: end.reason,
    before: { status: contract.status },
    after: { status },
  });
  if (status === "completed") await tellCompleted(tx, platform, contract, end.milestones, at);
  else
    await platform.events.publish(tx, contractCancelled, {
      ...contractNews(contract),
      ended_by: end.actorId,
      reason: end.reason === "" ? null : end.reason,
      had_paid_work: hadPaidWork(end.milestones, await milestonesTakenBack(tx, contractId)),
    });
}

async function tellCompleted(
  tx: Tx,
  platform: Platform,
  contract: ContractRow,
  milestones: readonly MilestoneRow[],
  at: Date,
): Promise<void> {
  await countCompleted(tx, [contract.client_id, contract.freelancer_id]);
  const released = milestones.reduce((sum, milestone) => sum + milestone.released_minor, 0n);
  await platform.events.publish(tx, contractCompleted, {
    ...contractNews(contract),
    released: toWire(money(released, contract.currency)),
    skills: contract.skills,
    ended_at: at.toISOString(),
    is_public: (await contractTitles(tx, [contract.contract_id])).get(contract.contract_id)?.isPublic ?? false,
  });
  await undoIfNothingStayed(tx, platform, contract.contract_id);
}
