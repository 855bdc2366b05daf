// Silence decides only where somebody could have spoken: not while the account of who should answer is suspended, nor
// before they have had the days of an answer since, nor while Kogi was out of reach, nor while a bank has the money and
// has not decided.
import { isSuspended, reinstatedAt } from "#modules/auth/index.ts";
import { isFrozen } from "#modules/payments/index.ts";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type ContractRow, readRules } from "./contracts.repository.ts";
import { approvalResumed } from "./contracts.rules.ts";
import { APPROVAL_TIMER, startApprovalClock } from "./contracts.timers.ts";
import { type MilestoneRow, updateMilestone } from "./milestones.repository.ts";
import { countOutage, findUncounted } from "./outages.repository.ts";
import { timeOut } from "./outages.rules.ts";

interface PutOff {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  /** Whose silence it is: the client's, or the freelancer's about the rest. */
  readonly silentId: string;
}

/** Moves the day on which silence decides, its timer and the client's reminders; false when nothing stands in the way. Under the contract's lock. */
export async function putOffApproval(
  tx: Tx,
  platform: Platform,
  { contract, milestone, silentId }: PutOff,
): Promise<boolean> {
  const now = platform.clock.now();
  const later = await laterDay(tx, milestone, silentId, now);
  if (later === null || later <= now) return false;
  const { milestone_id: milestoneId } = milestone;
  await updateMilestone(tx, milestoneId, { auto_approve_at: later }, now);
  if (silentId === contract.client_id) {
    const rules = await readRules(tx, contract.rules_version);
    await startApprovalClock(tx, platform, { milestoneId, autoApproveAt: later, rules });
  } else await platform.timers.schedule(tx, { kind: APPROVAL_TIMER, ref: milestoneId, dueAt: later });
  await platform.audit.record(tx, {
    actorId: null,
    action: "contracts.approval_put_off",
    subject: { type: "milestone", id: milestoneId },
    before: { auto_approve_at: milestone.auto_approve_at?.toISOString() ?? null },
    after: { auto_approve_at: later.toISOString() },
  });
  return true;
}

async function laterDay(tx: Tx, milestone: MilestoneRow, silentId: string, now: Date): Promise<Date | null> {
  if (await isSuspended(tx, silentId)) return addMs(now, DAY_MS);
  const [latest] = [await afterOutages(tx, milestone, now), await afterSuspension(tx, milestone, silentId)]
    .filter((day) => day !== null && day > now)
    .toSorted((one, other) => Number(other) - Number(one));
  if (latest) return latest;
  return (await isFrozen(tx, milestone.milestone_id)) ? addMs(now, DAY_MS) : null;
}

/** The days of an answer from when they were let in again, whatever was left of the clock then. */
async function afterSuspension(tx: Tx, milestone: MilestoneRow, silentId: string): Promise<Date | null> {
  const back = await reinstatedAt(tx, silentId);
  const { submitted_at: since } = milestone;
  return back !== null && since !== null && back > since ? approvalResumed(back, 0n) : null;
}

/** By as long as Kogi was out since the work was handed in, each time once; an hour at a time while it still is. */
async function afterOutages(tx: Tx, milestone: MilestoneRow, now: Date): Promise<Date | null> {
  const { milestone_id: milestoneId, submitted_at: since, auto_approve_at: due } = milestone;
  if (since === null || due === null) return null;
  const outages = await findUncounted(tx, milestoneId, { since, until: due });
  if (outages.some(({ endedAt }) => endedAt === null || endedAt > now)) return addMs(now, HOUR_MS);
  for (const { outageId } of outages) await countOutage(tx, { outageId, milestoneId }, now);
  return addMs(due, timeOut(outages, since));
}
