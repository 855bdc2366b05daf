import Stripe from "stripe";
import { GatewayAway, GatewayRefused } from "../port.ts";

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  /** Null: Stripe itself. */
  readonly apiHost: URL | null;
}

const TIMEOUT_MS = 20_000;
const RETRIES = 2;

export function createStripeClient({ secretKey, apiHost }: StripeSettings): Stripe {
  return new Stripe(secretKey, {
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: "Kogi" },
    ...(apiHost
      ? {
          host: apiHost.hostname,
          port: apiHost.port || (apiHost.protocol === "https:" ? 443 : 80),
          protocol: apiHost.protocol === "https:" ? ("https" as const) : ("http" as const),
        }
      : {}),
  });
}

/**
 * Says a failure in the port's words. What may pass by itself (no connection, 5xx, too many requests, a key still in
 * use, a balance that fills up tomorrow) is `GatewayAway` and tried again by the job, and so is what an operator has to
 * mend (a wrong secret, a right that is missing, a key used for something else): it must not end anybody's payout.
 * Anything else is `GatewayRefused`.
 */
export async function ask<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translate(error);
  }
}

/** The same, but null when there is no such object. */
export async function askFor<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing") return null;
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { code, param, statusCode } = error;
  const away =
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAuthenticationError ||
    // A single account that is closed to us is an answer about that account.
    (error instanceof Stripe.errors.StripePermissionError && code !== "account_invalid") ||
    error instanceof Stripe.errors.StripeIdempotencyError ||
    statusCode === 409 ||
    (statusCode !== undefined && statusCode >= 500) ||
    code === "balance_insufficient" ||
    code === "lock_timeout";
  // Neither message nor cause goes on: Stripe quotes parts of keys and of what was sent.
  if (away) return new GatewayAway(`Stripe gives no answer: ${code ?? error.type}`);
  return new GatewayRefused(code ?? error.type, param ?? null);
}
