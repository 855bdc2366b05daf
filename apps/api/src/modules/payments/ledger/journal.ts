// What is booked: a journal is one business fact, its legs say which account gives to which.
import { isNegative, isZero, type Money } from "#money";
import type { JsonObject } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type AccountKey, accountId } from "./account-keys.ts";

export interface Leg {
  readonly debit: AccountKey;
  readonly credit: AccountKey;
  readonly amount: Money;
  /** What this part is: `principal`, or the name of a fee. */
  readonly kind: string;
}

export interface Journal {
  /** Noun and past verb: `milestone.released`. */
  readonly kind: string;
  /** The business fact: once for each kind, whatever is retried. */
  readonly reference: string;
  /** Legs of zero are left out, so that a fee of nothing needs no case of its own. */
  readonly legs: readonly Leg[];
  /** The idempotency key. Left out, the fact (kind and reference) alone is the key. */
  readonly journalId?: string;
  readonly description?: string;
  readonly metadata?: JsonObject;
}

/** A leg as the database takes it, its accounts by their ids. */
export interface Transfer {
  readonly debit: string;
  readonly credit: string;
  readonly amount: Money;
  readonly kind: string;
}

/** The accounts of some journals, each once, by their ids. An id is a hash: it is made once for each side of a leg. */
export type Accounts = Map<string, AccountKey>;

/** The legs that move something; their accounts are added to `accounts`. */
export function transfersOf(journal: Journal, accounts: Accounts): readonly Transfer[] {
  const legs = journal.legs.filter((leg) => !isZero(leg.amount));
  assert(legs.length > 0, `${journal.kind} moves money`);
  const idOf = (key: AccountKey): string => {
    const id = accountId(key);
    accounts.set(id, key);
    return id;
  };
  return legs.map(({ debit, credit, amount, kind }) => {
    assert(!isNegative(amount), `${journal.kind}: a leg's amount is above zero; its direction is debit and credit`);
    assert(debit.currency === amount.currency && credit.currency === amount.currency, `${kind} is of one currency`);
    return { debit: idOf(debit), credit: idOf(credit), amount, kind };
  });
}
