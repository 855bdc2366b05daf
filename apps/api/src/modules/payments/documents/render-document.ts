// What stands on a receipt, invoice, statement of service or credit note, worded for print.
import { join } from "node:path";
import type { Language } from "#api-schema/languages.ts";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { fromWire, type WireMoney } from "#money";
import { typeset } from "#platform/documents/index.ts";
import { TITLES, TITLES_DE } from "./invoice.rules.ts";
import { printedWords, writerIn } from "./printed-words.ts";

const TEMPLATE = join(import.meta.dirname, "document.typ");

interface Printed {
  readonly sandbox: boolean;
  readonly language: Language;
}

/** The same document gives the same bytes: its date is the day it was issued, not the day it is read. */
export function renderDocument(invoice: InvoiceView, options: Printed): Promise<Buffer> {
  return typeset(TEMPLATE, dataOf(invoice, options), new Date(invoice.issued_at));
}

function dataOf(invoice: InvoiceView, { sandbox, language }: Printed) {
  const writer = writerIn(language);
  const show = (amount: WireMoney) => writer.money(fromWire(amount));
  return {
    sandbox,
    language,
    words: printedWords[language],
    title: (language === "de" ? TITLES_DE : TITLES)[invoice.kind],
    number: invoice.number,
    date: writer.day(invoice.issued_at),
    credits: invoice.credits?.number ?? null,
    issuer: writer.party(invoice.issuer),
    recipient: writer.party(invoice.recipient),
    lines: invoice.lines.map((line) => ({
      description: writer.say(line.description),
      net: show(line.net),
      rate: writer.rate(line.tax_rate_bps),
      tax: show(line.tax),
      gross: show(line.gross),
    })),
    net: show(invoice.net),
    tax: show(invoice.tax),
    gross: show(invoice.gross),
    tax_in_euros: invoice.tax_in_euros && {
      amount: show(invoice.tax_in_euros.amount),
      rate: writer.perEuro(invoice.tax_in_euros.rate, invoice.currency, invoice.tax_in_euros.rate_date),
    },
    tax_note: writer.say(invoice.tax_note),
  };
}
