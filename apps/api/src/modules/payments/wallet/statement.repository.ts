import { sql } from "kysely";
import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { type Money, money } from "#money";
import { countRows, type Db } from "#platform/db/index.ts";
import { type AccountKey, accountId } from "../ledger/account-keys.ts";
import { balanceAt } from "../ledger/balances.ts";
import type { StatementPlace } from "../ledger/statement.ts";

/** From the first instant up to, and without, the last. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

export interface MovementFilter {
  readonly kinds: readonly string[] | null;
  readonly direction: "in" | "out" | null;
}

export interface Movement extends StatementPlace {
  readonly journalId: string;
  readonly at: Date;
  readonly kind: string;
  readonly description: string | null;
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
  readonly description: string | null;
  readonly amount: bigint;
  readonly balance: bigint;
}

const AFTER_EVERYTHING: StatementPlace = { seq: 9_223_372_036_854_775_807n, leg: 0 };
const SIGNS = { in: 1, out: -1 } as const;

interface MovementWish extends Period, MovementFilter {
  readonly before: StatementPlace | null;
  readonly limit: number;
}

/** The movements of a period, newest first, each with the balance after it. */
export async function listMovements(db: Db, key: AccountKey, options: MovementWish): Promise<readonly Movement[]> {
  const { rows } = await sql<Row>`select * from ${movements(key, options)}`.execute(db);
  return rows.map((row) => ({
    seq: row.seq,
    leg: row.leg,
    journalId: row.journal_id,
    at: row.created_at,
    kind: row.journal_kind,
    description: row.description,
    amount: money(row.amount, key.currency),
    balance: money(row.balance, key.currency),
  }));
}

export async function countMovements(db: Db, key: AccountKey, wish: Period & MovementFilter): Promise<number> {
  return countRows(db, sql`select from ${movements(key, { ...wish, before: null, limit: TOTAL_MAX })}`);
}

function movements(key: AccountKey, wish: MovementWish) {
  const { seq, leg } = wish.before ?? AFTER_EVERYTHING;
  const sign = wish.direction === null ? 0 : SIGNS[wish.direction];
  return sql`payments.statement_period(${accountId(key)}, ${wish.from}, ${wish.until},
    ${wish.kinds}::text[], ${sign}::integer, ${seq}, ${leg}::smallint, ${wish.limit})`;
}

export interface PeriodTotals {
  readonly opening: Money;
  readonly closing: Money;
  readonly movedIn: Money;
  readonly movedOut: Money;
}

/** Opening and closing are the ledger's own balances of those instants, not sums of the list. */
export async function periodTotals(db: Db, key: AccountKey, { from, until }: Period): Promise<PeriodTotals> {
  const { rows } = await sql<{ moved_in: bigint; moved_out: bigint }>`
    select * from payments.moved_in_period(${accountId(key)}, ${from}, ${until})`.execute(db);
  return {
    opening: await balanceAt(db, key, justBefore(from)),
    closing: await balanceAt(db, key, justBefore(until)),
    movedIn: money(rows[0]?.moved_in ?? 0n, key.currency),
    movedOut: money(rows[0]?.moved_out ?? 0n, key.currency),
  };
}

// Business time has whole milliseconds, so nothing lies between this one and the instant.
function justBefore(at: Date): Date {
  return new Date(at.getTime() - 1);
}
