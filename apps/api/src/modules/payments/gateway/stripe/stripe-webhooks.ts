// Stripe's news: signed over time and bytes, and read only for which object to look at.
import Stripe from "stripe";
import { webhookErrors } from "../../payments.errors.ts";
import type { Gateway, WebhookEvent } from "../port.ts";
import { METHOD_CHARGE_KEY } from "./stripe-methods.ts";

const HEADER = "stripe-signature";
const TOLERANCE_SECONDS = 300;

/**
 * An endpoint of Stripe's hears the account or the accounts connected to it, never both, and each signs with a secret of
 * its own; all of them are of the same worth here.
 */
export function stripeWebhooks(stripe: Stripe, secrets: readonly string[]): Pick<Gateway, "readWebhook"> {
  return {
    readWebhook({ headers, body, at }) {
      const signature = headers[HEADER];
      if (typeof signature !== "string") throw webhookErrors.badSignature();
      // The SDK looks for replays from the past; one from the future is no better.
      const signedAt = Number(/(?:^|,)t=(\d{1,12})/.exec(signature)?.[1] ?? Number.NaN);
      if (signedAt - at.getTime() / 1_000 > TOLERANCE_SECONDS) throw webhookErrors.expired();
      for (const secret of secrets) {
        try {
          return eventOf(
            stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, at.getTime()),
          );
        } catch (error) {
          if (error instanceof SyntaxError) throw webhookErrors.unreadable();
          if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
          // Its signature is good, but old.
          if (/tolerance/i.test(error.message)) throw webhookErrors.expired();
        }
      }
      throw webhookErrors.badSignature();
    },
  };
}

/** What Stripe signed is still only what somebody sent: anything that is not of an event's shape is refused. */
function eventOf(event: Stripe.Event): WebhookEvent {
  const object: unknown = (event as { data?: { object?: unknown } }).data?.object;
  if (typeof event.id !== "string" || typeof event.type !== "string" || !isObject(object))
    throw webhookErrors.unreadable();
  return { eventId: event.id, type: event.type, object: objectOf(event, object) };
}

type Named = Readonly<Record<string, unknown>> & { readonly id: string };

function isObject(value: unknown): value is Named {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

function objectOf(event: Stripe.Event, object: Named): WebhookEvent["object"] {
  const { id } = object;
  if (event.type.startsWith("checkout.session.")) return { kind: object.mode === "setup" ? "setup" : "checkout", id };
  if (event.type.startsWith("payment_intent.")) {
    const { metadata } = object;
    const charge = typeof metadata === "object" && metadata !== null && METHOD_CHARGE_KEY in metadata;
    return { kind: charge ? "method_charge" : "unknown", id };
  }
  if (event.type.startsWith("refund.") || event.type === "charge.refund.updated") return { kind: "refund", id };
  if (event.type.startsWith("charge.dispute.")) return { kind: "dispute", id };
  if (event.type === "account.updated") return { kind: "identity", id };
  // What an account may do, and its banks, change by themselves; the account says what that makes of it.
  if ((event.type === "capability.updated" || event.type.startsWith("account.external_account.")) && event.account)
    return { kind: "identity", id: event.account };
  // News of a connected account's payout name the account beside it.
  if (event.type.startsWith("payout.") && typeof event.account === "string")
    return { kind: "payout", id: `${event.account}/${id}` };
  return { kind: "unknown", id };
}
