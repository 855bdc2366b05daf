// When an authority is told of what somebody earned, and when their tax number is asked for: not before it is needed.
import { compare, isPositive, type Money, scale } from "#money";

export interface Threshold {
  readonly form: string;
  readonly region: "US" | "EU";
  readonly amount: Money;
  /** The count must be passed as well; null: the sum alone counts. */
  readonly paymentsOver: number | null;
  readonly filedBy: "platform" | "client";
  readonly note: string;
}

export interface YearOfEarnings {
  readonly region: "US" | "EU" | null;
  /** In the currency of the threshold; null when it cannot be told. */
  readonly gross: Money | null;
  readonly payments: number;
}

export type ThresholdState = "not_yours" | "below" | "near" | "reached";

const NEAR_PERCENT = 80n;

/** `near` from 80 % of the sum (and of the count) on. A threshold of nothing is reached by the first payment. */
export function thresholdState(threshold: Threshold, year: YearOfEarnings): ThresholdState {
  if (year.region !== threshold.region || !year.gross) return "not_yours";
  const { amount, paymentsOver } = threshold;
  const over = isPositive(year.gross) && compare(year.gross, amount) > 0;
  const enough = paymentsOver === null || year.payments > paymentsOver;
  if (over && enough) return "reached";
  const nearSum = isPositive(year.gross) && compare(year.gross, scale(amount, NEAR_PERCENT, 100n)) >= 0;
  const nearCount = paymentsOver === null || BigInt(year.payments) * 100n >= BigInt(paymentsOver) * NEAR_PERCENT;
  return nearSum && nearCount ? "near" : "below";
}

/** Whether the person's tax number is asked for now: only where Kogi must file, and only once that is close. */
export function asksForNumber(states: readonly { threshold: Threshold; state: ThresholdState }[]): boolean {
  return states.some(
    ({ threshold, state }) => threshold.filedBy === "platform" && (state === "near" || state === "reached"),
  );
}
