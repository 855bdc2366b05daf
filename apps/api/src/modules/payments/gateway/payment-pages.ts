import type { Platform } from "#platform/platform.ts";
import { STRIPE_PAGES } from "./stripe/stripe.ts";

/** Origins of the provider's pages that our forms lead to: the pages' content policy must let them. */
export function paymentPages(platform: Platform): readonly string[] {
  return platform.config.stripe ? STRIPE_PAGES : [];
}
