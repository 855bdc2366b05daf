import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import type { LedgerAccountView, LedgerJournalView, LedgerStateView } from "#api-schema/payments-ledger.ts";
import { currency, money, sum, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db } from "#platform/db/index.ts";
import { decodeCursor, foreignCursor, toPage } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { balanceOfAccountAt } from "../balances.ts";
import { lastCheckRun } from "../check-books.ts";
import { countPostings } from "../count-postings.ts";
import { ledgerErrors } from "../ledger.errors.ts";
import { countStatement, type StatementPlace, statementOf } from "../statement.ts";
import { ownersOf } from "./account-owners.ts";
import { countAccounts, findAccount, listAccounts } from "./accounts.repository.ts";
import { countJournals, countUnchained, findJournal, listJournals } from "./journals.repository.ts";
import { journalsAbout } from "./journals-about.ts";

type Of<Name extends keyof typeof paymentsApi, Part extends "query" | "response"> = Static<
  (typeof paymentsApi)[Name][Part]
>;

export async function readLedger({ db }: Platform): Promise<LedgerStateView> {
  const [counts, kinds, chain, last] = await Promise.all([
    countPostings(db),
    readKinds(db),
    readChain(db),
    lastCheckRun(db),
  ]);
  const byCurrency = Map.groupBy(kinds, ({ balance }) => balance.currency);
  return {
    ...counts,
    kinds: kinds.map(({ balance, ...rest }) => ({ ...rest, balance: toWire(balance) })),
    sums: [...byCurrency].map(([code, list]) =>
      toWire(
        sum(
          list.map(({ balance }) => balance),
          code,
        ),
      ),
    ),
    chain,
    last_check: last,
  };
}

async function readKinds(db: Db) {
  const rows = await db
    .selectFrom("payments.balances")
    .select(({ fn, eb }) => [
      "kind",
      "currency",
      fn.countAll<bigint>().as("accounts"),
      eb.cast<bigint>(fn.sum("posted"), "bigint").as("posted"),
    ])
    .groupBy(["kind", "currency"])
    .orderBy("currency")
    .orderBy("kind")
    .execute();
  return rows.map((row) => ({
    kind: row.kind ?? "",
    accounts: Number(row.accounts),
    balance: money(row.posted, currency(row.currency ?? "")),
  }));
}

async function readChain(db: Db): Promise<LedgerStateView["chain"]> {
  const [head, newest, behind] = await Promise.all([
    db.selectFrom("payments.chain_head").selectAll().executeTakeFirstOrThrow(),
    db.selectFrom("payments.chain_links").select("chained_at").orderBy("link", "desc").limit(1).executeTakeFirst(),
    countUnchained(db),
  ]);
  return {
    links: Number(head.link),
    last_seq: String(head.last_seq),
    hash: Buffer.from(head.hash).toString("hex"),
    chained_at: newest?.chained_at.toISOString() ?? null,
    behind,
  };
}

export async function readAccounts(
  { db }: Platform,
  query: Of<"listLedgerAccounts", "query">,
): Promise<Of<"listLedgerAccounts", "response">> {
  const limit = query.limit ?? 20;
  const filter = { kinds: query.kind ?? [], currencies: query.currency ?? [], ownerId: query.owner_id };
  const after = query.cursor === undefined ? null : decodeId(query.cursor);
  const rows = await listAccounts(db, filter, { after, limit });
  const ownerOf = await ownersOf(db, rows);
  const page = toPage(
    rows,
    limit,
    (row) => [row.account_id],
    (row) => ({ ...row, owner: ownerOf(row) }),
  );
  return { ...page, ...(query.count ? { total: await countAccounts(db, filter) } : {}) };
}

/** Raises `ledger.account_not_found`. */
export async function readAccount({ db }: Platform, accountId: string, at?: string): Promise<LedgerAccountView> {
  const row = await findAccount(db, accountId);
  if (!row) throw ledgerErrors.accountNotFound();
  const ownerOf = await ownersOf(db, [row]);
  const account = { ...row, owner: ownerOf(row) };
  if (at === undefined) return account;
  const balance = toWire(await balanceOfAccountAt(db, accountId, currency(account.currency), new Date(at)));
  // What was held at that instant and could not be taken out then is not told by the log of posted transfers.
  return { ...account, balance, available: balance };
}

/** Raises `ledger.account_not_found`. */
export async function readLines(
  platform: Platform,
  accountId: string,
  query: Of<"listLedgerLines", "query">,
): Promise<Of<"listLedgerLines", "response">> {
  const { db } = platform;
  const place = query.cursor === undefined ? {} : { before: decodePlace(query.cursor) };
  const account = await readAccount(platform, accountId);
  const limit = query.limit ?? 20;
  const lines = await statementOf(
    db,
    { accountId, currency: currency(account.currency) },
    { ...place, limit: limit + 1 },
  );
  const page = toPage(
    lines,
    limit,
    (line) => [String(line.seq), line.leg],
    (line) => ({
      journal_id: line.journalId,
      seq: String(line.seq),
      created_at: line.at.toISOString(),
      journal_kind: line.journalKind,
      kind: line.kind,
      reference: line.reference,
      description: line.description,
      amount: toWire(line.amount),
      balance: toWire(line.balance),
    }),
  );
  return { ...page, ...(query.count ? { total: await countStatement(db, accountId) } : {}) };
}

export async function readJournals(
  { db }: Platform,
  query: Of<"listJournals", "query">,
): Promise<Of<"listJournals", "response">> {
  const limit = query.limit ?? 20;
  const filter = {
    kinds: query.kind ?? [],
    ids: query.about === undefined ? null : await journalsAbout(db, query.about),
    from: query.from === undefined ? null : new Date(`${query.from}T00:00:00Z`),
    until: query.to === undefined ? null : addMs(new Date(`${query.to}T00:00:00Z`), DAY_MS),
  };
  const beforeSeq = query.cursor === undefined ? null : decodePlace(query.cursor).seq;
  const page = toPage(
    await listJournals(db, filter, { beforeSeq, limit }),
    limit,
    (row) => [row.seq, 0],
    (row) => row,
  );
  return { ...page, ...(query.count ? { total: await countJournals(db, filter) } : {}) };
}

/** Raises `ledger.journal_not_found`. */
export async function readJournal({ db }: Platform, journalId: string): Promise<LedgerJournalView> {
  const journal = await findJournal(db, journalId);
  if (!journal) throw ledgerErrors.journalNotFound();
  return journal;
}

function decodeId(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== "string" || !isId(id)) throw foreignCursor();
  return id;
}

function decodePlace(cursor: string): StatementPlace {
  const [seq, leg] = decodeCursor(cursor, 2);
  if (typeof seq !== "string" || !/^[0-9]{1,18}$/.test(seq) || typeof leg !== "number" || !isSmall(leg))
    throw foreignCursor();
  return { seq: BigInt(seq), leg };
}

// As the column's smallint takes it.
function isSmall(leg: number): boolean {
  return Number.isInteger(leg) && leg >= 0 && leg <= 32_767;
}
