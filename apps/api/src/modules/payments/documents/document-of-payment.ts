// What a payer was given for a payment: its receipt or, for a plan, the invoice of its charge. A credit note needs its
// number, and the job that issues it may still be waiting.
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";
import { findIssued, type InvoiceRow } from "./invoices.repository.ts";
import { issueReceipt } from "./issue-receipt.ts";
import { issueForSubscription } from "./issue-subscription.ts";

/** Null for money that came for a plan which had ended. */
export async function documentOfPayment(
  tx: Tx,
  platform: Platform,
  payment: Pick<PaymentRow, "transaction_id" | "type" | "reference_id">,
): Promise<InvoiceRow | null> {
  const { transaction_id: transactionId, reference_id: chargeId } = payment;
  if (payment.type !== SUBSCRIPTION) {
    await issueReceipt(tx, platform, transactionId);
    return known(await findIssued(tx, "receipt", transactionId));
  }
  if ((await findCharge(tx, chargeId))?.state !== "paid") return null;
  await issueForSubscription(tx, platform, chargeId);
  return known(await findIssued(tx, "subscription_invoice", chargeId));
}

/**
 * Credit notes of a payment take turns: each reads what those before it took back, and their jobs run at once. Those of releases
 * do so too, as a rest that rolled over makes one release of several payments. Weaker than the lock of whoever changes the
 * payment, so that its receipt may be written meanwhile; all before the first number is taken, which is held to the end.
 */
export async function takeTurnToCredit(tx: Tx, transactionId: string): Promise<void> {
  await tx
    .selectFrom("payments.payments")
    .select("transaction_id")
    .where("transaction_id", "=", transactionId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .selectFrom("payments.clearings")
    .select("clearing_id")
    .where("reference_id", "in", (lots) =>
      lots.selectFrom("payments.protected_lots").select("reference_id").where("transaction_id", "=", transactionId),
    )
    .orderBy("clearing_id")
    .forNoKeyUpdate()
    .execute();
}

function known(document: InvoiceRow | undefined): InvoiceRow {
  assert(document, "a payment that was charged has its document");
  return document;
}
