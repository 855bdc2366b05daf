// Exchange rates as decimals in text, for reading: nothing is paid or charged by them.

import { type Currency, divideHalfEven, type Money, minorDigits, money } from "#money";

const DIGITS = 8;
const SCALE = 10n ** BigInt(DIGITS);

/** One `base` in each currency, from rates that are told per euro; null when there is no rate for `base`. */
export function rebase(
  perEuro: Readonly<Record<string, string>>,
  base: string,
): readonly { currency: string; rate: string }[] | null {
  const all: Readonly<Record<string, string>> = { EUR: "1", ...perEuro };
  const own = all[base];
  if (own === undefined) return null;
  return Object.entries(all)
    .filter(([currency]) => currency !== base)
    .map(([currency, rate]) => ({ currency, rate: divideDecimals(rate, own) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What an amount is worth in euros where a euro costs `perEuro` of its currency: to the nearest cent, halves to even. */
export function inEuros(amount: Money, perEuro: string): Money {
  const cents = amount.minor * SCALE * 10n ** BigInt(minorDigits.EUR);
  return money(divideHalfEven(cents, scaled(perEuro) * 10n ** BigInt(minorDigits[amount.currency])), "EUR");
}

/** In minor units of another currency, by the rates of a day; null without a rate for both. */
export function worthIn(code: Currency, amount: Money, perEuro: Readonly<Record<string, string>>): bigint | null {
  if (amount.currency === code) return amount.minor;
  const all: Readonly<Record<string, string>> = { EUR: "1", ...perEuro };
  const [own, other] = [all[code], all[amount.currency]];
  if (own === undefined || other === undefined) return null;
  const units = amount.minor * scaled(own) * 10n ** BigInt(minorDigits[code]);
  return divideHalfEven(units, scaled(other) * 10n ** BigInt(minorDigits[amount.currency]));
}

const DAY_MS = 86_400_000;

/** How old the rates of a day are, in whole days; older than one is told wherever they are shown. */
export function ageOf(date: string, at: Date): { readonly age_days: number; readonly stale: boolean } {
  const days = Math.max(0, Math.floor((at.getTime() - Date.parse(`${date}T00:00:00Z`)) / DAY_MS));
  return { age_days: days, stale: days > 1 };
}

/** a / b with eight digits behind the point, rounded to the nearest, without trailing zeros. */
function divideDecimals(a: string, b: string): string {
  const divisor = scaled(b);
  const quotient = (scaled(a) * SCALE * 2n + divisor) / (divisor * 2n);
  const whole = quotient / SCALE;
  const fraction = String(quotient % SCALE)
    .padStart(DIGITS, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(whole) : `${whole}.${fraction}`;
}

function scaled(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.slice(0, DIGITS).padEnd(DIGITS, "0"));
}
