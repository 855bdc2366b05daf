import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Accounts, type Journal, transfersOf } from "./journal.ts";
import { translateLedgerError } from "./ledger.errors.ts";
import { openAccounts } from "./post-journal.ts";

/**
 * Posts many journals of one leg each, all or none; those posted before are passed over. Gives how many were new. For
 * settlements: five to twenty times faster than one by one, best between 20 and 200 a call. Raises what `postJournal`
 * raises; descriptions and metadata are not kept.
 */
export async function postTransfers(tx: Tx, journals: readonly Journal[], at: Date): Promise<number> {
  const accounts: Accounts = new Map();
  const rows = journals.map((journal) => {
    const [transfer, more] = transfersOf(journal, accounts);
    assert(transfer && !more, `${journal.kind} has one leg`);
    return { journal, transfer, journalId: journal.journalId ?? newId() };
  });
  try {
    const answer = await sql<{ posted: number }>`
      select payments.post_transfers(
        ${rows.map((row) => row.journalId)}::uuid[], ${rows.map((row) => row.transfer.debit)}::uuid[],
        ${rows.map((row) => row.transfer.credit)}::uuid[], ${rows.map((row) => row.transfer.amount.minor)}::bigint[],
        ${rows.map((row) => row.transfer.amount.currency)}::text[], ${rows.map((row) => row.journal.kind)}::text[],
        ${rows.map((row) => row.transfer.kind)}::text[], ${rows.map((row) => row.journal.reference)}::text[], ${at}
      ) as posted from ${openAccounts(accounts, at)}`.execute(tx);
    return answer.rows[0]?.posted ?? 0;
  } catch (error) {
    throw translateLedgerError(error);
  }
}
