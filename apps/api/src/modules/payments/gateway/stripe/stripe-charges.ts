// A charge as Stripe keeps it, in the port's words.
import type Stripe from "stripe";
import type { Money } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { CheckoutAttempt, GatewayCharge } from "../port.ts";
import type { GatewayMethod } from "../port-methods.ts";
import { costFromStripe, fromStripe } from "./stripe-amounts.ts";

/** What to ask for with a payment intent, so that one call tells all of it. */
export const CHARGE_PARTS = ["latest_charge.balance_transaction", "payment_method"];

/** Null until the money was taken and Stripe has booked it, which is when its cost is known. */
export function chargeOf(intent: Stripe.PaymentIntent, at: Date): GatewayCharge | null {
  const charge = intent.latest_charge;
  if (intent.status !== "succeeded" || charge === null) return null;
  assert(typeof charge !== "string", "the charge was asked for");
  const booked = charge.balance_transaction;
  if (booked === null) return null;
  assert(typeof booked !== "string", "the balance transaction was asked for");
  const card = charge.payment_method_details?.card;
  const availableAt = new Date(booked.available_on * 1_000);
  return {
    id: charge.id,
    charged: fromStripe(charge.amount_captured, charge.currency),
    cost: costOf(booked, charge),
    settled: booked.status === "available" || availableAt <= at,
    settlesAt: availableAt,
    card: card ? { fingerprint: card.fingerprint ?? null, country: countryOf(card.country) } : null,
  };
}

/** Stripe says null or an empty word where it does not know. */
const countryOf = (code: string | null): string | null => (code && /^[A-Z]{2}$/.test(code) ? code : null);

/** In the currency of the charge; where Stripe converted, its fee is turned back as the charge was, rounded against us. */
function costOf(booked: Stripe.BalanceTransaction, { amount_captured, currency }: Stripe.Charge): Money {
  if (booked.currency === currency || booked.amount === 0) return costFromStripe(booked.fee, currency);
  return costFromStripe(Math.ceil((booked.fee * amount_captured) / booked.amount), currency);
}

export function attemptOf(charge: Stripe.Charge): CheckoutAttempt {
  const card = charge.payment_method_details?.card;
  const failed = charge.status === "failed";
  const code = failed ? declineCode(charge.outcome?.reason ?? null, charge.failure_code) : null;
  return {
    id: charge.id,
    outcome: !failed ? "approved" : code === "authentication_failed" ? "challenge_failed" : "declined",
    code,
    card: card?.brand && card.last4 ? { brand: brandName(card.brand), last4: card.last4 } : null,
    at: new Date(charge.created * 1_000),
  };
}

/** The finer word where there is one: `insufficient_funds` rather than `card_declined`. */
export function declineCode(reason: string | null | undefined, code: string | null | undefined): string {
  if (code === "payment_intent_authentication_failure" || code === "authentication_required")
    return code === "authentication_required" ? code : "authentication_failed";
  if (code === "card_declined" && reason && reason !== "generic_decline") return reason;
  return code ?? "card_declined";
}

export function methodOf(method: Stripe.PaymentMethod): GatewayMethod | null {
  const { card } = method;
  if (!card) return null;
  return {
    id: method.id,
    kind: "card",
    brand: brandName(card.brand),
    last4: card.last4,
    expiryMonth: card.exp_month,
    expiryYear: card.exp_year,
  };
}

const BRANDS: Readonly<Record<string, string>> = {
  amex: "American Express",
  diners: "Diners Club",
  discover: "Discover",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

const brandName = (brand: string): string => BRANDS[brand] ?? "Card";
