// When an authority is told of what somebody earned, and when their tax number is asked for: not before it is needed.
import { compare, isPositive, isZero, type Money, scale } from "#money";

export interface Threshold {
  readonly form: string;
  readonly region: "US" | "EU";
  readonly amount: Money;
  /** The count must be passed as well; null: the sum alone counts. */
  readonly paymentsOver: number | null;
  /** Its own amount reaches it ("600 USD or more"); else only more does. */
  readonly inclusive: boolean;
  /** What one client paid counts, the largest of them; else what all did. */
  readonly perPayer: boolean;
  readonly filedBy: "platform" | "client";
  readonly note: string;
}

export interface YearOfEarnings {
  readonly region: "US" | "EU" | null;
  readonly all: Earned;
  /** The same of whoever paid most. */
  readonly ofLargestPayer: Earned;
}

export interface Earned {
  /** In the currency of the threshold, at the least: without what was earned in currencies that have no rate. */
  readonly gross: Money;
  /** Those currencies. */
  readonly leftOut: readonly string[];
  readonly payments: number;
}

export type ThresholdState = "not_yours" | "below" | "near" | "reached";

const NEAR_PERCENT = 80n;

/** `near` from 80 % of the sum (and of the count) on. A threshold of nothing is reached by the first payment. */
export function thresholdState(threshold: Threshold, year: YearOfEarnings): ThresholdState {
  const { gross, leftOut, payments } = countsFor(threshold, year);
  if (year.region !== threshold.region) return "not_yours";
  const { amount, paymentsOver, inclusive } = threshold;
  const over =
    (isPositive(gross) && compare(gross, amount) > (inclusive ? -1 : 0)) || (isZero(amount) && leftOut.length > 0);
  const enough = paymentsOver === null || payments > paymentsOver;
  if (over && enough) return "reached";
  const nearSum = isPositive(gross) && compare(gross, scale(amount, NEAR_PERCENT, 100n)) >= 0;
  const nearCount = paymentsOver === null || BigInt(payments) * 100n >= BigInt(paymentsOver) * NEAR_PERCENT;
  return nearSum && nearCount ? "near" : "below";
}

/** What of the year this threshold looks at. */
export const countsFor = (threshold: Threshold, year: Omit<YearOfEarnings, "region">): Earned =>
  threshold.perPayer ? year.ofLargestPayer : year.all;

/** Whether the person's tax number is asked for now: only where Kogi must file, and only once that is close. */
export function asksForNumber(states: readonly { threshold: Threshold; state: ThresholdState }[]): boolean {
  return states.some(
    ({ threshold, state }) => threshold.filedBy === "platform" && (state === "near" || state === "reached"),
  );
}
