import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { requireKeeper, standingIn } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { invoiceErrors } from "../payments.errors.ts";
import { type DocumentKind, TITLES } from "./invoice.rules.ts";
import {
  countInvoices,
  findInvoice,
  type InvoiceFilter,
  type InvoiceRow,
  listInvoices,
  numbersOf,
} from "./invoices.repository.ts";

type Query = Static<(typeof paymentsApi.listInvoices)["query"]>;
type InvoicePage = Static<(typeof paymentsApi.listInvoices)["response"]>;

/** One's own, or an organisation's for who keeps it. Raises `organisation.not_found`, `organisation.not_allowed`. */
export async function readInvoices(platform: Platform, actor: Actor, query: Query): Promise<InvoicePage> {
  const limit = query.limit ?? 20;
  const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const filter = {
    ...(await whose(platform, actor, query.organisation_id)),
    kinds: query.kind ?? [],
    transactionId: query.transaction_id,
    ...readPeriod(query),
  };
  const rows = await listInvoices(platform.db, filter, { limit, before, oldestFirst: query.sort === "issued_at" });
  const page = toPage(
    rows,
    limit,
    (row) => [row.issued_at.toISOString(), row.invoice_id],
    (row) => row,
  );
  return {
    data: await invoiceViews(platform.db, page.data),
    next_cursor: page.next_cursor,
    ...(query.count ? { total: await countInvoices(platform.db, filter) } : {}),
  };
}

async function whose(
  platform: Platform,
  actor: Actor,
  organisationId: string | undefined,
): Promise<{ userId: string } | { organisationId: string }> {
  if (organisationId === undefined) return { userId: actor.userId };
  await requireKeeper(platform.db, { organisationId, userId: actor.userId });
  return { organisationId };
}

/** Whole days in UTC, both of them in. Raises `invoice.bad_period`. */
function readPeriod({ from, to }: Pick<Query, "from" | "to">): Pick<InvoiceFilter, "from" | "until"> {
  if (from !== undefined && to !== undefined && to < from)
    throw invoiceErrors.badPeriod({
      fields: [{ pointer: "/query/to", detail: "The last day is before the first." }],
    });
  return {
    from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
    until: to === undefined ? undefined : addMs(new Date(`${to}T00:00:00Z`), DAY_MS),
  };
}

/** To the one it is for, the one in whose name it is, and who keeps the organisation it names. Raises `invoice.not_found`. */
export async function readInvoice(platform: Platform, actor: Actor, invoiceId: string): Promise<InvoiceView> {
  const row = await findInvoice(platform.db, invoiceId);
  const [view] = row && (await mayRead(platform.db, actor, row)) ? await invoiceViews(platform.db, [row]) : [];
  if (!view) throw invoiceErrors.notFound();
  return view;
}

async function mayRead(db: Db, { userId }: Actor, row: InvoiceRow): Promise<boolean> {
  if (row.recipient_id === userId || row.issuer_id === userId) return true;
  const organisationId = row.recipient_organisation_id;
  if (organisationId === null) return false;
  const { role } = await standingIn(db, { organisationId, userId });
  return role === "owner" || role === "admin";
}

async function invoiceViews(db: Db, rows: readonly InvoiceRow[]): Promise<InvoiceView[]> {
  const numbers = await numbersOf(
    db,
    rows.flatMap((row) => row.credits_invoice_id ?? []),
  );
  return rows.map((row) => invoiceView(row, numbers));
}

function invoiceView(row: InvoiceRow, numbers: ReadonlyMap<string, string>): InvoiceView {
  const amount = (minor: bigint) => toWire(money(minor, row.currency));
  const credited = row.credits_invoice_id;
  // The column's check constraint allows these words alone.
  const kind = row.kind as DocumentKind;
  return {
    invoice_id: row.invoice_id,
    number: row.number,
    kind,
    title: TITLES[kind],
    // The three below were written by issueInvoice in the form of the view.
    issuer: row.issuer_party as unknown as InvoiceView["issuer"],
    recipient: row.recipient_party as unknown as InvoiceView["recipient"],
    lines: row.lines as unknown as InvoiceView["lines"],
    net: amount(row.net_minor),
    tax: amount(row.tax_minor),
    gross: amount(row.gross_minor),
    currency: row.currency,
    tax_in_euros: taxInEurosOf(row),
    tax_note: row.tax_note,
    credits: credited === null ? null : { invoice_id: credited, number: numbers.get(credited) ?? "" },
    transaction_id: row.transaction_id,
    issued_at: row.issued_at.toISOString(),
  };
}

function taxInEurosOf(row: InvoiceRow): InvoiceView["tax_in_euros"] {
  const { tax_eur_minor: minor, tax_eur_rate: rate, tax_eur_day: day } = row;
  if (minor === null || rate === null || day === null) return null;
  return { amount: toWire(money(minor, "EUR")), rate, rate_date: day };
}
