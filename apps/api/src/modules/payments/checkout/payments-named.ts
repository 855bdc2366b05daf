import type { Db } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import { gatewayNames } from "../gateway/gateway.ts";
import type { PaymentRow } from "./payment.repository.ts";

type NamedPayment = Pick<PaymentRow, "transaction_id" | "reference_id" | "gateway_charge">;

/** By our id, or by the charge or the page to pay on as the provider names them. */
export async function paymentsNamed(db: Db, name: string): Promise<readonly NamedPayment[]> {
  const payments = db
    .selectFrom("payments.payments")
    .select(["transaction_id", "reference_id", "gateway_charge"])
    .limit(10);
  if (isId(name)) return payments.where("transaction_id", "=", name).execute();
  // Two questions, each with its index.
  const [charged, begun] = await Promise.all([
    payments.where("gateway", "in", gatewayNames).where("gateway_charge", "=", name).execute(),
    payments.where("gateway", "in", gatewayNames).where("gateway_reference", "=", name).execute(),
  ]);
  return [...new Map([...charged, ...begun].map((row) => [row.transaction_id, row])).values()];
}

/** The payments of what is named: themselves, or by a refund of theirs. */
export async function paymentIdsNamed(db: Db, name: string): Promise<readonly string[]> {
  const refunds = db.selectFrom("payments.refunds").select("transaction_id").limit(10);
  const [payments, sentBack] = await Promise.all([
    paymentsNamed(db, name),
    (isId(name) ? refunds.where("refund_id", "=", name) : refunds.where("gateway_refund", "=", name)).execute(),
  ]);
  return [...new Set([...payments, ...sentBack].map((row) => row.transaction_id))];
}
