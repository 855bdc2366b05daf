// The clock of approval, its reminders, and the end of the time for reviews. What they do is in contracts.jobs.ts.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { RulePack } from "./contracts.repository.ts";
import { remindersBefore } from "./contracts.rules.ts";

export const APPROVAL_TIMER = "contracts.auto_approval";
export const REMINDER_TIMER = "contracts.approval_reminder";
export const REVIEWS_TIMER = "contracts.reviews_due";

export const approvalClock = (rules: RulePack) => ({
  autoApprovalDays: rules.auto_approval_days,
  reminderDays: rules.reminder_days,
});

/** A reminder is one of several for a milestone; the days left tell them apart. */
const reminderRef = (milestoneId: string, daysLeft: number): string => `${milestoneId}:${daysLeft}`;
export function readReminderRef(ref: string): { milestoneId: string; daysLeft: number } {
  const [milestoneId = "", daysLeft = ""] = ref.split(":");
  return { milestoneId, daysLeft: Number(daysLeft) };
}

/** Starts the clock anew for a submission, or lets it go on after a dispute. */
export async function startApprovalClock(
  tx: Tx,
  platform: Platform,
  clock: { milestoneId: string; autoApproveAt: Date; rules: RulePack },
): Promise<void> {
  const { milestoneId, autoApproveAt, rules } = clock;
  await stopApprovalClock(tx, platform, milestoneId, rules);
  await platform.timers.schedule(tx, { kind: APPROVAL_TIMER, ref: milestoneId, dueAt: autoApproveAt });
  for (const { dueAt, daysLeft } of remindersBefore(autoApproveAt, approvalClock(rules), platform.clock.now()))
    await platform.timers.schedule(tx, { kind: REMINDER_TIMER, ref: reminderRef(milestoneId, daysLeft), dueAt });
}

export async function stopApprovalClock(
  tx: Tx,
  platform: Platform,
  milestoneId: string,
  rules: RulePack,
): Promise<void> {
  await platform.timers.cancel(tx, APPROVAL_TIMER, milestoneId);
  for (const day of rules.reminder_days)
    await platform.timers.cancel(tx, REMINDER_TIMER, reminderRef(milestoneId, rules.auto_approval_days - day));
}
