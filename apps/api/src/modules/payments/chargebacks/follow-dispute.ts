// A chargeback as the provider has it now, whatever news came in which order.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { findByDispute, lockChargeback } from "./chargebacks.repository.ts";
import { endChargeback } from "./end-chargeback.ts";
import { holdChargeback } from "./hold-chargeback.ts";

/** False when the provider has no such dispute, or its charge is none of ours. */
export async function followDispute(platform: Platform, gatewayDispute: string): Promise<boolean> {
  const gateway = gatewayOf(platform);
  const answer = await gateway.fetchDispute(gatewayDispute);
  const payment = answer && (await paymentOfCharge(platform, gateway.name, answer.charge));
  if (!answer || !payment) return false;
  await platform.inTransaction((tx) => apply(tx, platform, payment, answer));
  return true;
}

async function apply(tx: Tx, platform: Platform, payment: PaymentRow, answer: GatewayDispute): Promise<void> {
  const known = await findByDispute(tx, payment.gateway, answer.id);
  // Two of the same news at once: the constraint lets one hold, the other fails and finds it held when tried anew.
  const chargeback = known ?? (await holdChargeback(tx, platform, payment, answer));
  if (answer.state !== "won" && answer.state !== "lost") return;
  const row = known ? await lockChargeback(tx, chargeback.chargeback_id) : chargeback;
  if (!row || row.status === "won" || row.status === "lost") return;
  await endChargeback(tx, platform, row, payment, answer.state);
}

export async function paymentOfCharge(
  { db }: Platform,
  gateway: string,
  charge: string,
): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments.payments")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_charge", "=", charge)
    .executeTakeFirst();
}
