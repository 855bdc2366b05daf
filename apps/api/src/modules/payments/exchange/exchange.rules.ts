// Changing one currency for another: pure arithmetic on decimals, and what refuses a quote.
import { type Bps, type Currency, divideHalfEven, type Money, minorDigits, money } from "#money";

const DIGITS = 10;
const SCALE = 10n ** BigInt(DIGITS);

/** One unit of a currency in units of another, times 10^10. */
export type Rate = bigint;

export const ROUNDING = "Down to the smallest unit of the currency you get.";

/** "1.0823" as a rate. What lies behind the tenth decimal is cut off. */
export function readRate(decimal: string): Rate {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.slice(0, DIGITS).padEnd(DIGITS, "0"));
}

export function writeRate(rate: Rate): string {
  const fraction = String(rate % SCALE)
    .padStart(DIGITS, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(rate / SCALE) : `${rate / SCALE}.${fraction}`;
}

/** The rate less the margin that the one who changes keeps; rounded down, so that the margin is never less than told. */
export function lessMargin(mid: Rate, margin: Bps): Rate {
  return (mid * BigInt(10_000 - margin)) / 10_000n;
}

/** What an amount is worth in another currency, for estimates and thresholds: to the nearest minor unit, halves to even. */
export function convert(amount: Money, rate: Rate, to: Currency): Money {
  const [units, one] = worth(amount, rate, to);
  return money(divideHalfEven(units, one), to);
}

/**
 * What one is given for an amount: never more than the rate says, so rounded down. Half a unit given away a trade would
 * be a way to make money out of many small ones, there and back.
 */
export function exchanged(amount: Money, rate: Rate, to: Currency): Money {
  const [units, one] = worth(amount, rate, to);
  return money(units / one, to);
}

/** In minor units of `to`, as a fraction. */
function worth(amount: Money, rate: Rate, to: Currency): readonly [units: bigint, one: bigint] {
  const up = 10n ** BigInt(minorDigits[to]);
  const down = 10n ** BigInt(minorDigits[amount.currency]);
  return [amount.minor * rate * up, SCALE * down];
}

/** What was given and got for it, in minor units, and how much of the given was changed back before. */
export interface ExchangeMade {
  readonly from: bigint;
  readonly to: bigint;
  readonly back: bigint;
}

/**
 * Of `wanted`, how much comes back of an exchange when `has` is left of what was got, and how much that takes: at the rate
 * it was made at, and over many times never more than was got.
 */
export function changedBack(
  { from, to, back }: ExchangeMade,
  { wanted, has }: { readonly wanted: bigint; readonly has: bigint },
): { readonly given: bigint; readonly got: bigint } {
  const worthUpTo = (part: bigint) => (part * to + from - 1n) / from;
  const affordable = ((worthUpTo(back) + has) * from) / to - back;
  const got = [wanted, from - back, affordable].reduce((least, one) => (one < least ? one : least));
  return got <= 0n ? { given: 0n, got: 0n } : { given: worthUpTo(back + got) - worthUpTo(back), got };
}

export const QUOTE_SECONDS = 60;
// The provider's rates change by the minute; one of yesterday would be a present to whoever noticed.
export const RATE_HOURS_MAX = 24;

export interface QuoteInQuestion {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
}

/** The instant of expiry is already too late. */
export function refuseAcceptance(quote: QuoteInQuestion, at: Date): "alreadyAccepted" | "expired" | null {
  if (quote.acceptedAt) return "alreadyAccepted";
  return at >= quote.expiresAt ? "expired" : null;
}
