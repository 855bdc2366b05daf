// What was issued for released money that went back is credited: Kogi's invoices of its fee to the earner, and the earner's
// statements of the service to whoever paid. Each by its part, and never by more than is left of it.
import { allocate, type Money, min, money, sum } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { creditLine, taxToCredit } from "./credit-tax.ts";
import { takeTurnToCredit } from "./document-of-payment.ts";
import { findIssued, type InvoiceRow } from "./invoices.repository.ts";
import { issueCredit } from "./issue-invoice.ts";
import { issueForRelease } from "./issue-release.ts";

export type ReleaseDocument = "service_fee_invoice" | "service_statement";

interface Credit {
  readonly transactionId: string;
  readonly kind: ReleaseDocument;
  readonly amount: Money;
  readonly description: string;
  /** What took the money back; with the release it names one credit note of a kind. */
  readonly reference: string;
}

export async function creditReleases(tx: Tx, platform: Platform, credit: Credit): Promise<void> {
  const issued = await issuedForReleases(tx, platform, credit.transactionId, credit.kind);
  const open = issued.filter(({ left }) => left.minor > 0n);
  const left = sum(
    open.map((one) => one.left),
    credit.amount.currency,
  );
  if (left.minor === 0n) return;
  const parts = allocate(
    min(credit.amount, left),
    open.map((one) => one.left.minor),
  );
  for (const [index, { document, clearingId }] of open.entries()) {
    const gross = parts[index];
    if (!gross || gross.minor === 0n) continue;
    const tax = await taxToCredit(tx, document, { fees: gross });
    const fact = `${credit.reference}:${clearingId}`;
    await issueCredit(tx, platform, {
      kind: "credit_note",
      issuerId: document.issuer_id,
      recipientId: document.recipient_id,
      lines: [creditLine(document, credit.description, gross, tax)],
      credits: document,
      transactionId: null,
      reference: credit.kind === "service_fee_invoice" ? fact : `${fact}:service`,
    });
  }
}

interface Issued {
  readonly document: InvoiceRow;
  readonly clearingId: string;
  readonly left: Money;
}

/** For what this payment paid, oldest release first. */
export async function issuedForReleases(
  tx: Tx,
  platform: Platform,
  transactionId: string,
  kind: ReleaseDocument,
): Promise<readonly Issued[]> {
  const found: Issued[] = [];
  for (const { clearing_id } of await releasesOf(tx, transactionId)) {
    // The job of the release may still be waiting: a credit note needs its number.
    await issueForRelease(tx, platform, clearing_id);
    const document = await findIssued(tx, kind, clearing_id);
    if (!document) continue;
    const notes = await tx
      .selectFrom("payments.invoices")
      .select("gross_minor")
      .where("credits_invoice_id", "=", document.invoice_id)
      .execute();
    const left = notes.reduce((all, note) => all + note.gross_minor, document.gross_minor);
    found.push({ document, clearingId: clearing_id, left: money(left, document.currency) });
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

/** An administrator sent released money back: the fee on it, and what the earner earned less by it. */
export async function creditRefundOrder(tx: Tx, platform: Platform, orderId: string): Promise<void> {
  const order = await tx
    .selectFrom("payments.refund_orders")
    .select(["transaction_id", "earner_fee_minor", "earned_minor", "currency"])
    .where("refund_order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  await takeTurnToCredit(tx, order.transaction_id);
  const shared = { transactionId: order.transaction_id, reference: orderId };
  await creditReleases(tx, platform, {
    ...shared,
    kind: "service_fee_invoice",
    amount: money(order.earner_fee_minor, order.currency),
    description: "Fee for work whose payment was sent back",
  });
  await creditReleases(tx, platform, {
    ...shared,
    kind: "service_statement",
    amount: money(order.earned_minor ?? 0n, order.currency),
    description: "Work whose payment was sent back",
  });
}
