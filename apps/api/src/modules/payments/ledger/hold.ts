// Two-phase transfers: hold now, post (all or a part) or void later, once.
import { sql } from "kysely";
import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Accounts, type Leg, transfersOf } from "./journal.ts";
import { callLedger } from "./post-journal.ts";

export interface Fact {
  /** Noun and past verb, such as `withdrawal.held`; with `reference` the fact that happens once. */
  readonly kind: string;
  readonly reference: string;
  /** The idempotency key; a new one unless given. */
  readonly journalId?: string;
}

/**
 * Reserves the leg's amount on both accounts; gives the id to resolve it by, or null when this fact was held before.
 * Raises `ledger.not_enough` and what `postJournal` raises.
 */
export async function hold(tx: Tx, fact: Fact, leg: Leg, at: Date): Promise<string | null> {
  const holdId = fact.journalId ?? newId();
  const accounts: Accounts = new Map();
  const [held] = transfersOf({ ...fact, legs: [leg] }, accounts);
  assert(held, "transfersOf gives at least one");
  const call = sql<boolean>`payments.hold(${holdId}, ${held.debit}, ${held.credit}, ${held.amount.minor},
    ${held.amount.currency}, ${fact.kind}, ${held.kind}, ${fact.reference}, ${at})`;
  return (await callLedger(tx, "hold", call, accounts, at)) ? holdId : null;
}

/**
 * Pays what is held, or `amount` of it (the rest is given back). False when this same fact was posted before. Raises
 * `ledger.already_resolved`, `not_held`, `more_than_held`.
 */
export function postPending(tx: Tx, fact: Fact, holdId: string, at: Date, amount?: Money): Promise<boolean> {
  const call = sql<boolean>`payments.post_pending(${fact.journalId ?? newId()}, ${holdId}, ${fact.kind},
    ${fact.reference}, ${at}, ${amount?.minor ?? null})`;
  return callLedger(tx, "post_pending", call, new Map(), at);
}

/** Gives back what is held. False when this same fact was posted before. Raises as `postPending`. */
export function voidPending(tx: Tx, fact: Fact, holdId: string, at: Date): Promise<boolean> {
  const call = sql<boolean>`payments.void_pending(${fact.journalId ?? newId()}, ${holdId}, ${fact.kind},
    ${fact.reference}, ${at})`;
  return callLedger(tx, "void_pending", call, new Map(), at);
}
