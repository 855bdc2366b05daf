import type { PaymentEvent } from "#events/payments.ts";
import { money, toWire } from "#money";
import type { PurposePayment } from "../purposes.ts";
import type { PaymentRow } from "./payment.repository.ts";

/** What the news of a payment say. */
export function paymentFacts(row: PaymentRow): PaymentEvent {
  return {
    transaction_id: row.transaction_id,
    type: row.type,
    reference_id: row.reference_id,
    payer_id: row.user_id,
    recipient_id: row.recipient_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    held_amount: toWire(money(row.held_minor, row.currency)),
    description: row.description,
    return_path: row.return_path,
  };
}

/** What the owning module is told. */
export function purposePayment(row: PaymentRow): PurposePayment {
  return {
    transactionId: row.transaction_id,
    payerId: row.user_id,
    recipientId: row.recipient_id,
    referenceId: row.reference_id,
    amount: money(row.held_minor, row.currency),
  };
}
