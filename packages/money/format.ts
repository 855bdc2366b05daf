import { minorDigits } from "./currencies.ts";
import { keptFormat } from "./kept-formats.ts";
import type { Money } from "./money.ts";
import { toDecimal } from "./wire.ts";

/** For people, in their locale: "1.299,00 €". Never parsed again. */
export function formatMoney(amount: Money, locale: string): string {
  // Intl's own digits follow custom (0 for AFN), ours follow ISO 4217: what is shown is what is charged.
  const digits = minorDigits[amount.currency];
  const format = keptFormat(`plain money ${locale} ${amount.currency}`, () => {
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency, ...fraction });
  });
  // A decimal string keeps every digit; its type in the library is a template of number, bigint and exponent.
  return format.format(toDecimal(amount) as `${number}`);
}
