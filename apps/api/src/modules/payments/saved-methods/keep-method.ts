import { keepFromErasure } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { GatewayMethod } from "../gateway/port-methods.ts";
import { forgetMethods } from "./remove-saved-method.ts";
import { lockSavedMethods, makeDefault } from "./saved-methods.repository.ts";

/** Keeps the provider's name of a card, once; the first one becomes the default. One that was removed stays removed. */
export async function keepMethod(
  tx: Tx,
  platform: Platform,
  { userId, gateway, method }: { userId: string; gateway: string; method: GatewayMethod },
): Promise<void> {
  const isHere = await keepFromErasure(tx, [userId]);
  const before = await lockSavedMethods(tx, userId, gateway);
  const kept = await tx
    .insertInto("payments.saved_methods")
    .values({
      saved_method_id: newId(),
      user_id: userId,
      gateway,
      gateway_method: method.id,
      kind: method.kind,
      brand: method.brand,
      last4: method.last4,
      expiry_month: method.expiryMonth,
      expiry_year: method.expiryYear,
      created_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(["gateway", "gateway_method"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!kept) return;
  if (!before.some((row) => row.is_default)) await makeDefault(tx, kept);
  await platform.audit.record(tx, {
    actorId: userId,
    action: "payments.card_saved",
    subject: { type: "saved_method", id: kept.saved_method_id },
    after: { brand: method.brand, last4: method.last4 },
  });
  // A page that was finished after its owner had gone.
  if (!isHere) await forgetMethods(tx, platform, userId);
}
