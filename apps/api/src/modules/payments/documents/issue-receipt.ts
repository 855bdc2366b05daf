import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Line, readLines } from "../checkout/payment-lines.ts";
import { issueInvoice } from "./issue-invoice.ts";

// The price comes first; that of a plan is earned at once.
const isProtected = ({ kind }: Line, place: number) => place === 0 && kind === "protected";

export async function issueReceipt(tx: Tx, platform: Platform, transactionId: string): Promise<void> {
  const payment = await tx
    .selectFrom("payments.payments")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .executeTakeFirstOrThrow();
  const lines = readLines(payment.lines).map((line, place) => ({
    description: isProtected(line, place) ? `${payment.description} (protected funds)` : line.label,
    gross: line.amount,
    taxable: !isProtected(line, place),
  }));
  await issueInvoice(tx, platform, {
    kind: "receipt",
    issuerId: null,
    recipientId: payment.user_id,
    organisationId: payment.organisation_id,
    lines,
    transactionId,
    reference: transactionId,
  });
}
