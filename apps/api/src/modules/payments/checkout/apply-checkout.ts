// Brings a payment to where the provider has it. News only say where to look; what counts is what is found there, so
// that any order, repetition or delay of news ends in the same state.
import { addMs, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { Checkout, GatewayCharge } from "../gateway/port.ts";
import { keepMethod } from "../saved-methods/keep-method.ts";
import { SETTLEMENT_TIMER } from "./checkout.jobs.ts";
import { completePayment } from "./complete-payment.ts";
import { failPayment } from "./fail-payment.ts";
import { findPayment, lockPayment, type PaymentRow, updatePayment } from "./payment.repository.ts";
import { settleCharge } from "./settle-charge.ts";

const BANK_ASKED_MS = 4 * HOUR_MS;

/** Asks the provider how the payment's checkout stands and acts on it. */
export async function followCheckout(platform: Platform, transactionId: string): Promise<void> {
  const payment = await findPayment(platform.db, transactionId);
  if (!payment?.gateway_reference) return;
  const checkout = await gatewayOf(platform).fetchCheckout(payment.gateway_reference);
  assert(checkout, "the provider knows the checkouts it made");
  await applyCheckout(platform, transactionId, checkout);
}

export async function applyCheckout(platform: Platform, transactionId: string, checkout: Checkout): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const payment = await lockPayment(tx, transactionId);
    await keepAttempts(tx, payment, checkout);
    if (checkout.saved)
      await keepMethod(tx, platform, { userId: payment.user_id, gateway: payment.gateway, method: checkout.saved });
    if (payment.status === "pending") {
      if (checkout.state === "paid") await completePayment(tx, platform, payment, chargeOf(checkout));
      else if (checkout.state === "expired") await failPayment(tx, platform, payment, checkout);
      else if (checkout.state === "processing") await waitForBank(tx, platform, payment);
    } else {
      // The provider promises that a closed page takes no money; if it ever did, somebody must look.
      const ended = payment.status === "failed" || payment.status === "cancelled";
      assert(
        !(ended && checkout.state === "paid"),
        `payment ${transactionId} ended as ${payment.status} and was charged`,
      );
    }
    if (checkout.charge?.settled) await settleCharge(tx, payment.gateway, checkout.charge, platform.clock.now());
    else if (checkout.charge?.settlesAt && payment.status === "pending") {
      const dueAt = addMs(checkout.charge.settlesAt, MINUTE_MS);
      await platform.timers.schedule(tx, { kind: SETTLEMENT_TIMER, ref: transactionId, dueAt });
    }
  });
}

/** Its news may be lost, and nothing closes it: so it is asked again until it settles or fails. */
async function waitForBank(tx: Tx, platform: Platform, payment: PaymentRow): Promise<void> {
  const now = platform.clock.now();
  const { transaction_id } = payment;
  if (payment.processing_since === null) await updatePayment(tx, transaction_id, { processing_since: now });
  const dueAt = addMs(now, BANK_ASKED_MS);
  await platform.timers.schedule(tx, { kind: SETTLEMENT_TIMER, ref: transaction_id, dueAt });
}

function chargeOf(checkout: Checkout): GatewayCharge {
  assert(checkout.charge, "a paid checkout has a charge");
  return checkout.charge;
}

/** The log of tries, each once. */
async function keepAttempts(tx: Tx, payment: PaymentRow, checkout: Checkout): Promise<void> {
  if (checkout.attempts.length === 0) return;
  await tx
    .insertInto("payments.payment_attempts")
    .values(
      checkout.attempts.map((attempt) => ({
        attempt_id: newId(),
        transaction_id: payment.transaction_id,
        gateway_attempt: attempt.id,
        outcome: attempt.outcome,
        code: attempt.code,
        card_brand: attempt.card?.brand ?? null,
        card_last4: attempt.card?.last4 ?? null,
        created_at: attempt.at,
      })),
    )
    .onConflict((conflict) => conflict.columns(["transaction_id", "gateway_attempt"]).doNothing())
    .execute();
}
