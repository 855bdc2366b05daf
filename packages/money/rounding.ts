import { type Money, money } from "./money.ts";

declare const bpsUnit: unique symbol;

/** A rate in basis points: 10_000 is the whole, 250 is 2.5 %. Made by `bps()` alone. */
export type Bps = number & { readonly [bpsUnit]: true };

export function bps(value: number): Bps {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a rate in basis points: ${value}`);
  return value as Bps; // the one place where a checked number becomes a rate
}

/** The nearest whole number; exact halves go to the even one, so that many roundings do not drift. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError("division by zero");
  const [n, d] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const towardsZero = n / d;
  const rest = n - towardsZero * d;
  const twice = rest < 0n ? -rest * 2n : rest * 2n;
  const away = twice > d || (twice === d && towardsZero % 2n !== 0n);
  return away ? towardsZero + (n < 0n ? -1n : 1n) : towardsZero;
}

/** `rate` of `amount`, to the nearest minor unit, halves to even. */
export function percentage(amount: Money, rate: Bps): Money {
  return money(divideHalfEven(amount.minor * BigInt(rate), 10_000n), amount.currency);
}

/** `amount` x numerator / denominator, halves to even: 90 minutes at an hourly rate is `scale(rate, 90n, 60n)`. */
export function scale(amount: Money, numerator: bigint, denominator: bigint): Money {
  return money(divideHalfEven(amount.minor * numerator, denominator), amount.currency);
}
