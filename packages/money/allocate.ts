import { type Money, money } from "./money.ts";

/**
 * Splits `amount` by `weights` so that the parts sum to it exactly (largest remainder; equal remainders go to the
 * earlier part, so the same input always gives the same split). A part with weight 0 gets nothing.
 */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((all, weight) => all + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("weights must be zero or more, and one of them more than zero");
  }
  // A negative amount is split like its positive mirror: a refund then takes back exactly what was given.
  const sign = amount.minor < 0n ? -1n : 1n;
  const whole = amount.minor * sign;
  const parts = weights.map((weight) => (whole * weight) / total);
  const left = Number(whole - parts.reduce((all, part) => all + part, 0n));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const rounded = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => money(sign * (rounded.has(index) ? part + 1n : part), amount.currency));
}
