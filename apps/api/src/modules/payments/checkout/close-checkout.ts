// Ending a payment that was not paid: the provider closes its page first, and tells whether somebody paid just before.
import type { PaymentView } from "#api-schema/payments-views.ts";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { paymentErrors } from "../payments.errors.ts";
import { applyCheckout } from "./apply-checkout.ts";
import { closeCheckoutJob } from "./checkout.jobs.ts";
import { failPayment } from "./fail-payment.ts";
import { ensureCheckout } from "./open-checkout.ts";
import { findOpen, findPayment, lockPayment, updatePayment } from "./payment.repository.ts";
import { readPayment } from "./read-payments.ts";

export type Ending = "failed" | "cancelled";

/** For the expiry timer, the job and whoever cancels; the first to ask says how it ends. */
export async function closeCheckout(platform: Platform, transactionId: string, as: Ending): Promise<void> {
  const marked = await platform.inTransaction((tx) => markClosing(tx, platform, transactionId, as));
  if (!marked) return;
  const payment = await findPayment(platform.db, transactionId);
  if (!payment) return;
  // Without a page there is nothing to close; the key makes sure that it is the one page this payment could ever have.
  const opened = await ensureCheckout(platform, payment).catch(nullIfRefused);
  if (opened === null) return endUnopened(platform, transactionId);
  const { gateway_reference } = opened;
  if (gateway_reference === null) return;
  await applyCheckout(platform, transactionId, await gatewayOf(platform).expireCheckout(gateway_reference));
}

function nullIfRefused(error: unknown): null {
  if (error instanceof KogiError && error.code === paymentErrors.gatewayRefused().code) return null;
  throw error;
}

/** The provider never made its page, so nobody can have paid on it. */
async function endUnopened(platform: Platform, transactionId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const payment = await lockPayment(tx, transactionId);
    if (payment.status === "pending" && payment.gateway_reference === null)
      await failPayment(tx, platform, payment, { attempts: [] });
  });
}

/** The payer gives up. Raises `payment.not_open` when it has ended; when it was paid just before, the answer says so. */
export async function cancelPayment(platform: Platform, actor: Actor, transactionId: string): Promise<PaymentView> {
  await platform.inTransaction(async (tx) => {
    const payment = await findPayment(tx, transactionId);
    if (payment?.user_id !== actor.userId) throw paymentErrors.notFound();
    const open = await markClosing(tx, platform, transactionId, "cancelled");
    if (!open)
      throw paymentErrors.notOpen({ extra: { current: payment.processing_since ? "processing" : payment.status } });
    // Should the provider be away now, the job asks again.
    await platform.jobs.enqueue(tx, closeCheckoutJob, { transaction_id: transactionId, cancelled: true });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.cancellation_asked",
      subject: { type: "payment", id: transactionId },
    });
  });
  await askGateway(closeCheckout(platform, transactionId, "cancelled"));
  return readPayment(platform, actor, transactionId);
}

/**
 * What was to be paid is withdrawn: its open payment, if there is one, is cancelled by a job. Locks nothing here, because
 * a payment that ends just now holds its own row and waits for the caller's.
 */
export async function cancelOpenPayment(
  tx: Tx,
  platform: Platform,
  open: { type: string; referenceId: string },
): Promise<void> {
  const payment = await findOpen(tx, open.type, open.referenceId);
  if (!payment) return;
  const { transaction_id } = payment;
  await platform.jobs.enqueue(tx, closeCheckoutJob, { transaction_id, cancelled: true });
}

/** False when it is no longer open, or its money is under way. The first reason stays. */
async function markClosing(tx: Tx, platform: Platform, transactionId: string, as: Ending): Promise<boolean> {
  const payment = await lockPayment(tx, transactionId);
  if (payment.status !== "pending" || payment.processing_since !== null) return false;
  if (payment.closing_as === null)
    await updatePayment(tx, transactionId, { closing_as: as, updated_at: platform.clock.now() });
  return true;
}
