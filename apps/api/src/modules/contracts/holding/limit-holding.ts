// The longest time that money may be protected, and the warning before it. What happens then is in end-holding.ts.
import { holdingOf } from "#modules/payments/index.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ContractRow } from "../contracts.repository.ts";
import { type MilestoneRow, updateMilestone } from "../milestones.repository.ts";
import type { HoldingLimit } from "./holding.rules.ts";

export const HOLDING_TIMER = "contracts.holding_ends";
export const HOLDING_WARNING_TIMER = "contracts.holding_warning";

/** After money came to a milestone: until when it may stay. With the contract's lock held. */
export async function limitHolding(
  tx: Tx,
  platform: Platform,
  { contract, milestoneId }: { contract: Pick<ContractRow, "client_id" | "freelancer_id">; milestoneId: string },
): Promise<void> {
  const limit = await holdingOf(tx, {
    referenceId: milestoneId,
    userIds: [contract.client_id, contract.freelancer_id],
  });
  if (limit === null) return;
  await setLimit(tx, platform, milestoneId, { until: limit.until, warnAt: limit.warnAt });
}

async function setLimit(
  tx: Tx,
  platform: Platform,
  milestoneId: string,
  { until, warnAt }: { until: Date; warnAt: Date },
): Promise<void> {
  await updateMilestone(tx, milestoneId, { hold_until: until, hold_warn_at: warnAt }, platform.clock.now());
  await platform.timers.schedule(tx, { kind: HOLDING_TIMER, ref: milestoneId, dueAt: until });
  await platform.timers.schedule(tx, { kind: HOLDING_WARNING_TIMER, ref: milestoneId, dueAt: warnAt });
}

/**
 * A dispute was withdrawn. When the time is nearly over, or over, both sides have the days of an answer before the money
 * leaves; and they are warned at once where the day of the warning fell into the dispute, when nothing was to leave. Gives
 * until when it stays now.
 */
export async function limitHoldingAgain(
  tx: Tx,
  platform: Platform,
  { contract, milestone, since }: { contract: ContractRow; milestone: MilestoneRow; since: Date },
): Promise<HoldingLimit | null> {
  const { milestone_id: milestoneId, hold_until: until, hold_warn_at: warnAt } = milestone;
  if (until === null) return null;
  const limit = await holdingOf(tx, {
    referenceId: milestoneId,
    userIds: [contract.client_id, contract.freelancer_id],
  });
  if (limit === null) return null;
  const { answerDays } = limit;
  const now = platform.clock.now();
  const soonest = addMs(now, answerDays * DAY_MS);
  if (until >= soonest) {
    if (warnAt !== null && warnAt >= since && warnAt <= now)
      await platform.timers.schedule(tx, { kind: HOLDING_WARNING_TIMER, ref: milestoneId, dueAt: now });
    return { until, answerDays };
  }
  await setLimit(tx, platform, milestoneId, { until: soonest, warnAt: now });
  return { until: soonest, answerDays };
}

/** Not now: a bank holds the money too. */
export async function postponeHolding(tx: Tx, platform: Platform, milestoneId: string): Promise<void> {
  const dueAt = addMs(platform.clock.now(), DAY_MS);
  await platform.timers.schedule(tx, { kind: HOLDING_TIMER, ref: milestoneId, dueAt });
}
