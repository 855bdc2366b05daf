// Checkout Sessions: the page to pay on, and the payment intent behind it. Separate charges and transfers: the charge is
// the platform's own, and money goes on to a recipient only when they withdraw it.
import type Stripe from "stripe";
import type { Clock } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type Checkout, type Gateway, type NewCheckout, paidUrl } from "../port.ts";
import { toStripe } from "./stripe-amounts.ts";
import { attemptOf, CHARGE_PARTS, chargeOf, methodOf } from "./stripe-charges.ts";
import { ask, askFor } from "./stripe-client.ts";

const ATTEMPTS_SHOWN = 20;
const EXPAND = CHARGE_PARTS.map((part) => `payment_intent.${part}`);

type Checkouts = Pick<Gateway, "createCheckout" | "fetchCheckout" | "expireCheckout" | "capture">;

export function stripeCheckouts(stripe: Stripe, clock: Clock): Checkouts {
  async function fetchCheckout(reference: string): Promise<Checkout | null> {
    const session = await askFor(stripe.checkout.sessions.retrieve(reference, { expand: EXPAND }));
    return session && describe(stripe, session, clock.now());
  }
  async function known(reference: string): Promise<Checkout> {
    const checkout = await fetchCheckout(reference);
    assert(checkout, "the provider knows the checkouts it made");
    return checkout;
  }
  return {
    async createCheckout(checkout) {
      const session = await ask(
        stripe.checkout.sessions.create(sessionOf(checkout), {
          idempotencyKey: `checkout:${checkout.key}`,
        }),
      );
      return known(session.id);
    },
    fetchCheckout,
    async expireCheckout(reference) {
      const before = await known(reference);
      if (before.state === "open") {
        // Somebody may pay in between: Stripe refuses then, and the second look says so.
        const closed = await askFor(stripe.checkout.sessions.expire(reference).catch(ignoreNotOpen));
        assert(closed !== null, "the provider knows the checkouts it made");
      } else if (before.state === "authorised") {
        const intent = await intentOf(stripe, reference);
        await ask(stripe.paymentIntents.cancel(intent.id));
      }
      return known(reference);
    },
    async capture({ key, reference, amount }) {
      const before = await known(reference);
      if (before.state !== "authorised") return before;
      const intent = await intentOf(stripe, reference);
      const part = { amount_to_capture: toStripe(amount).amount };
      await ask(stripe.paymentIntents.capture(intent.id, part, { idempotencyKey: `capture:${key}` }));
      return known(reference);
    },
  };
}

/**
 * The same for the same checkout, whenever it is asked for: Stripe refuses a key that comes with anything else. So no end is
 * named, which Stripe would want half an hour from now at least; `expireCheckout` closes the page in time.
 */
function sessionOf(checkout: NewCheckout): Stripe.Checkout.SessionCreateParams {
  const metadata = { kogi_payment: checkout.key };
  return {
    mode: "payment",
    customer: checkout.customer,
    client_reference_id: checkout.key,
    // A transfer to an account of Stripe's has no day to end on, and comes in other sums than were asked for.
    excluded_payment_method_types: ["customer_balance"],
    success_url: paidUrl(checkout.returnUrl),
    cancel_url: checkout.returnUrl,
    line_items: checkout.lines.map(({ label, amount }) => {
      const { amount: unit_amount, currency } = toStripe(amount);
      return { quantity: 1, price_data: { currency, unit_amount, product_data: { name: label } } };
    }),
    metadata,
    saved_payment_method_options: {
      payment_method_save: "enabled",
      allow_redisplay_filters: ["always", "limited", "unspecified"],
    },
    payment_intent_data: {
      capture_method: checkout.capture === "later" ? "manual" : "automatic",
      description: checkout.description,
      transfer_group: checkout.key,
      metadata,
    },
  };
}

async function describe(stripe: Stripe, session: Stripe.Checkout.Session, at: Date): Promise<Checkout> {
  const intent = session.payment_intent;
  assert(typeof intent !== "string", "the payment intent was asked for");
  const tries = intent ? await ask(stripe.charges.list({ payment_intent: intent.id, limit: ATTEMPTS_SHOWN })) : null;
  const charge = intent ? chargeOf(intent, at) : null;
  return {
    reference: session.id,
    url: session.url ?? "",
    state: stateOf(session, intent, charge !== null),
    charge,
    // A debit's charge is there before the bank has answered.
    attempts: (tries?.data ?? [])
      .filter((one) => one.status !== "pending")
      .map(attemptOf)
      .toReversed(),
    saved: savedOf(session, intent),
  };
}

function stateOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  booked: boolean,
): Checkout["state"] {
  if (session.status === "expired") return "expired";
  if (session.status !== "complete" || !intent) return "open";
  if (intent.status === "requires_capture") return "authorised";
  // A charge that Stripe has not booked yet has no cost yet: a moment later it is paid.
  if (intent.status === "succeeded") return booked ? "paid" : "processing";
  // A voucher was shown, and may be paid until its days are over: then the intent wants another method.
  // Source: docs.stripe.com/payments/vouchers, which says so of each of them.
  return intent.status === "processing" || intent.status === "requires_action" ? "processing" : "expired";
}

/** A card the payer ticked to keep: it hangs on the customer then. */
function savedOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): Checkout["saved"] {
  const method = intent?.payment_method ?? null;
  if (method === null || typeof method === "string" || session.status !== "complete") return null;
  return method.customer === null ? null : methodOf(method);
}

async function intentOf(stripe: Stripe, reference: string): Promise<Stripe.PaymentIntent> {
  const session = await ask(stripe.checkout.sessions.retrieve(reference, { expand: ["payment_intent"] }));
  const intent = session.payment_intent;
  assert(intent !== null && typeof intent !== "string", "a paid session has its payment intent");
  return intent;
}

function ignoreNotOpen(error: unknown): "not open" {
  if (error instanceof Error && "type" in error && error.type === "StripeInvalidRequestError") return "not open";
  throw error;
}
