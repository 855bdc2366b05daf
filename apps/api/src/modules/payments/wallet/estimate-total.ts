// What somebody has in all currencies together, in the one they like to read: an estimate at reference rates, with
// their date, never an amount that is charged or paid.
import type { WalletView } from "#api-schema/payments-views.ts";
import { preferencesOf } from "#modules/users/index.ts";
import { add, currency, type Money, sum, toWire, zero } from "#money";
import type { Platform } from "#platform/platform.ts";
import { convert, readRate } from "../exchange/exchange.rules.ts";
import { ageOf, rebase } from "../rates/rates.rules.ts";
import { ratesOn } from "../rates/reference.ts";

interface Held {
  readonly currency: Money["currency"];
  readonly available: Money;
  readonly clearing: Money;
  readonly reserved: Money;
  readonly inPayout: Money;
}

/** Null while everything is in that currency already, or there is nothing. */
export async function estimateTotal(
  platform: Platform,
  userId: string,
  rows: readonly Held[],
): Promise<WalletView["estimate"]> {
  const now = platform.clock.now();
  const preferences = (await preferencesOf(platform.db, [userId])).get(userId);
  const to = currency(preferences?.display_currency ?? "EUR");
  const own = rows
    .map((row) => sum([row.available, row.clearing, row.reserved, row.inPayout], row.currency))
    .filter((amount) => amount.minor !== 0n);
  if (own.every((amount) => amount.currency === to)) return null;
  const day = await ratesOn(platform.db, platform, now);
  const inTarget = own.map((amount) => {
    if (amount.currency === to) return amount;
    const rate = rebase(day.rates, amount.currency)?.find((one) => one.currency === to)?.rate;
    return rate === undefined ? null : convert(amount, readRate(rate), to);
  });
  const { age_days, stale } = ageOf(day.date, now);
  return {
    total: toWire(inTarget.reduce<Money>((all, amount) => (amount ? add(all, amount) : all), zero(to))),
    rate_date: day.date,
    rate_age_days: age_days,
    stale,
    left_out: own.filter((_, index) => inTarget[index] === null).map((amount) => amount.currency),
  };
}
