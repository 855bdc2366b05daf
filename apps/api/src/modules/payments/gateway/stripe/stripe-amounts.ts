// Amounts as Stripe counts them: the smallest unit, but for four rules of its own.
// Source: docs.stripe.com/currencies, "Zero-decimal currencies", "Three-decimal currencies" and "Special cases".
import { type Money, money, negate } from "#money";
import { assert } from "#platform/errors/index.ts";
import { chargeStep } from "../charge-step.ts";
import { GatewayRefused } from "../port.ts";

// Without cents by ISO 4217, but counted in hundredths here.
const HUNDREDTHS = new Set(["ISK", "UGX"]);

// With hundredths by ISO 4217, but counted in whole units here.
const WHOLE = new Set(["MGA"]);

// Charged with cents, paid out without.
const WHOLE_PAYOUTS = new Set(["HUF", "TWD"]);

/** In minor units. */
export function stripePayoutStep(currency: Money["currency"]): bigint {
  return WHOLE_PAYOUTS.has(currency) ? 100n : chargeStep("stripe", currency);
}

/** Throws `GatewayRefused` for an amount that is no multiple of the currency's step, as Stripe would. */
export function toStripe({ minor, currency }: Money): { amount: number; currency: string } {
  if (minor % chargeStep("stripe", currency) !== 0n) throw new GatewayRefused("amount_invalid", "amount");
  const counted = HUNDREDTHS.has(currency) ? minor * 100n : WHOLE.has(currency) ? minor / 100n : minor;
  assert(counted <= BigInt(Number.MAX_SAFE_INTEGER), "an amount fits the provider's numbers");
  return { amount: Number(counted), currency: currency.toLowerCase() };
}

/** Of what people pay and get, which is never less than the currency can say. */
export function fromStripe(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  assert(!HUNDREDTHS.has(code) || amount % 100 === 0, `${code} is counted in whole units`);
  return costFromStripe(amount, code);
}

/** Of what Stripe takes for itself: a part of a unit that the currency cannot say counts as a whole one. */
export function costFromStripe(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const minor = BigInt(amount);
  if (HUNDREDTHS.has(code)) return money(minor / 100n + (minor % 100n > 0n ? 1n : 0n), code);
  return money(WHOLE.has(code) ? minor * 100n : minor, code);
}

/** Of what Stripe holds after its costs: such a part of a unit does not count. */
export const heldFromStripe = (amount: number, currency: string): Money => negate(costFromStripe(-amount, currency));
