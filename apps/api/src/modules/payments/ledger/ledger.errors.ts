import { constraintOf, sqlStateOf } from "#platform/db/index.ts";
import { defineErrors, type ErrorMaker } from "#platform/errors/index.ts";

export const ledgerErrors = defineErrors("ledger", {
  notEnough: [409, "There is not enough money for this."],
  keyReused: [422, "This was booked before under the same key with other content."],
  alreadyPosted: [409, "This was booked before with other amounts."],
  alreadyResolved: [409, "This held amount was paid or given back before."],
  notHeld: [409, "Nothing is held here."],
  moreThanHeld: [409, "Less than this is held."],
  currencyMismatch: [422, "The currencies differ."],
  notReversible: [409, "There is nothing to take back here."],
  accountClosed: [409, "This account is closed."],
  accountNotEmpty: [409, "This account is not empty."],
  accountNotFound: [404, "No such account."],
  journalNotFound: [404, "No such journal."],
});

// The SQLSTATEs and constraint names of db/migrations/0201_payments_posting.sql and 0302.
const BY_STATE: Readonly<Record<string, ErrorMaker>> = {
  KL001: ledgerErrors.keyReused,
  KL002: ledgerErrors.notHeld,
  KL003: ledgerErrors.moreThanHeld,
  KL004: ledgerErrors.currencyMismatch,
  KL005: ledgerErrors.accountClosed,
  KL007: ledgerErrors.alreadyPosted,
  KL008: ledgerErrors.accountNotEmpty,
};
const BY_CONSTRAINT: Readonly<Record<string, ErrorMaker>> = {
  accounts_no_overdraft: ledgerErrors.notEnough,
  transfers_resolved_once: ledgerErrors.alreadyResolved,
  journals_pkey: ledgerErrors.keyReused,
};

/** The database's verdict as an error for people; what is no verdict of the ledger comes back as it was. */
export function translateLedgerError(error: unknown): unknown {
  const make = BY_STATE[sqlStateOf(error) ?? ""] ?? BY_CONSTRAINT[constraintOf(error) ?? ""];
  return make ? make() : error;
}
