// What Kogi invoiced to an earner for money that went back is credited, each invoice by its part and never by more than is
// left of it.
import { allocate, type Money, min, money, sum } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { creditLine, taxToCredit } from "./credit-tax.ts";
import { findIssued, type InvoiceRow } from "./invoices.repository.ts";
import { issueCredit } from "./issue-invoice.ts";
import { issueForRelease } from "./issue-release.ts";

interface Credit {
  readonly transactionId: string;
  readonly fees: Money;
  readonly description: string;
  /** What took the money back; with the release it names one credit note. */
  readonly reference: string;
}

export async function creditEarnerFees(tx: Tx, platform: Platform, credit: Credit): Promise<void> {
  const invoices = await feeInvoicesOf(tx, platform, credit.transactionId);
  const open = invoices.filter(({ left }) => left.minor > 0n);
  const left = sum(
    open.map((one) => one.left),
    credit.fees.currency,
  );
  if (left.minor === 0n) return;
  const parts = allocate(
    min(credit.fees, left),
    open.map((one) => one.left.minor),
  );
  for (const [index, { invoice, clearingId }] of open.entries()) {
    const gross = parts[index];
    if (!gross || gross.minor === 0n) continue;
    const tax = await taxToCredit(tx, invoice, { fees: gross });
    await issueCredit(tx, platform, {
      kind: "credit_note",
      issuerId: null,
      recipientId: invoice.recipient_id,
      lines: [creditLine(invoice, credit.description, gross, tax)],
      credits: invoice,
      transactionId: null,
      reference: `${credit.reference}:${clearingId}`,
    });
  }
}

interface FeeInvoice {
  readonly invoice: InvoiceRow;
  readonly clearingId: string;
  readonly left: Money;
}

/** For what this payment paid, oldest release first. */
export async function feeInvoicesOf(tx: Tx, platform: Platform, transactionId: string): Promise<readonly FeeInvoice[]> {
  const found: FeeInvoice[] = [];
  for (const { clearing_id } of await releasesOf(tx, transactionId)) {
    // The job of the release may still be waiting: a credit note needs its number.
    await issueForRelease(tx, platform, clearing_id);
    const invoice = await findIssued(tx, "service_fee_invoice", clearing_id);
    if (!invoice) continue;
    const notes = await tx
      .selectFrom("payments.invoices")
      .select("gross_minor")
      .where("credits_invoice_id", "=", invoice.invoice_id)
      .execute();
    const left = notes.reduce((all, note) => all + note.gross_minor, invoice.gross_minor);
    found.push({ invoice, clearingId: clearing_id, left: money(left, invoice.currency) });
  }
  return found;
}

export async function releasesOf(tx: Tx, transactionId: string) {
  return tx
    .selectFrom("payments.clearings as clearing")
    .innerJoin("payments.protected_lots as lot", "lot.reference_id", "clearing.reference_id")
    .select(["clearing.clearing_id", "clearing.gross_minor", "clearing.net_minor"])
    .distinct()
    .where("lot.transaction_id", "=", transactionId)
    .orderBy("clearing.clearing_id")
    .execute();
}

/** An administrator sent released money back, and the fee on it with it. */
export async function creditRefundOrder(tx: Tx, platform: Platform, orderId: string): Promise<void> {
  const order = await tx
    .selectFrom("payments.refund_orders")
    .select(["transaction_id", "earner_fee_minor", "currency"])
    .where("refund_order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  await creditEarnerFees(tx, platform, {
    transactionId: order.transaction_id,
    fees: money(order.earner_fee_minor, order.currency),
    description: "Fee for work whose payment was sent back",
    reference: orderId,
  });
}
