// Somebody hears of it when deadlines do not come about: nobody looks at a figure all day.
import { timersLate } from "#events/platform.ts";
import { MINUTE_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { beginTimerOutage, endTimerOutage } from "#platform/timers/index.ts";

export const LATE_MS = 5 * MINUTE_MS;

/**
 * One look, for a loop. Late counts once it was seen at two looks: a clock that was moved, or a start after a night
 * without one, is caught up with by then.
 */
export function createTimerWatch(platform: Platform): () => Promise<void> {
  let wasLate = false;
  return async () => {
    const lagMs = await platform.timers.lagMs();
    const [isLate, at] = [lagMs >= LATE_MS, platform.clock.now()];
    const isSure = isLate === wasLate;
    wasLate = isLate;
    if (!isSure) return;
    await platform.inTransaction(async (tx) => {
      if (!isLate) return endTimerOutage(tx, at);
      const outageId = await beginTimerOutage(tx, at);
      if (!outageId) return;
      platform.log.error({ lagMs }, "timers are late");
      await platform.events.publish(tx, timersLate, { outage_id: outageId, minutes: Math.floor(lagMs / MINUTE_MS) });
    });
  };
}
