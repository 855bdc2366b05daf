import type { Platform } from "#platform/platform.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import { expiryState } from "./expiry.rules.ts";

/**
 * Whether the card is over. Banks renew cards under the same name at the provider, and no news tell of it: one that
 * looks expired here is looked up there, and its new month is kept.
 */
export async function hasExpired(platform: Platform, savedMethodId: string): Promise<boolean> {
  const now = platform.clock.now();
  const row = await platform.db
    .selectFrom("payments.saved_methods")
    .select(["gateway_method", "expiry_month", "expiry_year"])
    .where("saved_method_id", "=", savedMethodId)
    .executeTakeFirstOrThrow();
  if (expiryState(row, now) !== "expired") return false;
  const known = await orRefused(gatewayOf(platform).fetchMethod(row.gateway_method));
  if (known === null || known instanceof GatewayRefused) return true;
  const renewed = { expiry_month: known.expiryMonth, expiry_year: known.expiryYear };
  if (expiryState(renewed, now) === "expired") return true;
  await platform.inTransaction((tx) =>
    tx
      .updateTable("payments.saved_methods")
      .set({ ...renewed, expiry_told_at: null })
      .where("saved_method_id", "=", savedMethodId)
      .execute(),
  );
  return false;
}
