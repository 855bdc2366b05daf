import { minorDigits } from "./currencies.ts";

export type Currency = keyof typeof minorDigits;

/** A whole number of minor units (cents, yen, fils) beside its ISO 4217 code. May be negative where a rule says so. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

/** Money that cannot be read or must not be mixed. `reason` is stable, for callers that answer with an error code. */
export class MoneyError extends Error {
  readonly reason: "unknownCurrency" | "badAmount" | "outOfRange" | "mixedCurrencies";
  constructor(reason: MoneyError["reason"], message: string) {
    super(message);
    this.name = "MoneyError";
    this.reason = reason;
  }
}

// The database keeps amounts as int8; what does not fit there is refused at the door, not by the driver.
const MINOR_MAX = 9_223_372_036_854_775_807n;

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(minorDigits, code);
}

/** The code as a type. Raises MoneyError `unknownCurrency`. */
export function currency(code: string): Currency {
  if (!isCurrency(code)) throw new MoneyError("unknownCurrency", `no such currency: ${JSON.stringify(code)}`);
  return code;
}

/** Money from a row or a literal: `money(12_990n, "EUR")` is EUR 129.90. Raises MoneyError. */
export function money(minor: bigint, code: string): Money {
  if (minor > MINOR_MAX || minor < -MINOR_MAX) throw new MoneyError("outOfRange", "amount out of range");
  return { minor, currency: currency(code) };
}

export const zero = (code: Currency): Money => ({ minor: 0n, currency: code });

export const isZero = (amount: Money): boolean => amount.minor === 0n;
export const isPositive = (amount: Money): boolean => amount.minor > 0n;
export const isNegative = (amount: Money): boolean => amount.minor < 0n;

export const add = (a: Money, b: Money): Money => money(a.minor + b.minor, sameCurrency(a, b));
export const subtract = (a: Money, b: Money): Money => money(a.minor - b.minor, sameCurrency(a, b));
export const negate = (a: Money): Money => ({ minor: -a.minor, currency: a.currency });
export const multiply = (a: Money, times: bigint): Money => money(a.minor * times, a.currency);

/** The sum of a list, which may be empty: hence the currency beside it. */
export function sum(amounts: readonly Money[], code: Currency): Money {
  return amounts.reduce(add, zero(code));
}

/** Negative, zero or positive, for `toSorted` and for limits. Raises MoneyError `mixedCurrencies`. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

export const equals = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;
export const min = (a: Money, b: Money): Money => (compare(a, b) <= 0 ? a : b);
export const max = (a: Money, b: Money): Money => (compare(a, b) >= 0 ? a : b);

export function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) {
    throw new MoneyError("mixedCurrencies", `${a.currency} and ${b.currency} do not mix`);
  }
  return a.currency;
}
