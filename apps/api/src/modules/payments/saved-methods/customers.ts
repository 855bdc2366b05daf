import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";

/** The person's name at the provider, made when it is first needed. Raises `payment.gateway_away`. */
export async function ensureCustomer(platform: Platform, userId: string): Promise<string> {
  const gateway = gatewayOf(platform);
  const known = await platform.db
    .selectFrom("payments.gateway_customers")
    .select("customer")
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway.name)
    .executeTakeFirst();
  if (known) return known.customer;
  // Asked twice at once, the key gives the same customer both times.
  const { customer } = await askGateway(gateway.createCustomer({ key: userId }));
  await platform.inTransaction((tx) =>
    tx
      .insertInto("payments.gateway_customers")
      .values({ user_id: userId, gateway: gateway.name, customer, created_at: platform.clock.now() })
      // Whichever of its names meets: asked for one alone, the other is met as an error.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return customer;
}
