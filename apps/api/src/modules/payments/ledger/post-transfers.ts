import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Accounts, type Journal, type Transfer, transfersOf } from "./journal.ts";
import { translateLedgerError } from "./ledger.errors.ts";
import { openAccounts } from "./post-journal.ts";

/**
 * Posts many journals of one leg each, all or none; those posted before are passed over. Gives how many were new. For
 * settlements: five to twenty times faster than one by one, best between 20 and 200 a call. Raises what `postJournal`
 * raises; descriptions and metadata are not kept.
 */
export async function postTransfers(tx: Tx, journals: readonly Journal[], at: Date): Promise<number> {
  const accounts: Accounts = new Map();
  const rows: Row[] = journals.map((journal) => {
    const [transfer, more] = transfersOf(journal, accounts);
    assert(transfer && !more, `${journal.kind} has one leg`);
    return { journal, transfer, journalId: journal.journalId ?? newId() };
  });
  const call = postMany(rows, at);
  const run = async (statement: RawBuilder<{ posted: number | null }>) => (await statement.execute(tx)).rows[0]?.posted;
  try {
    const posted =
      (await run(sql`select ${call} as posted`)) ??
      (await run(sql`select ${call} as posted from ${openAccounts(accounts, at)}`));
    assert(posted !== undefined && posted !== null, "the accounts are open by now");
    return posted;
  } catch (error) {
    throw translateLedgerError(error);
  }
}

interface Row {
  readonly journal: Journal;
  readonly transfer: Transfer;
  readonly journalId: string;
}

function postMany(rows: readonly Row[], at: Date): RawBuilder<number> {
  const texts = (read: (row: Row) => string) => arrayText(rows.map(read));
  return sql`payments.post_transfers(
    ${texts((row) => row.journalId)}::uuid[], ${texts((row) => row.transfer.debit)}::uuid[],
    ${texts((row) => row.transfer.credit)}::uuid[], ${texts((row) => String(row.transfer.amount.minor))}::bigint[],
    ${texts((row) => row.transfer.amount.currency)}::text[], ${texts((row) => row.journal.kind)}::text[],
    ${texts((row) => row.transfer.kind)}::text[], ${texts((row) => row.journal.reference)}::text[], ${at})`;
}

/** An array as PostgreSQL reads it: eight arrays of two hundred take the driver as long as the rest of the call. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => (PLAIN.test(value) ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`)).join(",")}}`;
}

// Letters alone could read "null".
const PLAIN = /^[\w.-]*[\d.][\w.-]*$/;
