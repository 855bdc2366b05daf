// A further milestone of a running contract: one side proposes it, the other agrees.

import type { Static } from "typebox";
import type { MilestoneTermsInput } from "#api-schema/hiring-views.ts";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { milestoneAnswered, milestoneProposed } from "#events/contracts.ts";
import { readAmount, requireFeesFit } from "#modules/payments/index.ts";
import { type Money, toWire } from "#money";
import type { FieldError } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tidyLine } from "#platform/text/index.ts";
import { milestoneNews } from "./contract-news.ts";
import { contractErrors, milestoneErrors } from "./contracts.errors.ts";
import { lockContractFor, lockMilestone, requireAction, underLock } from "./contracts.policy.ts";
import { type ContractRow, updateContract } from "./contracts.repository.ts";
import { endIfOver } from "./end-contract.ts";
import {
  amountOf,
  insertMilestones,
  type MilestoneRow,
  milestonesOf,
  updateMilestone,
} from "./milestones.repository.ts";
import type { MilestoneStatus } from "./milestones.rules.ts";
import { readMilestone } from "./read-milestone.ts";
import { recordStep } from "./record-step.ts";
import { tidy } from "./tidy.ts";

type Body = Static<typeof MilestoneTermsInput>;

// A contract is one piece of work; more steps than this are another contract.
const MILESTONES_MAX = 100;
// Of one side: what it asks cannot fill the contract, and what came of nothing is bounded without a harm to the other.
const OPEN_MAX = 20;
const CANCELLED_MAX = 100;

/** Adds a proposed milestone at the end; it counts once the other side agrees. */
export async function proposeMilestone(
  platform: Platform,
  actor: Actor,
  input: { contractId: string; body: Body },
): Promise<MilestoneView> {
  const { contractId, body } = input;
  const milestoneId = newId();
  await platform.inTransaction(async (tx) => {
    const { contract } = await lockContractFor(tx, actor, contractId);
    const isRunning = contract.status === "active" || contract.status === "disputed";
    if (!isRunning) throw contractErrors.wrongState({ extra: { current: contract.status } });
    const at = platform.clock.now();
    const amount = readTerms(body, contract, at.toISOString().slice(0, 10));
    await requireFeesFit(tx, platform, { ...feeTermsOf(contract), amounts: [amount], pointer: "/body/amount/amount" });
    const before = await milestonesOf(tx, [contractId]);
    requireRoom(before, actor.userId);
    const proposed = {
      milestoneId,
      contractId,
      position: (before.at(-1)?.position ?? 0) + 1,
      title: tidyLine(body.title),
      description: tidy(body.description ?? ""),
      amount,
      dueDate: body.due_date ?? null,
      status: "proposed" as const,
      proposedBy: actor.userId,
    };
    await insertMilestones(tx, [proposed], at);
    const { milestone } = await underLock(tx, contractId, milestoneId);
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: "milestone_proposed",
      actorId: actor.userId,
      amount,
      after: { status: "proposed" },
    });
    await platform.events.publish(tx, milestoneProposed, {
      ...milestoneNews(contract, milestone, actor.userId),
      amount: toWire(amount),
    });
  });
  return readMilestone(platform, actor, milestoneId);
}

function requireRoom(milestones: readonly MilestoneRow[], userId: string): void {
  const refuse = (detail: string) => milestoneErrors.invalid({ detail });
  const own = milestones.filter((one) => one.proposed_by === userId);
  const countOf = (status: MilestoneStatus) => own.filter((one) => one.status === status).length;
  if (milestones.filter((one) => one.status !== "cancelled").length >= MILESTONES_MAX)
    throw refuse("A contract has at most 100 milestones.");
  if (countOf("proposed") >= OPEN_MAX)
    throw refuse("Twenty milestones that you proposed wait for an answer. Wait for one, or withdraw one.");
  if (countOf("cancelled") >= CANCELLED_MAX)
    throw refuse("A hundred milestones that you proposed came to nothing. Let the other side propose the next one.");
}

/** As for the milestones that were agreed at first: the pinned pack, and all that the two ever billed each other. */
export const feeTermsOf = (contract: ContractRow) => ({
  feeRuleId: contract.fee_rule_id,
  payerId: contract.client_id,
  recipientId: contract.freelancer_id,
});

function readTerms(body: Body, contract: ContractRow, today: string): Money {
  const amount = readAmount(body.amount, milestoneErrors.invalid);
  const fields: FieldError[] = [];
  if (amount.currency !== contract.currency)
    fields.push({ pointer: "/body/amount/currency", detail: `The contract pays in ${contract.currency}.` });
  if (tidyLine(body.title) === "") fields.push({ pointer: "/body/title", detail: "Fill this in." });
  if (body.due_date && body.due_date < today)
    fields.push({ pointer: "/body/due_date", detail: "This day has passed." });
  if (fields.length > 0) throw milestoneErrors.invalid({ fields });
  return amount;
}

const OUTCOMES = {
  agree: ["agreed", "pending"],
  decline: ["declined", "cancelled"],
  withdraw: ["withdrawn", "cancelled"],
} as const;

/**
 * proposed -> pending when the other side agrees; -> cancelled when they decline, or who proposed takes it back. A contract
 * that waited for the answer alone ends with a no.
 */
export async function answerMilestone(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; answer: "agree" | "decline" | "withdraw" },
): Promise<MilestoneView> {
  const { milestoneId, answer } = input;
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("agree", seen);
    const { contract, milestone } = seen;
    const isOwn = milestone.proposed_by === actor.userId;
    if ((answer === "withdraw") !== isOwn) throw milestoneErrors.notYours();
    // The tier of the two may have changed since it was proposed.
    if (answer === "agree")
      await requireFeesFit(tx, platform, {
        ...feeTermsOf(contract),
        amounts: [amountOf(milestone, contract.currency)],
      });
    const at = platform.clock.now();
    const [answered, status] = OUTCOMES[answer];
    await updateMilestone(tx, milestoneId, { status }, at);
    if (status === "pending") {
      const total = contract.total_minor + milestone.amount_minor;
      await updateContract(tx, contract.contract_id, { total_minor: total }, at);
    }
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: `milestone_${answered}`,
      actorId: actor.userId,
      amount: amountOf(milestone, contract.currency),
      before: { status: "proposed" },
      after: { status },
    });
    await platform.events.publish(tx, milestoneAnswered, {
      ...milestoneNews(contract, milestone, actor.userId),
      amount: toWire(amountOf(milestone, contract.currency)),
      answer: answered,
    });
    if (status === "cancelled") await endIfOver(tx, platform, contract.contract_id, actor.userId);
  });
  return readMilestone(platform, actor, milestoneId);
}
