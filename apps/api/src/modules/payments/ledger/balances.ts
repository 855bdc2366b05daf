import { sql } from "kysely";
import { type Currency, type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { type AccountKey, accountId } from "./account-keys.ts";

export interface Balance {
  /** Credits less debits. */
  readonly posted: Money;
  /** What may still be taken out: posted less what is held. */
  readonly available: Money;
}

/** The balances of accounts, in the order asked; an account that nothing was ever posted to has zero. */
export async function balances(db: Db, keys: readonly AccountKey[]): Promise<readonly Balance[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("payments.balances")
    .select(["account_id", "posted", "available"])
    .where("account_id", "in", keys.map(accountId))
    .execute();
  const found = new Map(rows.map((row) => [row.account_id, row]));
  return keys.map((key) => {
    const row = found.get(accountId(key));
    return { posted: money(row?.posted ?? 0n, key.currency), available: money(row?.available ?? 0n, key.currency) };
  });
}

export async function balanceOf(db: Db, key: AccountKey): Promise<Balance> {
  const [balance] = await balances(db, [key]);
  return balance ?? { posted: money(0n, key.currency), available: money(0n, key.currency) };
}

/** The same, and it stays so until the transaction ends: for who posts by what it says. */
export async function balanceKeptStill(tx: Tx, key: AccountKey): Promise<Balance> {
  await sql`select payments.keep_still(${accountId(key)})`.execute(tx);
  return balanceOf(tx, key);
}

/** What an account held at an instant, that instant included. */
export function balanceAt(db: Db, key: AccountKey, at: Date): Promise<Money> {
  return balanceOfAccountAt(db, accountId(key), key.currency, at);
}

/** The same where the account is known by its id. */
export async function balanceOfAccountAt(db: Db, id: string, currency: Currency, at: Date): Promise<Money> {
  const { rows } = await sql<{ posted: bigint }>`select payments.balance_at(${id}, ${at}) as posted`.execute(db);
  return money(rows[0]?.posted ?? 0n, currency);
}
