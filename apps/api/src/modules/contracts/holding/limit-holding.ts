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

type Limited = Pick<MilestoneRow, "hold_until" | "hold_warn_at" | "hold_answer_days">;

/** Until when its money may stay, as it was agreed when that was charged; null while it protects none. */
export function agreedLimit({ hold_until: until, hold_warn_at: warnAt, hold_answer_days: answerDays }: Limited) {
  return until && warnAt ? { until, warnAt, answerDays } : null;
}

type AgreedLimit = NonNullable<ReturnType<typeof agreedLimit>>;

/**
 * After money came to a milestone: until when it may stay. `agreed` is what was told of money that had been charged before:
 * where its sides live now does not shorten that. With the contract's lock held.
 */
export async function limitHolding(
  tx: Tx,
  platform: Platform,
  {
    contract,
    milestoneId,
    agreed,
  }: {
    contract: Pick<ContractRow, "client_id" | "freelancer_id">;
    milestoneId: string;
    agreed: AgreedLimit | null;
  },
): Promise<void> {
  const limit = await holdingOf(tx, {
    referenceId: milestoneId,
    userIds: [contract.client_id, contract.freelancer_id],
  });
  if (limit === null) return;
  await setLimit(tx, platform, milestoneId, agreed && agreed.until > limit.until ? agreed : limit);
}

async function setLimit(
  tx: Tx,
  platform: Platform,
  milestoneId: string,
  { until, warnAt, answerDays }: AgreedLimit,
): Promise<void> {
  const limit = { hold_until: until, hold_warn_at: warnAt, hold_answer_days: answerDays };
  await updateMilestone(tx, milestoneId, limit, platform.clock.now());
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
  { milestone, since }: { milestone: MilestoneRow; since: Date },
): Promise<HoldingLimit | null> {
  const { milestone_id: milestoneId } = milestone;
  const agreed = agreedLimit(milestone);
  if (agreed === null) return null;
  const { warnAt, answerDays } = agreed;
  const now = platform.clock.now();
  const soonest = addMs(now, answerDays * DAY_MS);
  if (agreed.until >= soonest) {
    if (warnAt >= since && warnAt <= now)
      await platform.timers.schedule(tx, { kind: HOLDING_WARNING_TIMER, ref: milestoneId, dueAt: now });
    return agreed;
  }
  const longer = { until: soonest, warnAt: now, answerDays };
  await setLimit(tx, platform, milestoneId, longer);
  return longer;
}

/** Not now: a bank holds the money too. */
export async function postponeHolding(tx: Tx, platform: Platform, milestoneId: string): Promise<void> {
  const dueAt = addMs(platform.clock.now(), DAY_MS);
  await platform.timers.schedule(tx, { kind: HOLDING_TIMER, ref: milestoneId, dueAt });
}
