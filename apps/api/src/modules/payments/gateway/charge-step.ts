// How finely a provider takes amounts. By its name, as a payment keeps the provider it was made with.
// Source: docs.stripe.com/currencies. "Three-decimal currencies": the last digit of a charge or refund is a zero.
// "Zero-decimal currencies": ariary are whole, though ISO 4217 gives them two digits.
import { type Currency, minorDigits } from "#money";

/** What is charged and sent back in this currency is a multiple of this many minor units. */
export function chargeStep(gateway: string, currency: Currency): bigint {
  if (gateway !== "stripe") return 1n;
  if (currency === "MGA") return 100n;
  return minorDigits[currency] === 3 ? 10n : 1n;
}
