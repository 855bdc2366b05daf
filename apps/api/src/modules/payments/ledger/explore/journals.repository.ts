import { sql } from "kysely";
import type { LedgerJournalView } from "#api-schema/payments-ledger.ts";
import { money, toWire } from "#money";
import { countRows, type Db } from "#platform/db/index.ts";
import { reversibleAmong } from "../../bookings/bookings.repository.ts";
import { type AccountRef, ownersOf } from "./account-owners.ts";

export interface JournalFilter {
  readonly kinds: readonly string[];
  /** Only these; null: whichever. */
  readonly ids: readonly string[] | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

interface JournalRow {
  readonly journal_id: string;
  readonly seq: bigint;
  readonly kind: string;
  readonly reference: string;
  readonly description: string | null;
  readonly created_at: Date;
}
const columns = ["journal_id", "seq", "kind", "reference", "description", "created_at"] as const;

/** Newest first. Gives one more than `limit` when there are more. */
export async function listJournals(
  db: Db,
  filter: JournalFilter,
  page: { readonly beforeSeq: bigint | null; readonly limit: number },
): Promise<LedgerJournalView[]> {
  const rows = await filtered(db, filter)
    .select(columns)
    .$if(page.beforeSeq !== null, (query) => query.where("seq", "<", page.beforeSeq ?? 0n))
    // Of days long ago: those are found by their time first, instead of by going through all that is newer.
    .orderBy(filter.from || filter.until ? sql`seq + 0` : "seq", "desc")
    .limit(page.limit + 1)
    .execute();
  return journalViews(db, rows);
}

export function countJournals(db: Db, filter: JournalFilter): Promise<number> {
  return countRows(
    db,
    filtered(db, filter).select((eb) => eb.lit(1).as("one")),
  );
}

export async function findJournal(db: Db, journalId: string): Promise<LedgerJournalView | undefined> {
  const rows = await db.selectFrom("payments.journals").select(columns).where("journal_id", "=", journalId).execute();
  return (await journalViews(db, rows))[0];
}

function filtered(db: Db, { kinds, ids, from, until }: JournalFilter) {
  return db
    .selectFrom("payments.journals")
    .$if(kinds.length > 0, (query) => query.where("kind", "in", kinds))
    .$if(ids !== null, (query) => query.where(sql<boolean>`journal_id = any(${[...(ids ?? [])]}::uuid[])`))
    .$if(from !== null, (query) => query.where("created_at", ">=", from ?? new Date(0)))
    .$if(until !== null, (query) => query.where("created_at", "<", until ?? new Date(0)));
}

async function journalViews(db: Db, rows: readonly JournalRow[]): Promise<LedgerJournalView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.journal_id);
  const [legs, reversals, reversible] = await Promise.all([
    legsOf(db, ids),
    reversalsOf(db, ids),
    reversibleAmong(db, ids),
  ]);
  return rows.map((row) => ({
    journal_id: row.journal_id,
    seq: String(row.seq),
    kind: row.kind,
    reference: row.reference,
    description: row.description,
    created_at: row.created_at.toISOString(),
    legs: legs.get(row.journal_id) ?? [],
    reversed_by: reversals.get(row.journal_id) ?? null,
    // A reversal is known by what it takes back: that is its business fact.
    reverses: row.kind === "reversal" ? row.reference : null,
    can: reversible.has(row.journal_id) ? ["reverse"] : [],
  }));
}

type Leg = LedgerJournalView["legs"][number];
type BareLeg = Omit<Leg, "debit" | "credit"> & { readonly [Side in "debit" | "credit"]: Omit<Leg[Side], "owner"> };

async function legsOf(db: Db, journalIds: readonly string[]): Promise<Map<string, Leg[]>> {
  const rows = await db
    .selectFrom("payments.transfers as t")
    .innerJoin("payments.accounts as d", "d.account_id", "t.debit_account_id")
    .innerJoin("payments.accounts as c", "c.account_id", "t.credit_account_id")
    .where("t.journal_id", "in", journalIds)
    .select(["t.journal_id", "t.kind", "t.state", "t.amount", "t.currency", "t.resolves_journal_id"])
    .select(["d.account_id as d_id", "d.kind as d_kind", "d.owner_kind as d_owner_kind", "d.owner_id as d_owner_id"])
    .select(["c.account_id as c_id", "c.kind as c_kind", "c.owner_kind as c_owner_kind", "c.owner_id as c_owner_id"])
    .orderBy("t.journal_id")
    .orderBy("t.leg")
    .execute();
  const bare = rows.map((row): { journalId: string; leg: BareLeg } => {
    const { currency } = row;
    const leg = {
      kind: row.kind,
      state: row.state,
      amount: toWire(money(row.amount, currency)),
      resolves_journal_id: row.resolves_journal_id,
      debit: {
        account_id: row.d_id,
        kind: row.d_kind,
        owner_kind: row.d_owner_kind,
        owner_id: row.d_owner_id,
        currency,
      },
      credit: {
        account_id: row.c_id,
        kind: row.c_kind,
        owner_kind: row.c_owner_kind,
        owner_id: row.c_owner_id,
        currency,
      },
    };
    return { journalId: row.journal_id, leg };
  });
  const ownerOf = await ownersOf(
    db,
    bare.flatMap(({ leg }) => [leg.debit, leg.credit]),
  );
  const owned = <Ref extends AccountRef>(account: Ref) => ({ ...account, owner: ownerOf(account) });
  const found = new Map<string, Leg[]>();
  for (const { journalId, leg } of bare) {
    const whole = { ...leg, debit: owned(leg.debit), credit: owned(leg.credit) };
    found.set(journalId, [...(found.get(journalId) ?? []), whole]);
  }
  return found;
}

async function reversalsOf(db: Db, journalIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("payments.journals")
    .select(["journal_id", "reference"])
    .where("kind", "=", "reversal")
    .where("reference", "in", journalIds)
    .execute();
  return new Map(rows.map((row) => [row.reference, row.journal_id]));
}

/** Journals that are posted and not in the chain yet. */
export async function countUnchained(db: Db): Promise<number> {
  const { rows } = await sql<{ behind: bigint }>`select count(*) as behind from payments.journals
    where seq > (select last_seq from payments.chain_head)`.execute(db);
  return Number(rows[0]?.behind ?? 0n);
}
