// Periods, proration and dunning of subscriptions: pure.
import { type Money, scale, subtract, zero } from "#money";

/** Days after the due day on which a failed charge is tried again; after the last one the plan falls back to Free. */
export const DUNNING_DAYS: readonly number[] = [1, 3, 5, 7];

export const PRORATION_ROUNDING =
  "The rest of the period by the millisecond; each price to the nearest cent, halves to even, then the difference.";

/** `months` after an instant; the 31st becomes the last day of a shorter month. Always counted from the same anchor. */
export function addMonths(anchor: Date, months: number): Date {
  const first = new Date(anchor);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return first;
}

export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** What the rest of a period costs at a month's price. Nothing once it is over, all of it before it begins. */
export function restOf(price: Money, period: Period, at: Date): Money {
  const whole = BigInt(period.end.getTime() - period.start.getTime());
  const left = BigInt(period.end.getTime() - at.getTime());
  const rest = left < 0n ? 0n : left > whole ? whole : left;
  return scale(price, rest, whole);
}

/** What an upgrade costs now: the rest of the period at the new price, less the rest at the old one. */
export function upgradePrice(prices: { readonly from: Money; readonly to: Money }, period: Period, at: Date): Money {
  return subtract(restOf(prices.to, period, at), restOf(prices.from, period, at));
}

/** Nothing where it is less than the provider charges. */
export const orNothing = (due: Money, smallestMinor: bigint): Money =>
  due.minor < smallestMinor ? zero(due.currency) : due;

export type PlanChange = "upgrade" | "downgrade" | "same";

export function changeOf(from: { plan: string; price: Money }, to: { plan: string; price: Money }): PlanChange {
  if (from.plan === to.plan) return "same";
  return to.price.minor > from.price.minor ? "upgrade" : "downgrade";
}

/** When the next try is, after this many; a day that is over by then is left out. Null when all were used up. */
export function nextTry(dueAt: Date, tries: number, after: Date): Date | null {
  const days = DUNNING_DAYS.slice(tries - 1).map((day) => dayAfter(dueAt, day));
  return days.find((day) => day > after) ?? null;
}

/** The day of the last try. */
export const lastTry = (dueAt: Date): Date => dayAfter(dueAt, Math.max(...DUNNING_DAYS));

const dayAfter = (dueAt: Date, days: number): Date => new Date(dueAt.getTime() + days * 86_400_000);
