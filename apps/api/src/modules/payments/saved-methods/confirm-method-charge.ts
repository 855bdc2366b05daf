import type { Static } from "typebox";
import type { MethodChargeView } from "#api-schema/payments-methods.ts";
import { money, toWire } from "#money";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { declineSentence } from "../checkout/decline-sentences.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { methodChargeErrors } from "../payments.errors.ts";
import { applyMethodCharge, followMethodCharge } from "./send-method-charge.ts";

/** Its owner alone; a charge that may have moved is looked up at the provider first. Raises `method_charge.not_found`. */
export async function readMethodCharge(
  platform: Platform,
  actor: Actor,
  methodChargeId: string,
): Promise<MethodChargeView> {
  const row = await findOwn(platform, actor, methodChargeId);
  const open = row.state === "processing" || row.state === "authentication_required";
  if (open && row.gateway_reference !== null)
    await askGateway(followMethodCharge(platform, row.gateway, row.gateway_reference));
  return view(open ? await findOwn(platform, actor, methodChargeId) : row);
}

/**
 * The bank's page; none where the bank asks nothing, and said yes or no at once. Raises `method_charge.not_found`,
 * `not_waiting`, `payment.gateway_away`.
 */
export async function confirmMethodCharge(
  platform: Platform,
  actor: Actor,
  methodChargeId: string,
): Promise<{ url: string | null; charge: MethodChargeView }> {
  const row = await findOwn(platform, actor, methodChargeId);
  const reference = row.state === "authentication_required" ? row.gateway_reference : null;
  const returnUrl = `${platform.config.publicUrl}${row.return_path}`;
  if (reference === null) throw methodChargeErrors.notWaiting({ extra: { current: row.state } });
  const answer = await askGateway(gatewayOf(platform).confirmCharge({ reference, returnUrl }));
  if ("url" in answer) return { url: answer.url, charge: view(row) };
  await applyMethodCharge(platform, methodChargeId, answer.charge);
  return { url: null, charge: view(await findOwn(platform, actor, methodChargeId)) };
}

type OwnCharge = Awaited<ReturnType<typeof findOwn>>;

async function findOwn(platform: Platform, actor: Actor, methodChargeId: string) {
  const row = await platform.db
    .selectFrom("payments.method_charges as charge")
    .innerJoin("payments.saved_methods as method", "method.saved_method_id", "charge.saved_method_id")
    .selectAll("charge")
    .select(["method.brand", "method.last4"])
    .where("charge.method_charge_id", "=", methodChargeId)
    .where("charge.user_id", "=", actor.userId)
    .executeTakeFirst();
  if (!row) throw methodChargeErrors.notFound();
  return row;
}

function view(row: OwnCharge): MethodChargeView {
  return {
    method_charge_id: row.method_charge_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    description: row.description,
    // The column's check constraint allows these words alone.
    state: row.state as Static<typeof MethodChargeView>["state"],
    method: { saved_method_id: row.saved_method_id, brand: row.brand, last4: row.last4 },
    failure: row.failure_code === null ? null : { code: row.failure_code, sentence: declineSentence(row.failure_code) },
    created_at: row.created_at.toISOString(),
    can: row.state === "authentication_required" ? ["confirm"] : [],
  };
}
