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
  /** The bounds across currencies; null where no exchange rate is known, and rates in the very currency are asked for. */
  readonly ranks: { readonly min: bigint | null; readonly max: bigint | null } | null;
}

/** What a list asks of hourly rates; null: nothing. Throws 422 where the bounds' currency is missing. */
export async function rateBounds(query: PeopleQuery, at: Date): Promise<RateBounds | null> {
  const { hourly_rate_min: min, hourly_rate_max: max, currency } = query;
  if (min === undefined && max === undefined) return null;
  if (currency === undefined) throw badField("/query/currency", "Say in which currency, such as EUR.");
  const rate = (await euroRates(at))[currency];
  const bound = (digits: string | undefined) => (digits === undefined ? null : BigInt(digits));
  const rank = (minor: bigint | null) => (minor === null ? null : toEuroRank(minor, currency, rate));
  const bounds = { min: bound(min), max: bound(max) };
  return { currency, ...bounds, ranks: rate === undefined ? null : { min: rank(bounds.min), max: rank(bounds.max) } };
}

interface Ranking {
  /** Those whose rank was never worked out alone. */
  readonly missing?: boolean;
  readonly batch?: number;
  /** Asked before each batch: whether to leave the rest to the next night. */
  readonly isEnded?: () => boolean;
}

/**
 * Brings ranks to the rates of the day: person by person in the order of their ids, so many in a transaction that others
 * hardly wait. Who is being changed at the moment is left out, for a change ranks its rate itself.
 */
export async function rankRates(
  { clock, inTransaction }: Platform,
  { missing = false, batch = 1_000, isEnded = () => false }: Ranking = {},
): Promise<void> {
  const rates = Object.entries(await euroRates(clock.now())).flatMap(([currency, rate]) =>
    isCurrency(currency) ? [{ currency, rate, digits: minorDigits[currency] }] : [],
  );
  const rank = sql`round(u.hourly_rate_minor * ${RANK_PER_EURO}::numeric / (r.rate * power(10::numeric, r.digits)))::bigint`;
  let after: string | null = null;
  while (!isEnded()) {
    after = await inTransaction(async (tx) => {
      const people = await tx
        .selectFrom("users.users")
        .select("user_id")
        .where("hourly_rate_minor", "is not", null)
        .$if(after !== null, (q) => q.where("user_id", ">", after ?? ""))
        .$if(missing, (q) => q.where("rate_rank", "is", null))
        .orderBy("user_id")
        .limit(batch)
        .forNoKeyUpdate()
        .skipLocked()
        .execute();
      const ids = people.map((person) => person.user_id);
      await sql`update users.users u set rate_rank = ${rank}
        from unnest(${rates.map((one) => one.currency)}::text[], ${rates.map((one) => one.rate)}::numeric[],
          ${rates.map((one) => one.digits)}::int[]) r (currency, rate, digits)
        where u.user_id = any(${ids}::uuid[]) and u.hourly_rate_currency = r.currency
          and u.rate_rank is distinct from ${rank}`.execute(tx);
      return ids.length < batch ? null : (ids.at(-1) ?? null);
    });
    if (after === null) return;
  }
}
