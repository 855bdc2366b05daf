// Orders of one payment take turns: each holds what it may move before it writes its first row.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockLotsOfPayment } from "../chargebacks/find-pockets.ts";
import { findPayment, lockPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { paymentErrors } from "../payments.errors.ts";
import { referencesOf } from "../protected/lots.repository.ts";
import { findPurpose, SUBSCRIPTION } from "../purposes.ts";
import { findCharge, lockSubscription } from "../subscriptions/subscriptions.repository.ts";

/**
 * The owner's rows first, then lots, then the payment: the order in which everybody locks. A row that refers to the
 * payment locks it too, so an order is written only after this.
 */
export async function lockRefundable(tx: Tx, platform: Platform, transactionId: string): Promise<PaymentRow> {
  const known = await findPayment(tx, transactionId);
  if (!known) throw paymentErrors.notFound();
  await lockOwner(tx, platform, known);
  await lockLotsOfPayment(tx, transactionId);
  return lockPayment(tx, transactionId);
}

async function lockOwner(tx: Tx, platform: Platform, payment: PaymentRow): Promise<void> {
  if (payment.type === SUBSCRIPTION) {
    // As renewals and answers of the provider lock it.
    const charge = await findCharge(tx, payment.reference_id);
    if (charge) await lockSubscription(tx, charge.subscription_id);
    return;
  }
  const purpose = findPurpose(platform, payment.type);
  for (const referenceId of await referencesOf(tx, payment.transaction_id)) await purpose?.lock?.(tx, referenceId);
}
