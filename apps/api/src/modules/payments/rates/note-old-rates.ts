import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ratesOn } from "./reference.ts";

// As the alert RatesOld in docs/operations.md: Easter, and a day more.
const OLD_MS = 7 * DAY_MS;

/** For whoever starts Kogi with real money: its documents tell tax at these rates. None while they are new enough. */
export async function noteOldRates(platform: Platform): Promise<readonly string[]> {
  const { clock, config, db } = platform;
  if (!config.stripe) return [];
  const { date } = await ratesOn(db, platform, clock.now());
  if (addMs(new Date(`${date}T00:00:00Z`), OLD_MS) >= clock.now()) return [];
  const mend = config.ratesSource ? 'look for "payments.renew_rates" in the log' : "set KOGI_RATES_URL";
  return [`Documents tell tax in euros at the reference rates of ${date}, the newest that Kogi knows: ${mend}.`];
}
