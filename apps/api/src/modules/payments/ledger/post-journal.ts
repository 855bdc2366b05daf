import { type RawBuilder, sql } from "kysely";
import { type JsonObject, runNamed, type Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Accounts, type Journal, type Transfer, transfersOf } from "./journal.ts";
import { translateLedgerError } from "./ledger.errors.ts";

export interface Posted {
  readonly journalId: string;
  /** False when the same fact had been posted before: nothing moved now. */
  readonly isNew: boolean;
}

/**
 * Posts a journal, all legs or none, in one round trip; accounts that do not exist yet are opened. `at` is business
 * time. Posting the same fact again changes nothing. Raises `ledger.not_enough`, `account_closed`, and, when the key
 * or the fact was used for other content, `key_reused` or `already_posted`; the transaction is then lost.
 */
export async function postJournal(tx: Tx, journal: Journal, at: Date): Promise<Posted> {
  const accounts: Accounts = new Map();
  const transfers = transfersOf(journal, accounts);
  const journalId = journal.journalId ?? newId();
  const first = transfers[0];
  assert(first, "transfersOf gives at least one");
  const isNew =
    transfers.length === 1
      ? await callLedger(tx, "post_transfer", postOne(journalId, journal, first, at), accounts, at)
      : await callLedger(tx, "post_journal", postMany(journalId, journal, transfers, at), accounts, at);
  return { journalId: isNew ? journalId : await standingJournalId(tx, journalId, journal), isNew };
}

/**
 * Runs the posting function of that name; where accounts it needs are missing, nothing is done and it is called again with
 * them opened. Its refusals come out as ledger errors. Planned once a connection, so `call` reads the same for everybody.
 */
export async function callLedger(
  tx: Tx,
  name: string,
  call: RawBuilder<boolean>,
  accounts: Accounts,
  at: Date,
): Promise<boolean> {
  const run = async (as: string, statement: RawBuilder<{ done: boolean | null }>) =>
    (await runNamed(tx, `ledger.${as}`, statement))[0]?.done;
  try {
    const done =
      (await run(name, sql`select case when ${areOpen([...accounts.keys()])} then ${call} end as done`)) ??
      (await run(`${name}.opening`, sql`select ${call} as done from ${openAccounts(accounts, at)}`));
    assert(done !== undefined && done !== null, "a posting function answers");
    return done;
  } catch (error) {
    throw translateLedgerError(error);
  }
}

/** Whether all the accounts are there: nearly always, and a tenth of the work of opening those that are. */
function areOpen(ids: readonly string[]): RawBuilder<boolean> {
  return sql`(select count(*) from payments.accounts where account_id = any (${ids}::uuid[])) = ${ids.length}`;
}

/** A FROM item of one row: whatever is selected from it finds the accounts open. */
export function openAccounts(accounts: Accounts, at: Date): RawBuilder<unknown> {
  const keys = [...accounts.values()];
  return sql`payments.open_accounts(
    ${[...accounts.keys()]}::uuid[], ${keys.map((key) => key.ownerKind)}::text[],
    ${keys.map((key) => key.ownerId)}::text[], ${keys.map((key) => key.kind)}::text[],
    ${keys.map((key) => key.currency)}::text[], ${at}) as opened`;
}

function postOne(journalId: string, journal: Journal, transfer: Transfer, at: Date): RawBuilder<boolean> {
  return sql<boolean>`payments.post_transfer(${journalId}, ${transfer.debit}, ${transfer.credit},
    ${transfer.amount.minor}, ${transfer.amount.currency}, ${journal.kind}, ${transfer.kind}, ${journal.reference}, ${at},
    ${journal.description ?? null}, ${jsonOrNull(journal.metadata)}::jsonb)`;
}

function postMany(journalId: string, journal: Journal, legs: readonly Transfer[], at: Date): RawBuilder<boolean> {
  return sql<boolean>`payments.post_journal(${journalId}, ${journal.kind}, ${journal.reference}, ${at},
    ${legs.map((leg) => leg.debit)}::uuid[], ${legs.map((leg) => leg.credit)}::uuid[],
    ${legs.map((leg) => leg.amount.minor)}::bigint[], ${legs.map((leg) => leg.amount.currency)}::text[],
    ${legs.map((leg) => leg.kind)}::text[], ${journal.description ?? null}, ${jsonOrNull(journal.metadata)}::jsonb)`;
}

function jsonOrNull(value: JsonObject | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** The journal that stands for this fact: posted before, under this id or another. */
async function standingJournalId(tx: Tx, journalId: string, { kind, reference }: Journal): Promise<string> {
  const standing = await tx
    .selectFrom("payments.journals")
    .select("journal_id")
    .where("kind", "=", kind)
    .where("reference", "=", reference)
    .executeTakeFirst();
  assert(standing, `journal ${journalId} stands`);
  return standing.journal_id;
}
