// The provider's own list of everything that moved: what it holds is the sum.
import { type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import type { GatewayBalance, GatewayTransaction, ReportPort } from "../port-reports.ts";

const PAGE = 100;

interface Movement {
  readonly kind: Exclude<GatewayTransaction["kind"], "charge_pending" | "provider_fee" | "other">;
  readonly source: string;
  /** Below zero when it left. */
  readonly amount: Money;
  readonly feeMinor?: bigint;
  readonly at: Date;
  readonly availableAt?: Date;
}

export async function keepTransaction(
  tx: Tx,
  { kind, source, amount, feeMinor, at, availableAt }: Movement,
): Promise<void> {
  await tx
    .insertInto("payments.sandbox_transactions")
    .values({
      kind,
      source,
      amount_minor: amount.minor,
      fee_minor: feeMinor ?? 0n,
      currency: amount.currency,
      created_at: at,
      available_at: availableAt ?? at,
    })
    .execute();
}

export async function readBalances(db: Db, at: Date): Promise<readonly GatewayBalance[]> {
  const rows = await db
    .selectFrom("payments.sandbox_transactions")
    .select(["currency", "amount_minor", "fee_minor", "available_at"])
    .execute();
  const currencies = [...new Set(rows.map((row) => row.currency))].toSorted();
  return currencies.map((currency) => {
    const sumWhere = (available: boolean) =>
      money(
        rows
          .filter((row) => row.currency === currency && row.available_at <= at === available)
          .reduce((all, row) => all + row.amount_minor - row.fee_minor, 0n),
        currency,
      );
    return { available: sumWhere(true), pending: sumWhere(false) };
  });
}

export async function readTransactions(
  db: Db,
  { from, until, cursor }: Parameters<ReportPort["transactions"]>[0],
): ReturnType<ReportPort["transactions"]> {
  const rows = await db
    .selectFrom("payments.sandbox_transactions")
    .selectAll()
    .where("created_at", ">=", from)
    .where("created_at", "<", until)
    .where("transaction_no", ">", cursor === null ? 0n : BigInt(cursor))
    .orderBy("transaction_no")
    .limit(PAGE + 1)
    .execute();
  const data = rows.slice(0, PAGE).map((row) => ({
    id: `txn_${row.transaction_no}`,
    // The column's check constraint allows the words of the port alone.
    kind: row.kind as GatewayTransaction["kind"],
    source: row.source,
    amount: money(row.amount_minor, row.currency),
    fee: money(row.fee_minor, row.currency),
    at: row.created_at,
    availableAt: row.available_at,
  }));
  return { data, cursor: rows.length > PAGE ? String(rows[PAGE - 1]?.transaction_no ?? "") : null };
}
