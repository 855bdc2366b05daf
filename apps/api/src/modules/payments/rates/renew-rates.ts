// Once a day: the European Central Bank's newest reference rates, from where KOGI_RATES_URL says.
import type { Platform } from "#platform/platform.ts";
import { fetchRatesFile } from "./fetch-rates-file.ts";
import { insertRates } from "./rates.repository.ts";
import { readRatesFile, refuseDays } from "./rates-file.rules.ts";
import { newestBundled, ratesOn } from "./reference.ts";

/**
 * Keeps the days that are newer than the bundle; all of a file or nothing of it. Throws where there is no file or it is
 * refused: the job is tried again and shows as failed, and what was known goes on.
 */
export async function renewRates(platform: Platform): Promise<void> {
  const { clock, config, db, log } = platform;
  if (!config.ratesSource) return;
  const file = readRatesFile(await fetchRatesFile(config.ratesSource));
  if ("refusal" in file) throw new Error(file.refusal);
  const bundled = newestBundled(platform).date;
  const days = file.days.filter((day) => day.date > bundled);
  const [first] = days;
  if (!first) return log.info({ bundled }, "the file of reference rates has nothing newer than the bundle");
  const now = clock.now();
  const known = await ratesOn(db, platform, new Date(`${first.date}T00:00:00Z`));
  const refusal = refuseDays(known, days, now);
  if (refusal) throw new Error(refusal);
  await platform.inTransaction((tx) => insertRates(tx, days, now));
}
