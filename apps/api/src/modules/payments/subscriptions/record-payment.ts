// What a saved card paid for a plan is a payment too: the desk sends it back, and a bank's dispute finds it.
import { toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { insertPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { storeLines } from "../checkout/payment-lines.ts";
import { lengthenAfterPayment } from "../protected/lengthen-clearings.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import type { PaidMethod } from "../saved-methods/charge-saved-method.ts";
import { hearDisputesAgain } from "../webhooks/hear-again.ts";
import type { ChargeRow } from "./subscriptions.repository.ts";

/** Named by the charge of the card, which happens once. */
export async function recordPayment(
  tx: Tx,
  platform: Platform,
  charge: ChargeRow,
  paid: PaidMethod,
): Promise<PaymentRow> {
  const now = platform.clock.now();
  const { amount, description } = paid;
  const row = await insertPayment(tx, {
    transaction_id: paid.methodChargeId,
    user_id: charge.user_id,
    amount_minor: amount.minor,
    held_minor: amount.minor,
    currency: amount.currency,
    status: "completed",
    type: SUBSCRIPTION,
    reference_id: charge.subscription_charge_id,
    lines: storeLines([{ kind: SUBSCRIPTION, label: description, amount }]),
    description,
    return_path: paid.returnPath,
    gateway: paid.gateway,
    gateway_charge: paid.charge.id,
    card_fingerprint: paid.charge.card?.fingerprint ?? null,
    card_country: paid.charge.card?.country ?? null,
    expires_at: now,
    created_at: now,
    updated_at: now,
    completed_at: now,
  });
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.completed",
    subject: { type: "payment", id: row.transaction_id },
    after: { status: row.status, amount: toWire(amount) },
  });
  await lengthenAfterPayment(tx, platform, row);
  await hearDisputesAgain(tx, platform, charge.created_at);
  return row;
}
