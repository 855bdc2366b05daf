import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { paymentErrors } from "../payments.errors.ts";
import { type Gateway, GatewayAway, GatewayRefused } from "./port.ts";

/** Those that this Kogi works with or ever did: their names stand in rows. */
export const gatewayNames = ["sandbox", "stripe"] as const;

// By platform, because a test process runs several beside each other.
const gateways = new WeakMap<Platform, Gateway>();

export function useGateway(platform: Platform, gateway: Gateway): void {
  gateways.set(platform, gateway);
}

/** The provider this Kogi works with. */
export function gatewayOf(platform: Platform): Gateway {
  const gateway = gateways.get(platform);
  assert(gateway, "registerPayments chose a gateway");
  return gateway;
}

/**
 * Calls the provider for a request that waits: one that does not answer becomes `payment.gateway_away`, one
 * that says no `payment.gateway_refused`.
 */
export async function askGateway<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GatewayAway) throw paymentErrors.gatewayAway();
    throw error instanceof GatewayRefused ? paymentErrors.gatewayRefused() : error;
  }
}

/** For a job: the provider's no is an answer that ends something; whatever else goes wrong is tried again. */
export async function orRefused<T>(call: Promise<T>): Promise<T | GatewayRefused> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GatewayRefused) return error;
    throw error;
  }
}
