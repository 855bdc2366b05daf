// A captured payment as the provider's news makes it, without the provider.
import { completePayment } from "#modules/payments/checkout/complete-payment.ts";
import { insertPayment } from "#modules/payments/checkout/payment.repository.ts";
import { linesOfQuote, storeLines } from "#modules/payments/checkout/payment-lines.ts";
import type { FeeQuote } from "#modules/payments/fees/fee.rules.ts";
import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";

export interface Captured {
  readonly payerId: string;
  readonly recipientId: string;
  readonly milestoneId: string;
  /** Null where the quote is of no stored rule. */
  readonly feeRuleId: string | null;
  readonly quote: FeeQuote;
  /** What the provider keeps. */
  readonly cost: Money;
}

/** Protects `quote.held`. The payment type is that of `testWorks`, which must have been called. */
export async function capturePayment(tx: Tx, platform: Platform, captured: Captured): Promise<void> {
  const { quote, cost } = captured;
  const now = platform.clock.now();
  const payment = await insertPayment(tx, {
    transaction_id: newId(),
    user_id: captured.payerId,
    recipient_id: captured.recipientId,
    amount_minor: quote.payerTotal.minor,
    currency: quote.held.currency,
    type: "test_work",
    reference_id: captured.milestoneId,
    held_minor: quote.held.minor,
    lines: storeLines(linesOfQuote(quote, "Protected")),
    fee_rule_id: captured.feeRuleId,
    description: "A mark for a bakery",
    return_path: "/works",
    gateway: "sandbox",
    expires_at: now,
    idempotency_key: newId(),
    created_at: now,
    updated_at: now,
  });
  await completePayment(tx, platform, payment, {
    id: newId(),
    charged: quote.payerTotal,
    cost,
    settled: false,
    settlesAt: null,
    card: null,
  });
}
