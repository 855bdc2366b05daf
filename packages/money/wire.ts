import { minorDigits } from "./currencies.ts";
import { currency, type Money, MoneyError, money } from "./money.ts";

/** Money in JSON: minor units as a string of digits, because JSON numbers lose cents past 2^53. */
export type WireMoney = { amount: string; currency: string };

export const toWire = (amount: Money): WireMoney => ({ amount: String(amount.minor), currency: amount.currency });

/** Reads `{"amount": "129900", "currency": "EUR"}`. Raises MoneyError. */
export function fromWire(wire: WireMoney): Money {
  if (!/^(0|-?[1-9][0-9]{0,18})$/.test(wire.amount)) {
    throw new MoneyError("badAmount", "amount must be a whole number of minor units, as digits");
  }
  return money(BigInt(wire.amount), wire.currency);
}

/** The amount as people write it, with the currency's digits and a point: "1299.00", "-0.05", "500" (JPY). */
export function toDecimal({ minor, currency: code }: Money): string {
  const digits = minorDigits[code];
  const padded = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  const sign = minor < 0n ? "-" : "";
  return digits === 0 ? sign + padded : `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** Reads what `toDecimal` writes, fewer decimals allowed, more refused: "12.5" EUR is 1250. Raises MoneyError. */
export function fromDecimal(text: string, code: string): Money {
  const digits = minorDigits[currency(code)];
  const match = /^(-?)([0-9]{1,19})(?:\.([0-9]{1,4}))?$/.exec(text);
  const fraction = match?.[3] ?? "";
  if (!match || fraction.length > digits) {
    throw new MoneyError("badAmount", `${code} amounts have at most ${digits} decimals`);
  }
  return money(BigInt(`${match[1]}${match[2]}${fraction.padEnd(digits, "0")}`), code);
}
