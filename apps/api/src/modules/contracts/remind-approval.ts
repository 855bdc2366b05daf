import { approvalReminder } from "#events/contracts.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { underLock } from "./contracts.policy.ts";
import { findMilestone } from "./milestones.repository.ts";

/** By its timer: tells the client how many days are left. Silent when the work is not waiting any more. */
export async function remindApproval(
  tx: Tx,
  platform: Platform,
  reminder: { milestoneId: string; daysLeft: number },
): Promise<void> {
  const known = await findMilestone(tx, reminder.milestoneId);
  if (!known) return;
  const { contract, milestone } = await underLock(tx, known.contract_id, known.milestone_id);
  if (milestone.status !== "submitted" || milestone.auto_approve_at === null) return;
  await platform.events.publish(tx, approvalReminder, {
    ...milestoneNews(contract, milestone, null),
    days_left: reminder.daysLeft,
    auto_approve_at: milestone.auto_approve_at.toISOString(),
  });
}
