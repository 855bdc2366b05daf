import { type Currency, currency, type Money, money, sum, toDecimal } from "#money";
import type { Db } from "#platform/db/index.ts";

export interface BookRow {
  /** `escrow milestone:0192…`, `revenue client_fee`: kind, then whose. */
  readonly account: string;
  readonly balance: Money;
}

export interface Books {
  readonly rows: readonly BookRow[];
  /** One for each currency, and each of them zero, or something is badly wrong. */
  readonly sums: readonly Money[];
}

/** All accounts by kind and owner with what they hold. Every account of the database: for journeys, tests, checks. */
export async function books(db: Db): Promise<Books> {
  const rows = await db
    .selectFrom("payments.balances")
    .select(["kind", "owner_kind", "owner_id", "currency", "posted"])
    .orderBy("currency")
    .orderBy("kind")
    .orderBy("owner_kind")
    .orderBy("owner_id")
    .execute();
  const lines = rows.map((row) => ({
    account: `${row.kind} ${row.owner_kind === "platform" ? "" : `${row.owner_kind}:`}${row.owner_id}`,
    balance: money(row.posted ?? 0n, currency(row.currency ?? "")),
  }));
  const byCurrency = Map.groupBy(lines, (line): Currency => line.balance.currency);
  const sums = [...byCurrency].map(([code, list]) =>
    sum(
      list.map((line) => line.balance),
      code,
    ),
  );
  return { rows: lines, sums };
}

/** The books as a table to read: accounts that hold something, then the sum of each currency. */
export function renderBooks({ rows, sums }: Books): string {
  const line = (name: string, amount: Money) =>
    `${name.padEnd(52)} ${amount.currency} ${toDecimal(amount).padStart(16)}`;
  const held = rows.filter((row) => row.balance.minor !== 0n);
  return [...held.map((row) => line(row.account, row.balance)), ...sums.map((amount) => line("sum", amount))].join(
    "\n",
  );
}
