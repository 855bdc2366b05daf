import type { SavedMethodView } from "#api-schema/payments-methods.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import { expiryState } from "./expiry.rules.ts";
import { lockSavedMethods, makeDefault, type SavedMethodRow, savedMethodsOf } from "./saved-methods.repository.ts";

export async function readSavedMethods(platform: Platform, actor: Actor): Promise<SavedMethodView[]> {
  const rows = await savedMethodsOf(platform.db, actor.userId, gatewayOf(platform).name);
  return rows.map((row) => savedMethodView(row, platform.clock.now()));
}

/** Raises `saved_method.not_found`. */
export async function chooseDefault(platform: Platform, actor: Actor, savedMethodId: string): Promise<SavedMethodView> {
  return platform.inTransaction(async (tx) => {
    const methods = await lockSavedMethods(tx, actor.userId, gatewayOf(platform).name);
    const chosen = methods.find((row) => row.saved_method_id === savedMethodId);
    if (!chosen) throw savedMethodErrors.notFound();
    await makeDefault(tx, chosen);
    return savedMethodView({ ...chosen, is_default: true }, platform.clock.now());
  });
}

export function savedMethodView(row: SavedMethodRow, at: Date): SavedMethodView {
  const expiry = expiryState(row, at);
  return {
    saved_method_id: row.saved_method_id,
    kind: "card",
    brand: row.brand,
    last4: row.last4,
    expiry_month: row.expiry_month,
    expiry_year: row.expiry_year,
    expired: expiry === "expired",
    expires_soon: expiry === "soon",
    default: row.is_default,
    created_at: row.created_at.toISOString(),
  };
}
