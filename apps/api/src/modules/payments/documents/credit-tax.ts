// How much of a receipt's tax a credit note takes back.
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { add, bps, fromWire, type Money, money, negate, subtract, zero } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { creditedTax } from "../tax/vat.rules.ts";
import type { TaxedLine } from "./invoice.rules.ts";
import type { InvoiceRow } from "./invoices.repository.ts";

type StoredLines = InvoiceView["lines"];

// Written by issueInvoice in the form of the view.
const linesOf = (row: Pick<InvoiceRow, "lines">) => row.lines as unknown as StoredLines;

/** The rate that stands on the fees of a document: all of them have the same. */
function feeRate(receipt: InvoiceRow): number {
  return Math.max(0, ...linesOf(receipt).map((line) => line.tax_rate_bps));
}

/** A line of a credit note: below zero, with its part of the tax that stands on the document it takes back. */
export function creditLine(receipt: InvoiceRow, description: string, gross: Money, tax: Money): TaxedLine {
  return {
    description,
    net: negate(subtract(gross, tax)),
    taxRateBps: bps(tax.minor === 0n ? 0 : feeRate(receipt)),
    tax: negate(tax),
    gross: negate(gross),
  };
}

/** The lines of a document that takes a credit note back. */
export function mirrored(note: Pick<InvoiceRow, "lines">, description: string): readonly TaxedLine[] {
  return linesOf(note).map((line) => ({
    description,
    net: negate(fromWire(line.net)),
    taxRateBps: bps(line.tax_rate_bps),
    tax: negate(fromWire(line.tax)),
    gross: negate(fromWire(line.gross)),
  }));
}

export async function taxToCredit(tx: Tx, receipt: InvoiceRow, refund: { readonly fees: Money }): Promise<Money> {
  const { currency } = refund.fees;
  const taxed = linesOf(receipt).filter((line) => line.tax_rate_bps > 0);
  if (taxed.length === 0) return zero(currency);
  const notes = await tx
    .selectFrom("payments.invoices")
    .select(["lines", "tax_minor"])
    .where("credits_invoice_id", "=", receipt.invoice_id)
    .where("kind", "=", "credit_note")
    .execute();
  const total = (amounts: readonly Money[]) => amounts.reduce(add, zero(currency));
  const feesBefore = total(
    notes.flatMap((note) => linesOf(note).filter((line) => line.tax_rate_bps > 0)).map((line) => fromWire(line.gross)),
  );
  return creditedTax({
    tax: money(receipt.tax_minor, currency),
    fees: total(taxed.map((line) => fromWire(line.gross))),
    refunded: subtract(refund.fees, feesBefore),
    creditedBefore: money(-notes.reduce((all, note) => all + note.tax_minor, 0n), currency),
  });
}
