// What somebody earned here, as a band: never the figure. Pure.
import { divideHalfEven, isCurrency, minorDigits } from "#money";

/** Lower ends in whole euros; below the first nothing is told. */
export const EARNINGS_BANDS = [1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000] as const;

export interface Earned {
  readonly currency: string;
  readonly minor: bigint;
}

/** The band's lower end in whole euros; null below the first. `rates`: what a euro costs in each currency ("1.1614"). */
export function earningsBand(earned: readonly Earned[], rates: Readonly<Record<string, string>>): number | null {
  const cents = earned.reduce((sum, one) => sum + toEuroCents(one, rates), 0n);
  return EARNINGS_BANDS.findLast((from) => cents >= BigInt(from) * 100n) ?? null;
}

/** Nothing for a currency without a rate: a band may be too low, never too high. */
function toEuroCents({ currency, minor }: Earned, rates: Readonly<Record<string, string>>): bigint {
  const rate = currency === "EUR" ? "1" : rates[currency];
  if (rate === undefined || !isCurrency(currency)) return 0n;
  const [whole = "0", fraction = ""] = rate.split(".");
  const perEuro = BigInt(whole + fraction) * 10n ** BigInt(minorDigits[currency]);
  return divideHalfEven(minor * 100n * 10n ** BigInt(fraction.length), perEuro);
}
