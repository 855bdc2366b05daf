import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readLines } from "../checkout/payment-lines.ts";
import { issueInvoice } from "./issue-invoice.ts";

export async function issueReceipt(tx: Tx, platform: Platform, transactionId: string): Promise<void> {
  const payment = await tx
    .selectFrom("payments.payments")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .executeTakeFirstOrThrow();
  const lines = readLines(payment.lines).map((line) => ({
    description: line.kind === "protected" ? `${payment.description} (protected funds)` : line.label,
    gross: line.amount,
    taxable: line.kind !== "protected",
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
