// The client approved a part of handed-in work. What becomes of the rest is for the freelancer to agree to.
import { restAsked } from "#events/contracts.ts";
import { toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { type ContractRow, readRules } from "../contracts.repository.ts";
import { APPROVAL_TIMER, stopApprovalClock } from "../contracts.timers.ts";
import { findMilestone, heldOf, updateMilestone } from "../milestones.repository.ts";
import { recordStep } from "../record-step.ts";
import { insertRest } from "./rest.repository.ts";

/** Nothing moves. The clock of approval now says when the freelancer's time to answer is over. */
export async function askForRest(
  tx: Tx,
  platform: Platform,
  ask: { contract: ContractRow; milestoneId: string; restTo: "next" | "client"; actor: Actor; note: string },
): Promise<void> {
  const { contract, milestoneId, restTo, actor, note } = ask;
  const at = platform.clock.now();
  const milestone = await findMilestone(tx, milestoneId);
  assert(milestone?.auto_approve_at, "handed-in work has a day of approval");
  const rules = await readRules(tx, contract.rules_version);
  const amount = heldOf(milestone, contract.currency);
  const answerUntil = addMs(at, rules.rest_answer_days * DAY_MS);
  await insertRest(tx, {
    rest_request_id: newId(),
    milestone_id: milestoneId,
    rest_to: restTo,
    amount_minor: amount.minor,
    note,
    asked_by: actor.userId,
    asked_at: at,
    answer_until: answerUntil,
    clock_left_ms: BigInt(Math.max(0, milestone.auto_approve_at.getTime() - at.getTime())),
  });
  await stopApprovalClock(tx, platform, milestoneId, rules);
  await updateMilestone(tx, milestoneId, { auto_approve_at: answerUntil }, at);
  await platform.timers.schedule(tx, { kind: APPROVAL_TIMER, ref: milestoneId, dueAt: answerUntil });
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: restTo === "next" ? "rest_asked_next" : "rest_asked_back",
    actorId: actor.userId,
    amount,
    after: { rest_to: restTo, answer_until: answerUntil.toISOString() },
  });
  await platform.events.publish(tx, restAsked, {
    ...milestoneNews(contract, milestone, actor.userId),
    amount: toWire(amount),
    rest_to: restTo,
    answer_until: answerUntil.toISOString(),
  });
}
