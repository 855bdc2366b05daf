// The clocks of a dispute: negotiation and evidence with their reminders (mediate-dispute.ts), and the mediators' own
// (call-mediators.ts).
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { remindersOf } from "./dispute.rules.ts";

export const NEGOTIATION_TIMER = "contracts.negotiation_over";
export const MEDIATION_TIMER = "contracts.mediation_waits";
export const DISPUTE_REMINDER_TIMER = "contracts.dispute_reminder";

export type Stage = "negotiation" | "mediation";

const reminderRef = (disputeId: string, stage: Stage, daysLeft: number) => `${disputeId}:${stage}:${daysLeft}`;
export function readReminder(ref: string): { disputeId: string; stage: Stage; daysLeft: number } {
  const [disputeId = "", stage = "", daysLeft = ""] = ref.split(":");
  return { disputeId, stage: stage === "mediation" ? "mediation" : "negotiation", daysLeft: Number(daysLeft) };
}

export async function startStage(
  tx: Tx,
  platform: Platform,
  clock: { disputeId: string; stage: Stage; until: Date; reminderDays: readonly number[] },
): Promise<void> {
  const { disputeId, stage, until } = clock;
  if (stage === "negotiation")
    await platform.timers.schedule(tx, { kind: NEGOTIATION_TIMER, ref: disputeId, dueAt: until });
  for (const { dueAt, daysLeft } of remindersOf(until, clock.reminderDays, platform.clock.now()))
    await platform.timers.schedule(tx, {
      kind: DISPUTE_REMINDER_TIMER,
      ref: reminderRef(disputeId, stage, daysLeft),
      dueAt,
    });
}

/** Nothing is waited for any more. */
export async function stopDisputeClocks(
  tx: Tx,
  platform: Platform,
  disputeId: string,
  reminderDays: readonly number[],
): Promise<void> {
  await platform.timers.cancel(tx, NEGOTIATION_TIMER, disputeId);
  await platform.timers.cancel(tx, MEDIATION_TIMER, disputeId);
  for (const stage of ["negotiation", "mediation"] as const)
    for (const days of reminderDays)
      await platform.timers.cancel(tx, DISPUTE_REMINDER_TIMER, reminderRef(disputeId, stage, days));
}
