// Customers, saved cards, charges without their owner and what to do when the bank asks for them after all.
import Stripe from "stripe";
import type { Clock } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { orRefused } from "../gateway.ts";
import { GatewayRefused } from "../port.ts";
import type { MethodCharge, MethodPort, MethodSetup } from "../port-methods.ts";
import { toStripe } from "./stripe-amounts.ts";
import { CHARGE_PARTS, chargeOf, declineCode, methodOf } from "./stripe-charges.ts";
import { ask, askFor } from "./stripe-client.ts";

const SETUP_PARTS = ["setup_intent.payment_method"];
const INTENTS_LOOKED_AT = 100;
/** In the metadata of a payment intent: tells its news apart from those of a checkout. */
export const METHOD_CHARGE_KEY = "kogi_method_charge";

export function stripeMethods(stripe: Stripe, clock: Clock): MethodPort {
  const { customers, paymentIntents, paymentMethods } = stripe;
  const fetchSetup = async (reference: string): Promise<MethodSetup | null> => {
    const session = await askFor(stripe.checkout.sessions.retrieve(reference, { expand: SETUP_PARTS }));
    return session && setupOf(session);
  };
  const fetchMethodCharge = async (reference: string): Promise<MethodCharge | null> => {
    const intent = await askFor(paymentIntents.retrieve(reference, { expand: CHARGE_PARTS }));
    return intent && methodChargeOf(intent, clock.now());
  };
  const found = <T>(thing: T | null): T => {
    assert(thing, "the provider finds what it made just now");
    return thing;
  };
  const cancelCharge = async (reference: string): Promise<MethodCharge> => {
    const before = found(await fetchMethodCharge(reference));
    if (before.state !== "authentication_required") return before;
    // A no is that of a charge that moved on just now.
    await orRefused(ask(paymentIntents.cancel(reference)));
    return found(await fetchMethodCharge(reference));
  };
  return {
    async createCustomer({ key }) {
      const made = customers.create({ metadata: { kogi_user: key } }, { idempotencyKey: `customer:${key}` });
      return { customer: (await ask(made)).id };
    },
    async createSetup({ key, customer, returnUrl }) {
      const made = stripe.checkout.sessions.create(
        {
          mode: "setup",
          customer,
          allowed_payment_method_types: ["card"],
          client_reference_id: key,
          success_url: returnUrl,
          cancel_url: returnUrl,
          metadata: { kogi_setup: key },
        },
        { idempotencyKey: `setup:${key}` },
      );
      return found(await fetchSetup((await ask(made)).id));
    },
    fetchSetup,
    async fetchMethod(method) {
      const known = await askFor(paymentMethods.retrieve(method));
      return known && methodOf(known);
    },
    async removeMethod(method) {
      const known = await askFor(paymentMethods.retrieve(method));
      if (known?.customer) await ask(paymentMethods.detach(method));
    },
    async chargeMethod(order) {
      const reference = await tryCharge(stripe, order);
      return found(await fetchMethodCharge(reference));
    },
    fetchMethodCharge,
    async confirmCharge({ reference, returnUrl }) {
      const before = await ask(paymentIntents.retrieve(reference, { expand: CHARGE_PARTS }));
      const known = methodChargeOf(before, clock.now());
      if (known.state !== "authentication_required") return { charge: known };
      const asked = before.status === "requires_action" ? before : await tryConfirm(stripe, before, returnUrl);
      // Nobody will confirm it with this card: it is given up, unless it moved on just now.
      if (asked === "refused") {
        const given = await cancelCharge(reference);
        return { charge: given.state === "declined" ? { ...given, failureCode: "card_refused" } : given };
      }
      const url = asked?.next_action?.redirect_to_url?.url ?? null;
      return url === null ? { charge: found(await fetchMethodCharge(reference)) } : { url };
    },
    cancelCharge,
  };
}

/** Null where the bank said no at once, which stands in the intent. */
async function tryConfirm(
  stripe: Stripe,
  { id, last_payment_error: failure }: Stripe.PaymentIntent,
  returnUrl: string,
): Promise<Stripe.PaymentIntent | null | "refused"> {
  const method = failure?.payment_method?.id ?? null;
  const present = { return_url: returnUrl, off_session: false };
  try {
    return await stripe.paymentIntents.confirm(id, {
      ...present,
      ...(method === null ? {} : { payment_method: method }),
    });
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) return null;
    const answer = await orRefused(ask(Promise.reject(error)));
    assert(answer instanceof GatewayRefused, "what was rejected is a no");
    return "refused";
  }
}

/** The payment intent, whatever became of it: a refusal of the card is an answer and no failure of the call. */
async function tryCharge(stripe: Stripe, order: Parameters<MethodPort["chargeMethod"]>[0]): Promise<string> {
  const { amount, currency } = toStripe(order.amount);
  const before = await madeBefore(stripe, order);
  if (before !== null) return before;
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount,
        currency,
        customer: order.customer,
        payment_method: order.method,
        allowed_payment_method_types: ["card"],
        capture_method: "automatic",
        confirm: true,
        off_session: true,
        description: order.description,
        metadata: { [METHOD_CHARGE_KEY]: order.key },
      },
      { idempotencyKey: `method_charge:${order.key}` },
    );
    return intent.id;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) return error.payment_intent.id;
    return ask(Promise.reject(error));
  }
}

/** By an asking whose answer was lost, however long ago: Stripe forgets its key after a day, the charge keeps it. */
async function madeBefore(
  stripe: Stripe,
  { customer, key }: { customer: string; key: string },
): Promise<string | null> {
  const { data } = await ask(stripe.paymentIntents.list({ customer, limit: INTENTS_LOOKED_AT }));
  return data.find((intent) => intent.metadata[METHOD_CHARGE_KEY] === key)?.id ?? null;
}

function setupOf(session: Stripe.Checkout.Session): MethodSetup {
  const intent = session.setup_intent;
  assert(typeof intent !== "string", "the setup intent was asked for");
  const method = intent?.payment_method ?? null;
  assert(typeof method !== "string", "the payment method was asked for");
  const failure = intent?.last_setup_error ?? null;
  return {
    reference: session.id,
    url: session.url ?? "",
    state: session.status === "complete" ? "done" : session.status === "expired" ? "expired" : "open",
    failureCode: failure ? declineCode(failure.decline_code, failure.code) : null,
    method: session.status === "complete" && method ? methodOf(method) : null,
  };
}

function methodChargeOf(intent: Stripe.PaymentIntent, at: Date): MethodCharge {
  const charge = chargeOf(intent, at);
  const failure = intent.last_payment_error;
  const code = failure ? declineCode(failure.decline_code, failure.code) : null;
  const over = intent.status === "canceled";
  const asks = !over && (intent.status === "requires_action" || code === "authentication_required");
  const waiting = intent.status === "processing" || (intent.status === "succeeded" && charge === null);
  const state = charge ? "paid" : waiting ? "processing" : asks ? "authentication_required" : "declined";
  return {
    reference: intent.id,
    state,
    charge,
    failureCode: state === "declined" ? (code ?? "card_declined") : asks && !charge ? "authentication_required" : null,
  };
}
