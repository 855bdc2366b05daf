import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { fromWire, keptFormat, minorDigits, toDecimal, type WireMoney } from "#money";

export interface MoneyFormat {
  /** Leaves out the decimals of a whole amount: cards and headlines, never lists of charges. */
  readonly short?: boolean | undefined;
}

/** "1,299.00 EUR" as the locale writes it, from minor units, with the digits of ISO 4217. */
export function formatMoney(wire: WireMoney, locale: string, { short = false }: MoneyFormat = {}): string {
  const amount = fromWire(wire);
  const whole = short && amount.minor % 10n ** BigInt(minorDigits[amount.currency]) === 0n;
  const digits = whole ? 0 : minorDigits[amount.currency];
  const format = keptFormat(`money ${locale} ${amount.currency} ${digits}`, () => {
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency, ...fraction });
  });
  return withMinus(format.format(toDecimal(amount) as `${number}`)); // a decimal string keeps every digit
}

/** Most languages' formats put a hyphen where a minus belongs. */
function withMinus(number: string): string {
  return number.replace("-", "\u2212");
}

export function formatNumber(value: number, locale: string): string {
  return withMinus(keptFormat(`number ${locale}`, () => new Intl.NumberFormat(locale)).format(value));
}

/** A mean of stars with its one decimal, so that means below each other line up: "4.0". */
export function formatMean(value: number, locale: string): string {
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return keptFormat(`mean ${locale}`, () => new Intl.NumberFormat(locale, one)).format(value);
}

/** A decimal number as text, every digit kept: a rate of exchange. */
export function formatDecimal(decimal: string, locale: string): string {
  const exact = { maximumFractionDigits: 20 };
  return keptFormat(`decimal ${locale}`, () => new Intl.NumberFormat(locale, exact)).format(decimal as `${number}`);
}

/** "1,204", or "10,000+" where counting stopped. */
export function formatTotal(total: number, locale: string): string {
  return `${formatNumber(total, locale)}${total < TOTAL_MAX ? "" : "+"}`;
}

/** "18K": for counts whose exact value does not matter. */
export function formatCompact(value: number, locale: string): string {
  const options = { notation: "compact", maximumFractionDigits: 1 } as const;
  return keptFormat(`compact ${locale}`, () => new Intl.NumberFormat(locale, options)).format(value);
}

/** Basis points as people read a rate: 1000 is "10%". */
export function formatRate(rateBps: number, locale: string): string {
  const options = { style: "percent", maximumFractionDigits: 2 } as const;
  return keptFormat(`rate ${locale}`, () => new Intl.NumberFormat(locale, options)).format(rateBps / 10_000);
}

/** "+12%" or "−4%", to the whole percent. */
export function formatChange(ratio: number, locale: string): string {
  const options = { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" } as const;
  return withMinus(keptFormat(`change ${locale}`, () => new Intl.NumberFormat(locale, options)).format(ratio));
}

export function formatList(items: readonly string[], locale: string): string {
  return keptFormat(`list ${locale}`, () => new Intl.ListFormat(locale)).format(items);
}

// Names that browsers word otherwise than our server: a page must read the same on both, or it is drawn anew.
const COUNTRY_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { FK: "Falkland Islands", HK: "Hong Kong", MO: "Macao", PS: "Palestine" },
  de: { FK: "Falklandinseln", HK: "Hongkong", MO: "Macau", PS: "Palästina" },
};

export function countryName(code: string, locale: string): string {
  const own = COUNTRY_NAMES[locale.split("-")[0] ?? ""]?.[code];
  if (own !== undefined) return own;
  return keptFormat(`region ${locale}`, () => new Intl.DisplayNames(locale, { type: "region" })).of(code) ?? code;
}

export function languageName(code: string, locale: string): string {
  return keptFormat(`language ${locale}`, () => new Intl.DisplayNames(locale, { type: "language" })).of(code) ?? code;
}

export function currencyName(code: string, locale: string): string {
  return keptFormat(`currency ${locale}`, () => new Intl.DisplayNames(locale, { type: "currency" })).of(code) ?? code;
}
