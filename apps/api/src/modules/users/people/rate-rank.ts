// Hourly rates of all currencies in one order: each has its rank in euros, by the reference rates of the day it was written
// or of the last night.
import { sql } from "kysely";
import { isCurrency, minorDigits, RANK_PER_EURO, toEuroRank } from "#money";
import type { Platform } from "#platform/platform.ts";
import { euroRates } from "../earnings/earnings.ts";
import type { ProfileChange } from "../profile/profile.repository.ts";
import { badField } from "../users.errors.ts";
import type { PeopleQuery } from "./people-order.ts";

/** The change with the rank of the rate it sets; none where no exchange rate is known. */
export async function withRateRank(change: ProfileChange, at: Date): Promise<ProfileChange> {
  const { hourly_rate_minor: minor, hourly_rate_currency: currency } = change;
  if (minor === undefined) return change;
  if (minor === null || !currency) return { ...change, rate_rank: null };
  return { ...change, rate_rank: toEuroRank(minor, currency, (await euroRates(at))[currency]) };
}

export interface RateBounds {
  readonly currency: string;
  readonly min: bigint | null;
  readonly max: bigint | null;
  readonly rankMin: bigint | null;
  readonly rankMax: bigint | null;
}

/** What a list asks of hourly rates; null: nothing. Throws 422 where the bounds' currency is missing or has no exchange rate. */
export async function rateBounds(query: PeopleQuery, at: Date): Promise<RateBounds | null> {
  const { hourly_rate_min: min, hourly_rate_max: max, currency } = query;
  if (min === undefined && max === undefined) return null;
  if (currency === undefined) throw badField("/query/currency", "Say in which currency, such as EUR.");
  const rate = (await euroRates(at))[currency];
  const bound = (digits: string | undefined) => (digits === undefined ? null : BigInt(digits));
  const rank = (minor: bigint | null) => {
    if (minor === null) return null;
    const inEuros = toEuroRank(minor, currency, rate);
    if (inEuros === null) throw badField("/query/currency", "No exchange rate is known for this.");
    return inEuros;
  };
  const bounds = { min: bound(min), max: bound(max) };
  return { currency, ...bounds, rankMin: rank(bounds.min), rankMax: rank(bounds.max) };
}

/** Brings ranks to the rates of the day; with `missing`, only those that were never worked out. */
export async function rankRates(platform: Platform, which: "all" | "missing" = "all"): Promise<void> {
  const rates = Object.entries(await euroRates(platform.clock.now())).flatMap(([currency, rate]) =>
    isCurrency(currency) ? [{ currency, rate, digits: minorDigits[currency] }] : [],
  );
  const rank = sql`round(u.hourly_rate_minor * ${RANK_PER_EURO}::numeric / (r.rate * power(10::numeric, r.digits)))::bigint`;
  await platform.inTransaction((tx) =>
    sql`update users.users u set rate_rank = ${rank}
      from unnest(${rates.map((one) => one.currency)}::text[], ${rates.map((one) => one.rate)}::numeric[],
        ${rates.map((one) => one.digits)}::int[]) r (currency, rate, digits)
      where u.hourly_rate_currency = r.currency and u.rate_rank is distinct from ${rank}
        and (u.rate_rank is null or ${which} = 'all')`.execute(tx),
  );
}
