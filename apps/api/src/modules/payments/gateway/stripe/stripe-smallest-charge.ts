// What Stripe charges at least, where it settles in the currency of the charge.
// Source: docs.stripe.com/currencies, "Minimum and maximum charge amounts" (read in December 2026).
import type { Currency } from "#money";
import { fixedPart } from "../fixed-part.ts";

/** In minor units. */
const PUBLISHED: Readonly<Partial<Record<Currency, bigint>>> = {
  AED: 200n,
  AUD: 50n,
  BRL: 50n,
  CAD: 50n,
  CHF: 50n,
  CZK: 1_500n,
  DKK: 250n,
  EUR: 50n,
  GBP: 30n,
  HKD: 400n,
  HUF: 17_500n,
  INR: 50n,
  JPY: 50n,
  MXN: 1_000n,
  MYR: 200n,
  NOK: 300n,
  NZD: 50n,
  PLN: 200n,
  RON: 200n,
  SEK: 300n,
  SGD: 50n,
  THB: 1_000n,
  USD: 50n,
};

// What Stripe converts must be worth half a euro. A fixed part is about a quarter of one, so three of them are still
// worth that much when rates have moved.
const FIXED_PARTS = 3n;

/** In minor units. Where neither Stripe nor Kogi knows a price, one. */
export function stripeSmallestCharge(currency: Currency): bigint {
  return PUBLISHED[currency] ?? (fixedPart(currency) * FIXED_PARTS || 1n);
}
