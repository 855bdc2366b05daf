// What Stripe charges at most. Its sources differ: the declaration of `PaymentIntent.amount` speaks of eight digits, and
// docs.stripe.com/currencies, "Minimum and maximum charge amounts", of twelve by card and eight by most other ways to pay.
import type { Currency } from "#money";

const EIGHT_DIGITS = 99_999_999n;
const TWELVE_DIGITS = 999_999_999_999n;

// Here eight digits are half a million euro and more, which hardly anybody pays at once: what is larger is split. In other
// currencies they may be an ordinary price, and what Stripe says of cards counts.
const ENOUGH_IN_EIGHT = new Set<Currency>(["AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "NZD", "SGD", "USD"]);

/** In minor units. */
export function stripeLargestCharge(currency: Currency): bigint {
  return ENOUGH_IN_EIGHT.has(currency) ? EIGHT_DIGITS : TWELVE_DIGITS;
}
