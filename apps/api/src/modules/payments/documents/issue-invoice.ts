import { invoiceIssued } from "#events/payments.ts";
import { bps, isZero, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { taxBooked } from "../ledger/posting-rules/kogi.ts";
import { vatRatesOn } from "../tax/tax.repository.ts";
import { taxPlaceFor } from "../tax/tax-country.ts";
import { type VatVerdict, vatOf } from "../tax/vat.rules.ts";
import {
  type DocumentKind,
  numberOf,
  type PricedLine,
  seriesOf,
  type TaxedLine,
  type Totals,
  taxLines,
  totalsOf,
} from "./invoice.rules.ts";
import { findIssued, type InvoiceRow, insertInvoice, takeNumber } from "./invoices.repository.ts";
import { platformParty, readOrganisationParty, readParty } from "./parties.ts";
import { taxInEuros } from "./tax-in-euros.ts";

interface Document {
  readonly kind: DocumentKind;
  /** Null: Kogi issues it. */
  readonly issuerId: string | null;
  readonly recipientId: string;
  /** In whose name it is, where that is an organisation's. */
  readonly organisationId?: string | null;
  readonly creditsInvoiceId?: string | null;
  readonly transactionId: string | null;
  /** The fact it documents: one of a kind for each. */
  readonly reference: string;
}

export type NewInvoice = Document & { readonly lines: readonly PricedLine[] };
export type NewCreditNote = Document & { readonly lines: readonly TaxedLine[]; readonly credits: InvoiceRow };

// Kogi knows neither whether a freelancer is registered nor what they supply: it says nothing about their tax.
const NO_INVOICE =
  "This statement is no invoice. An invoice for the work, with any tax on it, comes from whoever did the work.";
const NO_TAX: VatVerdict = { treatment: "none", rateBps: bps(0), country: null, note: NO_INVOICE };

/** Issues a document unless this fact has one. What Kogi supplies itself carries the tax of the customer's place. */
export async function issueInvoice(tx: Tx, platform: Platform, invoice: NewInvoice): Promise<void> {
  if (await findIssued(tx, invoice.kind, invoice.reference)) return;
  const verdict = invoice.issuerId === null ? await vatFor(tx, platform, invoice) : NO_TAX;
  await write(tx, platform, invoice, taxLines(invoice.lines, verdict.rateBps, NO_TAX.rateBps), verdict);
}

/** Takes back of another document, with the tax that stands on that one, whatever the rules are by now. */
export async function issueCredit(tx: Tx, platform: Platform, note: NewCreditNote): Promise<void> {
  if (await findIssued(tx, note.kind, note.reference)) return;
  const { credits } = note;
  await write(
    tx,
    platform,
    { ...note, organisationId: credits.recipient_organisation_id, creditsInvoiceId: credits.invoice_id },
    note.lines,
    {
      credits,
      // The column's check constraint allows these words alone.
      treatment: (credits.tax_treatment ?? "none") as VatVerdict["treatment"],
      rateBps: bps(0),
      country: credits.tax_country,
      note: credits.tax_note,
    },
  );
}

async function vatFor(tx: Tx, platform: Platform, { recipientId, organisationId }: Document): Promise<VatVerdict> {
  const now = platform.clock.now();
  const seller = await platformParty(tx, now);
  const place = await taxPlaceFor(tx, { userId: recipientId, organisationId: organisationId ?? null });
  return vatOf(seller, place, await vatRatesOn(tx, now));
}

async function write(
  tx: Tx,
  platform: Platform,
  document: Document,
  lines: readonly TaxedLine[],
  verdict: VatVerdict & { readonly credits?: InvoiceRow },
): Promise<void> {
  const organisationId = document.organisationId ?? null;
  const currency = lines[0]?.gross.currency;
  assert(currency, "a document has lines");
  const now = platform.clock.now();
  const parties = verdict.credits ? partiesOf(verdict.credits) : await readParties(tx, document, now);
  const totals = totalsOf(lines, currency);
  const issuer = document.issuerId === null ? "platform" : `user:${document.issuerId}`;
  const series = seriesOf(document.kind);
  const sequence = await takeNumber(tx, issuer, series);
  const row = await insertInvoice(tx, {
    invoice_id: newId(),
    issuer,
    series,
    sequence,
    number: numberOf(series, sequence),
    kind: document.kind,
    issuer_id: document.issuerId,
    recipient_id: document.recipientId,
    issuer_party: JSON.stringify(parties.issuer),
    recipient_organisation_id: organisationId,
    recipient_party: JSON.stringify(parties.recipient),
    lines: JSON.stringify(lines.map(storedLine)),
    net_minor: totals.net.minor,
    tax_minor: totals.tax.minor,
    gross_minor: totals.gross.minor,
    currency,
    ...(await taxInEuros(tx, platform, totals.tax, verdict.credits ?? null)),
    tax_note: verdict.note,
    tax_country: verdict.country,
    tax_treatment: verdict.treatment,
    credits_invoice_id: document.creditsInvoiceId ?? null,
    transaction_id: document.transactionId,
    reference: document.reference,
    issued_at: now,
  });
  await bookTax(tx, row.invoice_id, totals, verdict, now);
  await platform.events.publish(tx, invoiceIssued, {
    invoice_id: row.invoice_id,
    number: row.number,
    kind: row.kind,
    recipient_id: row.recipient_id,
    gross: toWire(totals.gross),
  });
}

async function readParties(tx: Tx, { issuerId, recipientId, organisationId }: Document, at: Date) {
  const { name, lines } = issuerId === null ? await platformParty(tx, at) : await readParty(tx, issuerId);
  const recipient = organisationId ? await readOrganisationParty(tx, organisationId) : await readParty(tx, recipientId);
  return { issuer: { name, lines }, recipient };
}

/** A document is taken back between those it names, whatever they are called by now, or whether they are here at all. */
const partiesOf = ({ issuer_party, recipient_party }: InvoiceRow) => ({
  issuer: issuer_party,
  recipient: recipient_party,
});

async function bookTax(tx: Tx, invoiceId: string, { tax }: Totals, verdict: VatVerdict, at: Date): Promise<void> {
  if (isZero(tax)) return;
  assert(verdict.country, "tax has a country that it goes to");
  await postJournal(tx, taxBooked({ invoiceId, country: verdict.country, tax }), at);
}

function storedLine(line: TaxedLine) {
  return {
    description: line.description,
    net: toWire(line.net),
    tax_rate_bps: line.taxRateBps,
    tax: toWire(line.tax),
    gross: toWire(line.gross),
  };
}
