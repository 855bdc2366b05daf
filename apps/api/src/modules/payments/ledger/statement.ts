import { sql } from "kysely";
import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { type Currency, type Money, money } from "#money";
import { countRows, type Db, type JsonValue } from "#platform/db/index.ts";
import { type AccountKey, accountId } from "./account-keys.ts";

/** Where the next page starts: the place of the last line of this one. */
export interface StatementPlace {
  readonly seq: bigint;
  readonly leg: number;
}

export interface StatementLine extends StatementPlace {
  readonly journalId: string;
  readonly at: Date;
  readonly journalKind: string;
  readonly reference: string;
  readonly description: string | null;
  readonly metadata: JsonValue;
  readonly kind: string;
  readonly counterAccountId: string;
  /** Signed: what it did to the balance. */
  readonly amount: Money;
  readonly balance: Money;
}

interface Row {
  readonly journal_id: string;
  readonly seq: bigint;
  readonly leg: number;
  readonly created_at: Date;
  readonly journal_kind: string;
  readonly reference: string;
  readonly description: string | null;
  readonly metadata: JsonValue;
  readonly kind: string;
  readonly counter_account_id: string;
  readonly amount: bigint;
  readonly balance: bigint;
}

const BEFORE_NOTHING: StatementPlace = { seq: 9_223_372_036_854_775_807n, leg: 0 };

interface StatementPage {
  readonly before?: StatementPlace;
  readonly limit: number;
}

/** An account's posted transfers, newest first, each with the balance after it; stable under new postings. */
export function statement(db: Db, key: AccountKey, page: StatementPage): Promise<readonly StatementLine[]> {
  return statementOf(db, { accountId: accountId(key), currency: key.currency }, page);
}

/** How many lines it has, as far as lists count. */
export function countStatement(db: Db, accountId: string): Promise<number> {
  const { seq, leg } = BEFORE_NOTHING;
  return countRows(db, sql`select from payments.statement(${accountId}, ${seq}, ${leg}::smallint, ${TOTAL_MAX})`);
}

/** The same where the account is known by its id. */
export async function statementOf(
  db: Db,
  key: { readonly accountId: string; readonly currency: Currency },
  page: StatementPage,
): Promise<readonly StatementLine[]> {
  const { seq, leg } = page.before ?? BEFORE_NOTHING;
  const { rows } = await sql<Row>`
    select * from payments.statement(${key.accountId}, ${seq}, ${leg}::smallint, ${page.limit})`.execute(db);
  return rows.map((row) => ({
    seq: row.seq,
    leg: row.leg,
    journalId: row.journal_id,
    at: row.created_at,
    journalKind: row.journal_kind,
    reference: row.reference,
    description: row.description,
    metadata: row.metadata,
    kind: row.kind,
    counterAccountId: row.counter_account_id,
    amount: money(row.amount, key.currency),
    balance: money(row.balance, key.currency),
  }));
}
