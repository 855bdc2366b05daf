// A card that was removed goes at the provider too. One that it forgot pays nothing more, not even what waits for its
// owner's confirmation: so charges under way end first.
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { applyMethodCharge, cancelMethodCharge } from "./send-method-charge.ts";

export async function forgetMethod(platform: Platform, savedMethodId: string): Promise<void> {
  for (const id of await waitingForNothing(platform, savedMethodId)) {
    const answer = await cancelMethodCharge(platform, id);
    if (answer) await applyMethodCharge(platform, id, answer);
  }
  const underWay = await platform.db
    .selectFrom("payments.method_charges")
    .select("method_charge_id")
    .where("saved_method_id", "=", savedMethodId)
    .where("state", "in", ["requested", "processing", "authentication_required"])
    .limit(1)
    .executeTakeFirst();
  // The end of the last one comes back here.
  if (underWay) return;
  const row = await platform.db
    .selectFrom("payments.saved_methods")
    .select("gateway_method")
    .where("saved_method_id", "=", savedMethodId)
    .executeTakeFirstOrThrow();
  await gatewayOf(platform).removeMethod(row.gateway_method);
}

/** Charges that wait for their owner, though the plan they were for has ended. */
async function waitingForNothing(platform: Platform, savedMethodId: string): Promise<readonly string[]> {
  const rows = await platform.db
    .selectFrom("payments.method_charges as charge")
    .select("charge.method_charge_id")
    .where("charge.saved_method_id", "=", savedMethodId)
    .where("charge.state", "=", "authentication_required")
    .where("charge.purpose", "=", SUBSCRIPTION)
    .where("charge.method_charge_id", "not in", (open) =>
      open
        .selectFrom("payments.subscription_charges as due")
        .innerJoin("payments.method_charges as asked", "asked.method_charge_id", "due.method_charge_id")
        .select("asked.method_charge_id")
        .where("asked.saved_method_id", "=", savedMethodId)
        .where("due.state", "=", "open"),
    )
    .execute();
  return rows.map((row) => row.method_charge_id);
}
