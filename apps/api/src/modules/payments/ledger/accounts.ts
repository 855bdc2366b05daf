import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import { type AccountKey, accountId } from "./account-keys.ts";
import { translateLedgerError } from "./ledger.errors.ts";

/** Closes an account for good; nothing can be posted to it afterwards. Raises `ledger.account_not_empty`. */
export async function closeAccount(tx: Tx, key: AccountKey, at: Date): Promise<void> {
  try {
    await sql`select payments.close_account(${accountId(key)}, ${at})`.execute(tx);
  } catch (error) {
    throw translateLedgerError(error);
  }
}
