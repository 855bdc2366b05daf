import type { Platform } from "#platform/platform.ts";
import { ratesOn } from "./reference.ts";

/** Adds the age of the newest reference rates to the metrics (docs/operations.md). */
export function showRates(platform: Platform): void {
  const { clock, db, metrics } = platform;
  metrics.gauge(
    "kogi_reference_rates_age_seconds",
    "Time since the day of the newest reference rates began",
    async () => {
      const now = clock.now();
      const { date } = await ratesOn(db, platform, now);
      return (now.getTime() - Date.parse(`${date}T00:00:00Z`)) / 1_000;
    },
  );
}
