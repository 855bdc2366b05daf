import { paymentFailed } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Checkout } from "../gateway/port.ts";
import { findPurpose } from "../purposes.ts";
import { EXPIRY_TIMER } from "./checkout.jobs.ts";
import { declineSentence } from "./decline-sentences.ts";
import { type PaymentRow, updatePayment } from "./payment.repository.ts";
import { paymentFacts, purposePayment } from "./payment-facts.ts";

/** The provider has closed its page and no money was taken: failed, or cancelled where that was asked for. */
export async function failPayment(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  checkout: Pick<Checkout, "attempts">,
): Promise<void> {
  const status = payment.closing_as === "cancelled" ? "cancelled" : "failed";
  const code = status === "cancelled" ? "cancelled" : (checkout.attempts.at(-1)?.code ?? "checkout_expired");
  await updatePayment(tx, payment.transaction_id, { status, failure_code: code, updated_at: platform.clock.now() });
  await platform.timers.cancel(tx, EXPIRY_TIMER, payment.transaction_id);
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.${status}`,
    subject: { type: "payment", id: payment.transaction_id },
    before: { status: payment.status },
    after: { status, code },
  });
  const facts = { ...paymentFacts(payment), reason: code, sentence: declineSentence(code) };
  await platform.events.publish(tx, paymentFailed, facts);
  const purpose = findPurpose(platform, payment.type);
  assert(purpose, `payment type ${payment.type} is registered`);
  await purpose.failed(tx, purposePayment(payment));
}
