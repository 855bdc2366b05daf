// Amounts as Stripe counts them: the smallest unit, but for three rules of its own.
// Source: docs.stripe.com/currencies, "Zero-decimal currencies", "Three-decimal currencies" and "Special cases".
import { type Money, minorDigits, money } from "#money";
import { assert } from "#platform/errors/index.ts";
import { chargeStep } from "../charge-step.ts";
import { GatewayRefused } from "../port.ts";

// Without cents by ISO 4217, but counted in hundredths here.
const HUNDREDTHS = new Set(["ISK", "UGX"]);

// Charged with cents, paid out without.
const WHOLE_PAYOUTS = new Set(["HUF", "TWD"]);

/** In minor units. */
export function stripePayoutStep(currency: Money["currency"]): bigint {
  if (WHOLE_PAYOUTS.has(currency)) return 100n;
  return minorDigits[currency] === 3 ? 10n : 1n;
}

/** Throws `GatewayRefused` for an amount of three decimals that does not end in zero, as Stripe would. */
export function toStripe(amount: Money): { amount: number; currency: string } {
  const minor = HUNDREDTHS.has(amount.currency) ? amount.minor * 100n : amount.minor;
  if (minor % chargeStep("stripe", amount.currency) !== 0n) throw new GatewayRefused("amount_invalid", "amount");
  assert(minor <= BigInt(Number.MAX_SAFE_INTEGER), "an amount fits the provider's numbers");
  return { amount: Number(minor), currency: amount.currency.toLowerCase() };
}

export function fromStripe(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const minor = BigInt(amount);
  if (!HUNDREDTHS.has(code)) return money(minor, code);
  assert(minor % 100n === 0n, `${code} is counted in whole units`);
  return money(minor / 100n, code);
}
