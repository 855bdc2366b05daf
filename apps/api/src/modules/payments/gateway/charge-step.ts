// How finely a provider takes amounts. By its name, as a payment keeps the provider it was made with.
// Source: docs.stripe.com/currencies, "Three-decimal currencies": the last digit of a charge or refund is a zero.
import { type Currency, minorDigits } from "#money";

/** What is charged and sent back in this currency is a multiple of this many minor units. */
export function chargeStep(gateway: string, currency: Currency): bigint {
  return gateway === "stripe" && minorDigits[currency] === 3 ? 10n : 1n;
}
