// Stripe behind the port: Connect with separate charges and transfers, on the official SDK.
import { bps, type Currency } from "#money";
import type { Clock } from "#platform/clock/index.ts";
import type { ProcessingPrice } from "../../fees/fee.rules.ts";
import { fixedPart } from "../fixed-part.ts";
import type { Gateway } from "../port.ts";
import { stripePayoutStep } from "./stripe-amounts.ts";
import { stripeCheckouts } from "./stripe-checkouts.ts";
import { createStripeClient, type StripeSettings } from "./stripe-client.ts";
import { stripeLargestCharge } from "./stripe-largest-charge.ts";
import { stripeMethods } from "./stripe-methods.ts";
import { stripePayouts } from "./stripe-payouts.ts";
import { stripeRefunds } from "./stripe-refunds.ts";
import { stripeReports } from "./stripe-reports.ts";
import { stripeSmallestCharge } from "./stripe-smallest-charge.ts";
import { stripeWebhooks } from "./stripe-webhooks.ts";

/** Pages of Stripe that forms of ours lead to: the checkout, onboarding, a bank's question. */
export const STRIPE_PAGES = [
  "https://checkout.stripe.com",
  "https://connect.stripe.com",
  "https://hooks.stripe.com",
] as const;

export function createStripeGateway(settings: StripeSettings, clock: Clock): Gateway {
  const stripe = createStripeClient(settings);
  return {
    name: "stripe",
    price: stripePrice,
    smallestCharge: stripeSmallestCharge,
    largestCharge: stripeLargestCharge,
    payoutStep: stripePayoutStep,
    ...stripeCheckouts(stripe, clock),
    ...stripeMethods(stripe, clock),
    ...stripeRefunds(stripe),
    ...stripePayouts(stripe),
    ...stripeReports(stripe),
    ...stripeWebhooks(stripe, settings.webhookSecrets),
  };
}

// For quotes: 1.5 % and a quarter of a unit, the published price of a standard card of the European Economic Area.
// Source: stripe.com/pricing (Germany). The charge itself tells the true cost.
function stripePrice(currency: Currency): ProcessingPrice {
  return { rateBps: bps(150), fixedMinor: fixedPart(currency) };
}
