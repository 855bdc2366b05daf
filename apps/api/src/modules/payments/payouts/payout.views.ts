import type { PayoutView } from "#api-schema/payments-views.ts";
import { money, toWire } from "#money";
import { payoutSentence } from "./payout-failures.rules.ts";
import type { PayoutWithMethod } from "./payouts.repository.ts";

export function payoutView(row: PayoutWithMethod): PayoutView {
  return {
    payout_id: row.payout_id,
    user_id: row.user_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    currency: row.currency,
    // The column's check constraint allows these words alone.
    status: row.status as PayoutView["status"],
    method: { payout_method_id: row.payout_method_id, kind: "bank_account", last4: row.last4 },
    failure: row.failure_code === null ? null : { code: row.failure_code, sentence: payoutSentence(row.failure_code) },
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    paid_at: row.paid_at?.toISOString() ?? null,
  };
}
