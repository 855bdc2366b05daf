import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { HOLDING_TIMER, HOLDING_WARNING_TIMER } from "./limit-holding.ts";

const HELD = ["funded", "submitted", "revision_requested"];
// More than the day between two runs.
const AHEAD_MS = 2 * DAY_MS;
const BATCH = 1_000;

/**
 * Once a day: the timers of what comes near, for money that was protected before it had any and as a watchdog for the rest.
 * A timer that waits already is set to the same instant again.
 */
export async function keepHolding(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const soon = addMs(now, AHEAD_MS);
  const ending = await platform.db
    .selectFrom("contracts.milestones")
    .select(["milestone_id", "hold_until as dueAt"])
    .where("status", "in", HELD)
    .where("hold_until", "<", soon)
    .orderBy("hold_until")
    .limit(BATCH)
    .execute();
  // A warning whose time has come was given: its timer does not wait any more.
  const warning = await platform.db
    .selectFrom("contracts.milestones")
    .select(["milestone_id", "hold_warn_at as dueAt"])
    .where("status", "in", HELD)
    .where("hold_warn_at", ">", now)
    .where("hold_warn_at", "<", soon)
    .orderBy("hold_warn_at")
    .limit(BATCH)
    .execute();
  await schedule(platform, HOLDING_TIMER, ending);
  await schedule(platform, HOLDING_WARNING_TIMER, warning);
}

async function schedule(
  platform: Platform,
  kind: string,
  milestones: readonly { readonly milestone_id: string; readonly dueAt: Date | null }[],
): Promise<void> {
  for (const { milestone_id: ref, dueAt } of milestones)
    if (dueAt) await platform.inTransaction((tx) => platform.timers.schedule(tx, { kind, ref, dueAt }));
}
