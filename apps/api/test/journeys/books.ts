// The books of a running server as a table: what every journey ends with.
import { expectThat } from "./report.ts";

export interface BookRow {
  readonly account: string;
  readonly currency: string;
  /** Minor units: credits less debits. */
  readonly balance: string;
}
export interface Books {
  readonly rows: readonly BookRow[];
  readonly journals: number;
  readonly transfers: number;
  readonly violations: readonly string[];
}

export async function readBooks(origin: string): Promise<Books> {
  const answer = await fetch(`${origin}/dev/books.json`);
  expectThat("the books can be read (is this server in development?)", answer.ok);
  return (await answer.json()) as Books; // the route's own contract
}

/** Account by account what changed between two readings, with a sum for each currency. */
export function renderChange(
  before: Books,
  after: Books,
): { readonly text: string; readonly sums: ReadonlyMap<string, bigint> } {
  const keyOf = (row: BookRow) => `${row.account}|${row.currency}`;
  const earlier = new Map(before.rows.map((row) => [keyOf(row), BigInt(row.balance)]));
  const sums = new Map<string, bigint>();
  const lines: string[] = [];
  for (const row of after.rows) {
    const change = BigInt(row.balance) - (earlier.get(keyOf(row)) ?? 0n);
    sums.set(row.currency, (sums.get(row.currency) ?? 0n) + change);
    if (change !== 0n) lines.push(`  ${row.account.padEnd(34)} ${row.currency} ${decimal(change).padStart(14)}`);
  }
  for (const [currency, sum] of sums) lines.push(`  ${"sum".padEnd(34)} ${currency} ${decimal(sum).padStart(14)}`);
  return { text: lines.join("\n"), sums };
}

function decimal(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
