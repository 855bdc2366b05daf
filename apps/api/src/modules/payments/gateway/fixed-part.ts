// What a provider takes of every charge beside its rate: about a quarter of a euro, rounded as price lists are, in the
// currencies that Kogi knows a price for. A quarter of any unit would be ten euros in one currency and nothing in another:
// elsewhere the rate alone is quoted, and the charge tells the true cost.
import type { Currency } from "#money";

/** In minor units. */
const FIXED_PARTS: Readonly<Partial<Record<Currency, bigint>>> = {
  EUR: 25n,
  USD: 25n,
  GBP: 25n,
  CHF: 25n,
  CAD: 40n,
  AUD: 40n,
  NZD: 40n,
  SEK: 250n,
  NOK: 250n,
  DKK: 190n,
  PLN: 100n,
  CZK: 600n,
  HUF: 10_000n,
  RON: 125n,
  JPY: 40n,
  KRW: 400n,
  INR: 2_000n,
  BRL: 150n,
  MXN: 500n,
  ZAR: 500n,
  TRY: 1_000n,
  THB: 900n,
  PHP: 1_500n,
  IDR: 400_000n,
  MYR: 110n,
  SGD: 40n,
  HKD: 200n,
  CNY: 190n,
  ILS: 100n,
  ISK: 40n,
  KWD: 80n,
  BHD: 100n,
  OMR: 100n,
  JOD: 190n,
  TND: 850n,
};

export const fixedPart = (currency: Currency): bigint => FIXED_PARTS[currency] ?? 0n;
