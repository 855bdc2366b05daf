import { readUrl, type Text } from "./read-values.ts";

export interface StripeConfig {
  readonly secretKey: string;
  /** One for each endpoint at Stripe. */
  readonly webhookSecrets: readonly string[];
  /** Null: Stripe's own. */
  readonly apiHost: URL | null;
}

/** Stripe's settings, or null where none of them is given. Faults are told as sentences; secrets are not repeated. */
export function readStripe(text: Text, faults: string[]): StripeConfig | null {
  const secretKey = text("STRIPE_SECRET_KEY");
  const webhookSecrets = (text("STRIPE_WEBHOOK_SECRET") ?? "").split(",").flatMap((one) => one.trim() || []);
  const host = text("STRIPE_API_HOST");
  if (!secretKey && webhookSecrets.length === 0 && !host) return null;
  if (!secretKey || !/^(sk|rk)_(test|live)_/.test(secretKey))
    faults.push("STRIPE_SECRET_KEY is not a secret or restricted key (sk_live_…, rk_live_…, sk_test_…).");
  if (webhookSecrets.length === 0 || !webhookSecrets.every((one) => one.startsWith("whsec_")))
    faults.push("STRIPE_WEBHOOK_SECRET is not the signing secrets of webhook endpoints (whsec_…,whsec_…).");
  const apiHost = readUrl(["STRIPE_API_HOST", host], ["https:", "http:"], "https://api.stripe.com", faults);
  return { secretKey: secretKey ?? "", webhookSecrets, apiHost: apiHost ? new URL(apiHost) : null };
}
