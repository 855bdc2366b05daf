// What a price is asked in where nothing has decided it yet.
const usual: readonly [string, ...string[]] = [
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "SEK",
  "DKK",
  "NOK",
  "PLN",
  "CAD",
  "AUD",
  "JPY",
];

/** The currencies a form offers: the one that is settled, or the usual ones. */
export function currencyChoice(settled: string | null): readonly [string, ...string[]] {
  return settled ? [settled] : usual;
}
