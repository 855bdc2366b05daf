// The ledger as an administrator reads it: accounts, journals, statements, the checks of the books, the chain's head.
import { type Static, Type } from "typebox";
import {
  CurrencyCode,
  Day,
  Id,
  Instant,
  InstantInput,
  MoneyView,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
} from "./core.ts";

/** Whose an account is, where that can be told: a person, or what was paid for. */
const AccountOwner = record({
  name: Type.String(),
  /** A person's: their page is `/@handle`. */
  handle: nullable(Type.String()),
  /** The payment of what is protected or disputed. */
  transaction_id: nullable(Id),
});
export type AccountOwner = Static<typeof AccountOwner>;

const accountShape = {
  account_id: Id,
  /** `wallet`, `escrow`, `revenue` and so on. */
  kind: Type.String(),
  owner_kind: Type.String(),
  owner_id: Type.String(),
  owner: nullable(AccountOwner),
  currency: CurrencyCode,
};
export const LedgerAccountView = record({
  ...accountShape,
  /** Credits less debits. */
  balance: MoneyView,
  /** What may still be taken out. */
  available: MoneyView,
  closed_at: nullable(Instant),
});
export type LedgerAccountView = Static<typeof LedgerAccountView>;

export const AccountRef = record(accountShape);

export const LedgerJournalView = record({
  journal_id: Id,
  /** Its number: the order in which journals were posted. */
  seq: Type.String(),
  kind: Type.String(),
  reference: Type.String(),
  description: nullable(Type.String()),
  created_at: Instant,
  legs: Type.Array(
    record({
      kind: Type.String(),
      state: Type.String(),
      debit: AccountRef,
      credit: AccountRef,
      amount: MoneyView,
      /** The journal of the hold that this one pays or gives back. */
      resolves_journal_id: nullable(Id),
    }),
  ),
  /** The journal that takes this one back, and the one that this one takes back. */
  reversed_by: nullable(Id),
  reverses: nullable(Id),
  /** Only what an administrator booked by hand can be taken back by one. */
  can: Type.Array(oneOf("reverse")),
});
export type LedgerJournalView = Static<typeof LedgerJournalView>;

export const LedgerLineView = record({
  journal_id: Id,
  seq: Type.String(),
  created_at: Instant,
  journal_kind: Type.String(),
  kind: Type.String(),
  reference: Type.String(),
  description: nullable(Type.String()),
  /** What it did to the balance. */
  amount: MoneyView,
  balance: MoneyView,
});
export type LedgerLineView = Static<typeof LedgerLineView>;

export const CheckRunView = record({
  check_run_id: Id,
  ran_at: Instant,
  duration_ms: Type.Integer(),
  ran: Type.Array(Type.String()),
  skipped: Type.Array(Type.String()),
  violations: Type.Array(record({ check: Type.String(), subject: Type.String(), detail: Type.String() })),
});
export type CheckRunView = Static<typeof CheckRunView>;

export const LedgerStateView = record({
  journals: Type.Integer(),
  transfers: Type.Integer(),
  /** The sum of all balances of each currency: zero, or something is badly wrong. */
  sums: Type.Array(MoneyView),
  kinds: Type.Array(record({ kind: Type.String(), accounts: Type.Integer(), balance: MoneyView })),
  chain: record({
    links: Type.Integer(),
    last_seq: Type.String(),
    /** The hash of the newest link, hexadecimal. */
    hash: Type.String(),
    chained_at: nullable(Instant),
    /** Journals that were posted and are not chained yet. */
    behind: Type.Integer(),
  }),
  last_check: nullable(CheckRunView),
});
export type LedgerStateView = Static<typeof LedgerStateView>;

const accountParams = record({ account_id: Id });

export const ledgerRoutes = {
  readLedger: route({
    method: "GET",
    path: "/api/admin/ledger",
    summary: "The state of the books: sums, kinds of accounts, the chain's head, the last check",
    access: "admin",
    response: LedgerStateView,
  }),
  checkLedger: route({
    method: "POST",
    path: "/api/admin/ledger/checks",
    summary: "Check every invariant of the books now",
    access: "admin",
    response: CheckRunView,
    status: 201,
  }),
  listLedgerAccounts: route({
    method: "GET",
    path: "/api/admin/ledger/accounts",
    summary: "Accounts with what they hold",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("account_id"),
      kind: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 })),
      currency: Type.Optional(Type.Array(CurrencyCode, { maxItems: 40 })),
      owner_id: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    response: pageOf(LedgerAccountView),
  }),
  getLedgerAccount: route({
    method: "GET",
    path: "/api/admin/ledger/accounts/:account_id",
    summary: "One account, now or as it was at an instant",
    access: "admin",
    params: accountParams,
    query: record({ at: Type.Optional(InstantInput) }),
    response: LedgerAccountView,
    errors: ["ledger.account_not_found"],
  }),
  listLedgerLines: route({
    method: "GET",
    path: "/api/admin/ledger/accounts/:account_id/lines",
    summary: "An account's statement, newest first, with the balance after each line",
    access: "admin",
    params: accountParams,
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(LedgerLineView),
    errors: ["ledger.account_not_found"],
  }),
  listJournals: route({
    method: "GET",
    path: "/api/admin/ledger/journals",
    summary: "Journals, newest first; those that tell of one thing when `about` is given",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      kind: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })),
      /** The id or number of a journal; the id of a payment, milestone, refund, payout or dispute, ours or the provider's. */
      about: Type.Optional(Type.String({ maxLength: 120 })),
      /** Posted from this day to that one, both of them in, in UTC. */
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    }),
    response: pageOf(LedgerJournalView),
  }),
  getJournal: route({
    method: "GET",
    path: "/api/admin/ledger/journals/:journal_id",
    summary: "One journal with its legs",
    access: "admin",
    params: record({ journal_id: Id }),
    response: LedgerJournalView,
    errors: ["ledger.journal_not_found"],
  }),
};
