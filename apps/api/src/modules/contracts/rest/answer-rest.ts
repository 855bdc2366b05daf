// The freelancer says what becomes of the part that was not approved: as the client asks, or not.
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { milestoneRefunded, restAnswered } from "#events/contracts.ts";
import { moveProtected, refundMilestone } from "#modules/payments/index.ts";
import { type Money, money, toWire, type WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { milestoneErrors } from "../contracts.errors.ts";
import { lockMilestone, requireAction, type SeenMilestone } from "../contracts.policy.ts";
import { readRules } from "../contracts.repository.ts";
import { approvalResumed } from "../contracts.rules.ts";
import { startApprovalClock, stopApprovalClock } from "../contracts.timers.ts";
import { endIfOver } from "../end-contract.ts";
import { withinHolding } from "../holding/holding.rules.ts";
import { agreedLimit, limitHolding } from "../holding/limit-holding.ts";
import { heldOf, type MilestoneChange, updateMilestone } from "../milestones.repository.ts";
import { readMilestone } from "../read-milestone.ts";
import { recordStep } from "../record-step.ts";
import { requireAmountSeen } from "../require-amount-seen.ts";
import { tidy } from "../tidy.ts";
import { findNext } from "./find-next.ts";
import { closeRest, findOpenRest, type RestRow } from "./rest.repository.ts";

/** accept: the rest moves now and the milestone ends. decline: the work waits for the client's answer as before. */
export async function answerRest(
  platform: Platform,
  by: Keyed,
  input: { milestoneId: string; answer: "accept" | "decline"; seenAmount: WireMoney | null; note: string },
): Promise<MilestoneView> {
  const { milestoneId, answer } = input;
  const { actor } = by;
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    if (!(await firstTime(tx, platform, by, `rest:${milestoneId}:${answer}`))) return;
    requireAction("answer_rest", seen);
    const rest = await findOpenRest(tx, milestoneId);
    if (!rest) throw milestoneErrors.noRest({ extra: { current: seen.milestone.status } });
    const { contract, milestone } = seen;
    const amount = heldOf(milestone, contract.currency);
    requireAmountSeen(input.seenAmount, amount);
    const at = platform.clock.now();
    const note = tidy(input.note);
    await closeRest(tx, milestoneId, { status: answer === "accept" ? "accepted" : "declined", at, note });
    const step = { contract, milestone, actorId: actor.userId, amount, note };
    if (answer === "accept") {
      await moveRest(tx, platform, seen, rest, amount, by.key);
      await recordStep(tx, platform, {
        ...step,
        type: rest.rest_to === "next" ? "rest_rolled_over" : "rest_refunded",
        before: { status: "submitted" },
        after: { status: "released" },
      });
    } else {
      await goOnWaiting(tx, platform, seen, rest);
      await recordStep(tx, platform, { ...step, type: "rest_declined" });
    }
    await platform.events.publish(tx, restAnswered, {
      ...milestoneNews(contract, milestone, actor.userId),
      amount: toWire(amount),
      rest_to: rest.rest_to,
      answer: answer === "accept" ? "accepted" : "declined",
    });
    if (answer === "accept") await endIfOver(tx, platform, contract.contract_id, actor.userId);
  });
  return readMilestone(platform, actor, milestoneId);
}

async function moveRest(
  tx: Tx,
  platform: Platform,
  seen: SeenMilestone,
  rest: RestRow,
  amount: Money,
  key: string,
): Promise<void> {
  const { contract, milestone } = seen;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const reference = `rest:${rest.rest_request_id}`;
  let moved: MilestoneChange;
  if (rest.rest_to === "next") moved = await rollOver(tx, platform, seen, { amount, reference });
  else {
    const reason = `Not approved of ${milestone.title} (${contract.title})`;
    await refundMilestone(tx, platform, { milestoneId: id, amount, reference, reason });
    moved = { refunded_minor: milestone.refunded_minor + amount.minor };
  }
  await updateMilestone(
    tx,
    id,
    { ...moved, status: "released", auto_approve_at: null, approved_at: at, released_at: at, ended_key: key },
    at,
  );
  await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  if (rest.rest_to === "client")
    await platform.events.publish(tx, milestoneRefunded, {
      ...milestoneNews(contract, milestone, seen.contract.freelancer_id),
      amount: toWire(amount),
    });
}

/** What moves on is worth its place in the next milestone, so that amounts still sum to the contract's. */
async function rollOver(
  tx: Tx,
  platform: Platform,
  { contract, milestone }: SeenMilestone,
  { amount, reference }: { amount: Money; reference: string },
): Promise<MilestoneChange> {
  const next = await findNext(tx, milestone);
  if (!next) throw milestoneErrors.noNext();
  const nextId = next.milestone_id;
  await moveProtected(tx, platform, {
    fromMilestoneId: milestone.milestone_id,
    toMilestoneId: nextId,
    amount,
    reference,
  });
  const grown = { amount_minor: next.amount_minor + amount.minor, rolled_minor: next.rolled_minor + amount.minor };
  await updateMilestone(tx, nextId, grown, platform.clock.now());
  // Together they may stay as long as what must leave first.
  const [agreed = null] = [agreedLimit(milestone), agreedLimit(next)]
    .filter((limit) => limit !== null)
    .toSorted((one, other) => one.until.getTime() - other.until.getTime());
  await limitHolding(tx, platform, { contract, milestoneId: nextId, agreed });
  const kept = money(milestone.amount_minor - amount.minor, contract.currency);
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
  const rolled = milestone.rolled_minor < kept.minor ? milestone.rolled_minor : kept.minor;
  return { amount_minor: kept.minor, rolled_minor: rolled };
}

async function goOnWaiting(tx: Tx, platform: Platform, { contract, milestone }: SeenMilestone, rest: RestRow) {
  const at = platform.clock.now();
  const milestoneId = milestone.milestone_id;
  const rules = await readRules(tx, contract.rules_version);
  const autoApproveAt = withinHolding(approvalResumed(at, rest.clock_left_ms), at, agreedLimit(milestone));
  await updateMilestone(tx, milestoneId, { auto_approve_at: autoApproveAt }, at);
  await startApprovalClock(tx, platform, { milestoneId, autoApproveAt, rules });
}
