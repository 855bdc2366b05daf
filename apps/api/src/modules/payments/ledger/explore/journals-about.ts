// Which journals tell of a thing, by any name that it has: one of our ids, the provider's, a journal's own id or number.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import { paymentsNamed } from "../../checkout/payments-named.ts";
import { gatewayNames } from "../../gateway/gateway.ts";
import { refundKey } from "../../protected/refund.jobs.ts";
import { SENT_BACK } from "../../protected/refund-references.ts";
import { settlementsOf } from "../../refund-desk/refund-settlements.repository.ts";

/** What journals call a thing, and whose accounts are kept for it. */
interface Names {
  readonly references: readonly string[];
  readonly owners: readonly string[];
}

const MOST = 1_000;

/** Of a payment also those of its refunds, disputes, approvals and of what the provider took for it. */
export async function journalsAbout(db: Db, name: string): Promise<readonly string[]> {
  const { references, owners } = await namesOf(db, name);
  const [own, named, touching] = await Promise.all([
    ofJournal(db, name),
    withReferences(db, references),
    onAccountsOf(db, owners),
  ]);
  return [...new Set([...own, ...named, ...touching])].slice(0, MOST);
}

async function namesOf(db: Db, name: string): Promise<Names> {
  const payments = await paymentsNamed(db, name);
  const paid = payments.map((row) => row.transaction_id);
  const [refunds, chargebacks, clearings, charges] = await Promise.all([
    refundsOf(db, { name, paid }),
    chargebacksOf(db, paid),
    clearingsOf(
      db,
      payments.map((row) => row.reference_id),
    ),
    chargesOf(
      db,
      payments.flatMap((row) => row.gateway_charge ?? []),
    ),
  ]);
  return {
    references: [
      name,
      ...payments.flatMap((row) =>
        [row.transaction_id, `${SENT_BACK}${row.transaction_id}`, row.gateway_charge ?? []].flat(),
      ),
      ...refunds,
      ...chargebacks,
      ...clearings,
      ...charges,
    ],
    owners: [name, ...payments.map((row) => row.reference_id), ...chargebacks],
  };
}

async function refundsOf(db: Db, { name, paid }: { name: string; paid: readonly string[] }): Promise<string[]> {
  const rows = await db
    .selectFrom("payments.refunds")
    .select(["refund_id", "reference", "gateway_refund", "attempts"])
    .where((eb) =>
      eb.or([
        ...(paid.length > 0 ? [eb("transaction_id", "in", paid)] : []),
        isId(name) ? eb("refund_id", "=", name) : eb("gateway_refund", "=", name),
      ]),
    )
    .limit(MOST)
    .execute();
  const settlements = await settlementsOf(
    db,
    rows.map((row) => row.refund_id),
  );
  return [
    ...settlements.map((row) => row.refund_settlement_id),
    ...rows.flatMap((row) =>
      [
        row.refund_id,
        row.reference,
        row.gateway_refund ?? [],
        // Each try that came back, or was sent again, is told under a name of its own.
        Array.from({ length: row.attempts + 1 }, (_, tries) => refundKey(row.refund_id, tries)),
      ].flat(),
    ),
  ];
}

async function chargebacksOf(db: Db, paid: readonly string[]): Promise<string[]> {
  if (paid.length === 0) return [];
  const rows = await db
    .selectFrom("payments.chargebacks")
    .select("chargeback_id")
    .where("transaction_id", "in", paid)
    .execute();
  return rows.map((row) => row.chargeback_id);
}

async function clearingsOf(db: Db, paidFor: readonly string[]): Promise<string[]> {
  if (paidFor.length === 0) return [];
  const rows = await db
    .selectFrom("payments.clearings")
    .select("clearing_id")
    .where("reference_id", "in", paidFor)
    .limit(MOST)
    .execute();
  return rows.map((row) => row.clearing_id);
}

/** What a saved card was charged by: plans are booked under that. */
async function chargesOf(db: Db, charges: readonly string[]): Promise<string[]> {
  if (charges.length === 0) return [];
  const rows = await db
    .selectFrom("payments.method_charges")
    .select("method_charge_id")
    .where("gateway", "in", gatewayNames)
    .where("gateway_charge", "in", charges)
    .execute();
  return rows.map((row) => row.method_charge_id);
}

async function ofJournal(db: Db, name: string): Promise<string[]> {
  if (isId(name)) {
    const found = db.selectFrom("payments.journals").select("journal_id").where("journal_id", "=", name);
    return (await found.execute()).map((row) => row.journal_id);
  }
  if (!/^[0-9]{1,18}$/.test(name)) return [];
  const found = db.selectFrom("payments.journals").select("journal_id").where("seq", "=", BigInt(name));
  return (await found.execute()).map((row) => row.journal_id);
}

/** By the index of kind and reference, one kind after the other: there is none of references alone. */
async function withReferences(db: Db, references: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ journal_id: string }>`
    with recursive kinds (kind) as (
      (select kind from payments.journals order by kind limit 1)
      union all
      select (select j.kind from payments.journals j where j.kind > k.kind order by j.kind limit 1)
      from kinds k where k.kind is not null
    )
    select j.journal_id
    from kinds k join payments.journals j on j.kind = k.kind and j.reference = any(${[...references]}::text[])
    limit ${MOST}`.execute(db);
  return rows.map((row) => row.journal_id);
}

/** Accounts kept for one thing: what is protected for a milestone, held for a dispute, under way to a bank. */
async function onAccountsOf(db: Db, owners: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ journal_id: string }>`
    with own as materialized (
      select account_id from payments.accounts
      where owner_kind in ('milestone', 'dispute', 'payout') and owner_id = any(${[...owners]}::text[])
    )
    (select t.journal_id from own join payments.transfers t on t.debit_account_id = own.account_id limit ${MOST})
    union
    (select t.journal_id from own join payments.transfers t on t.credit_account_id = own.account_id limit ${MOST})`.execute(
    db,
  );
  return rows.map((row) => row.journal_id);
}
