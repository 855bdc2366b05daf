import type { Insertable, Selectable } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { InvoicesTable } from "../payments.tables.ts";

export type InvoiceRow = Selectable<InvoicesTable>;

/** The next number of a series, its counter locked until the transaction ends: no number is ever left out. */
export async function takeNumber(tx: Tx, issuer: string, series: string): Promise<bigint> {
  const row = await tx
    .insertInto("payments.invoice_counters")
    .values({ issuer, series, last_number: 1n })
    .onConflict((conflict) =>
      conflict
        .columns(["issuer", "series"])
        .doUpdateSet((eb) => ({ last_number: eb("payments.invoice_counters.last_number", "+", 1n) })),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  return row.last_number;
}

export async function insertInvoice(tx: Tx, invoice: Insertable<InvoicesTable>): Promise<InvoiceRow> {
  return tx.insertInto("payments.invoices").values(invoice).returningAll().executeTakeFirstOrThrow();
}

export async function findIssued(db: Db, kind: string, reference: string): Promise<InvoiceRow | undefined> {
  return db
    .selectFrom("payments.invoices")
    .selectAll()
    .where("kind", "=", kind)
    .where("reference", "=", reference)
    .executeTakeFirst();
}

/** Documents to or from this person, or in the name of this organisation. */
export type InvoiceFilter = Whose & InvoiceWish;
type Whose = { readonly userId: string } | { readonly organisationId: string };
interface InvoiceWish {
  /** Any of; empty: all. */
  readonly kinds: readonly string[];
  readonly transactionId: string | undefined;
  /** Issued from this instant on, and before that one. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export async function findInvoice(db: Db, invoiceId: string): Promise<InvoiceRow | undefined> {
  return db.selectFrom("payments.invoices").selectAll().where("invoice_id", "=", invoiceId).executeTakeFirst();
}

export async function listInvoices(
  db: Db,
  filter: InvoiceFilter,
  page: { limit: number; before: { at: Date; id: string } | null; oldestFirst: boolean },
): Promise<readonly InvoiceRow[]> {
  const { before } = page;
  const [beyond, direction] = page.oldestFirst ? ([">", "asc"] as const) : (["<", "desc"] as const);
  let query = matching(db, filter).selectAll();
  if (before)
    query = query.where((eb) => eb(eb.refTuple("issued_at", "invoice_id"), beyond, eb.tuple(before.at, before.id)));
  return query
    .orderBy("issued_at", direction)
    .orderBy("invoice_id", direction)
    .limit(page.limit + 1)
    .execute();
}

export function countInvoices(db: Db, filter: InvoiceFilter): Promise<number> {
  return countRows(
    db,
    matching(db, filter).select((eb) => eb.lit(1).as("one")),
  );
}

export async function numbersOf(db: Db, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.invoices")
    .select(["invoice_id", "number"])
    .where("invoice_id", "in", invoiceIds)
    .execute();
  return new Map(rows.map((row) => [row.invoice_id, row.number]));
}

function matching(db: Db, filter: InvoiceFilter) {
  const { kinds, transactionId, from, until } = filter;
  let query = db
    .selectFrom("payments.invoices")
    .where((eb) =>
      "organisationId" in filter
        ? eb("recipient_organisation_id", "=", filter.organisationId)
        : eb.or([eb("recipient_id", "=", filter.userId), eb("issuer_id", "=", filter.userId)]),
    );
  if (kinds.length > 0) query = query.where("kind", "in", kinds);
  if (from !== undefined) query = query.where("issued_at", ">=", from);
  if (until !== undefined) query = query.where("issued_at", "<", until);
  if (transactionId !== undefined) query = query.where("transaction_id", "=", transactionId);
  return query;
}
