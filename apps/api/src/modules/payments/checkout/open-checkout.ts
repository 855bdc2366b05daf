import { isPositive, money } from "#money";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import type { Checkout } from "../gateway/port.ts";
import { ensureCustomer } from "../saved-methods/customers.ts";
import { findPayment, lockPayment, type PaymentRow, updatePayment } from "./payment.repository.ts";
import { readLines } from "./payment-lines.ts";

/** The payment with the provider's page: made now unless it is there. Raises `payment.gateway_away`. */
export async function ensureCheckout(platform: Platform, row: PaymentRow): Promise<PaymentRow> {
  if (row.status !== "pending" || row.checkout_url !== null) return row;
  const checkout = await create(platform, row);
  return platform.inTransaction(async (tx) => {
    const now = await lockPayment(tx, row.transaction_id);
    if (now.gateway_reference !== null) return now;
    return updatePayment(tx, row.transaction_id, {
      gateway_reference: checkout.reference,
      checkout_url: checkout.url,
      updated_at: platform.clock.now(),
    });
  });
}

/** For the job: the same, by id. */
export async function openCheckout(platform: Platform, transactionId: string): Promise<void> {
  const row = await findPayment(platform.db, transactionId);
  if (row) await ensureCheckout(platform, row);
}

async function create(platform: Platform, row: PaymentRow): Promise<Checkout> {
  const customer = await ensureCustomer(platform, row.user_id);
  return askGateway(
    gatewayOf(platform).createCheckout({
      key: row.transaction_id,
      total: money(row.amount_minor, row.currency),
      lines: readLines(row.lines).filter((line) => isPositive(line.amount)),
      description: row.description,
      customer,
      returnUrl: `${platform.config.publicUrl}/payments/${row.transaction_id}`,
      expiresAt: row.expires_at,
    }),
  );
}
