// When an authority is told of what somebody earned, and when their tax number is asked for: not before it is needed.
import { compare, isPositive, type Money, scale } from "#money";

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
  /** In the currency of the threshold; null when it cannot be told. */
  readonly gross: Money | null;
  readonly payments: number;
  /** The same of whoever paid most. */
  readonly ofLargestPayer: { readonly gross: Money | null; readonly payments: number };
}

export type ThresholdState = "not_yours" | "below" | "near" | "reached";

const NEAR_PERCENT = 80n;

/** `near` from 80 % of the sum (and of the count) on. A threshold of nothing is reached by the first payment. */
export function thresholdState(threshold: Threshold, year: YearOfEarnings): ThresholdState {
  const { gross, payments } = countsFor(threshold, year);
  if (year.region !== threshold.region || !gross) return "not_yours";
  const { amount, paymentsOver, inclusive } = threshold;
  const over = isPositive(gross) && compare(gross, amount) > (inclusive ? -1 : 0);
  const enough = paymentsOver === null || payments > paymentsOver;
  if (over && enough) return "reached";
  const nearSum = isPositive(gross) && compare(gross, scale(amount, NEAR_PERCENT, 100n)) >= 0;
  const nearCount = paymentsOver === null || BigInt(payments) * 100n >= BigInt(paymentsOver) * NEAR_PERCENT;
  return nearSum && nearCount ? "near" : "below";
}

/** What of the year this threshold looks at. */
export const countsFor = (threshold: Threshold, year: Omit<YearOfEarnings, "region">) =>
  threshold.perPayer ? year.ofLargestPayer : { gross: year.gross, payments: year.payments };

/** Whether the person's tax number is asked for now: only where Kogi must file, and only once that is close. */
export function asksForNumber(states: readonly { threshold: Threshold; state: ThresholdState }[]): boolean {
  return states.some(
    ({ threshold, state }) => threshold.filedBy === "platform" && (state === "near" || state === "reached"),
  );
}
