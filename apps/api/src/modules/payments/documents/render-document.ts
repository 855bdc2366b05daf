// What stands on a receipt, invoice, statement of service or credit note, worded for print.
import { join } from "node:path";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { formatMoney, fromWire, type WireMoney } from "#money";
import { typeset } from "#platform/documents/index.ts";

const LOCALE = "en-GB";
const TEMPLATE = join(import.meta.dirname, "document.typ");

/** The same document gives the same bytes: its date is the day it was issued, not the day it is read. */
export function renderDocument(invoice: InvoiceView, options: { readonly sandbox: boolean }): Promise<Buffer> {
  return typeset(TEMPLATE, dataOf(invoice, options.sandbox), new Date(invoice.issued_at));
}

function dataOf(invoice: InvoiceView, sandbox: boolean) {
  const show = (amount: WireMoney) => formatMoney(fromWire(amount), LOCALE);
  const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" });
  return {
    sandbox,
    title: invoice.title,
    number: invoice.number,
    date: date.format(Date.parse(invoice.issued_at)),
    credits: invoice.credits?.number ?? null,
    issuer: invoice.issuer,
    recipient: invoice.recipient,
    lines: invoice.lines.map((line) => ({
      description: line.description,
      net: show(line.net),
      rate: `${(line.tax_rate_bps / 100).toFixed(2)} %`,
      tax: show(line.tax),
      gross: show(line.gross),
    })),
    net: show(invoice.net),
    tax: show(invoice.tax),
    gross: show(invoice.gross),
    tax_note: invoice.tax_note,
  };
}
