// Silence decides only where somebody could have spoken: not while the account of who should answer is suspended, nor
// while Kogi was out of reach, nor while a bank has the money and has not decided.
import { isSuspended } from "#modules/auth/index.ts";
import { isFrozen } from "#modules/payments/index.ts";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { APPROVAL_TIMER } from "./contracts.timers.ts";
import { type MilestoneRow, updateMilestone } from "./milestones.repository.ts";
import { countOutage, findUncounted } from "./outages.repository.ts";
import { timeOut } from "./outages.rules.ts";

/** Moves the day on which silence decides, and its timer; false when nothing stands in the way. Under the contract's lock. */
export async function putOffApproval(
  tx: Tx,
  platform: Platform,
  { milestone, silentId }: { readonly milestone: MilestoneRow; readonly silentId: string },
): Promise<boolean> {
  const now = platform.clock.now();
  const later = await laterDay(tx, milestone, silentId, now);
  if (later === null || later <= now) return false;
  const { milestone_id: milestoneId } = milestone;
  await updateMilestone(tx, milestoneId, { auto_approve_at: later }, now);
  await platform.timers.schedule(tx, { kind: APPROVAL_TIMER, ref: milestoneId, dueAt: later });
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
  const outage = await afterOutages(tx, milestone, now);
  if (outage !== null && outage > now) return outage;
  return (await isFrozen(tx, milestone.milestone_id)) ? addMs(now, DAY_MS) : null;
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
