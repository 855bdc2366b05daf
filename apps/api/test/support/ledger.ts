// A database of its own for a test file of the ledger, used as the application uses it.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type AccountKey, gatewayPending } from "#modules/payments/ledger/account-keys.ts";
import type { Journal } from "#modules/payments/ledger/journal.ts";
import { type Posted, postJournal } from "#modules/payments/ledger/post-journal.ts";
import { type Money, money } from "#money";
import { createInTransaction, type Db, type InTransaction, openDatabase, type Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { cloneDatabase } from "./database.ts";

export interface TestLedger {
  readonly db: Db;
  readonly inTransaction: InTransaction;
  /** The same on a connection that the server cuts while it commits: it may have committed or not, nobody knows. */
  readonly inCutTransaction: InTransaction;
  /** As the role that made the tables, for what the application may not do. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  asOwnerInTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const NOON = new Date("2026-03-02T12:00:00Z");
export const eur = (minor: number | bigint): Money => money(BigInt(minor), "EUR");

export function testLedger(poolSize = 8): TestLedger {
  const state: { connection?: pg.ClientConfig; db?: Db; close?: () => Promise<void> } = {};
  const open = (connection: pg.ClientConfig, role: string | null, size: number) =>
    openDatabase({ connection, poolSize: size, role, log: createLogger("silent") });
  const db = () => {
    if (!state.db) throw new Error("the ledger is ready inside tests and hooks, not while the file loads");
    return state.db;
  };
  const connection = () => {
    if (!state.connection) throw new Error("the ledger is ready inside tests and hooks, not while the file loads");
    return state.connection;
  };
  beforeAll(async () => {
    const clone = await cloneDatabase();
    const database = open(clone.connection, "kogi_app", poolSize);
    state.connection = clone.connection;
    state.db = database.db;
    state.close = async () => {
      await database.close();
      await clone.drop();
    };
  });
  afterAll(() => state.close?.());
  return {
    get db() {
      return db();
    },
    inTransaction: (work) => createInTransaction(db())(work),
    async inCutTransaction(work) {
      const database = open(connection(), "kogi_app", 1);
      const cutter = new pg.Client(connection());
      await cutter.connect();
      let cut: Promise<unknown> = Promise.resolve();
      try {
        return await createInTransaction(database.db)(async (tx) => {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
          const result = await work(tx);
          // Not awaited: it races with the commit.
          cut = cutter.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
          return result;
        });
      } finally {
        await cut;
        await Promise.all([cutter.end(), database.close()]);
      }
    },
    async asOwner(work) {
      const client = new pg.Client(connection());
      await client.connect();
      return work(client).finally(() => client.end());
    },
    async asOwnerInTransaction(work) {
      const database = open(connection(), null, 1);
      return createInTransaction(database.db)(work).finally(() => database.close());
    },
  };
}

/**
 * Until every number given so far is final. Transaction ids are counted over the whole server, so another test file's
 * open transaction puts it off.
 */
export async function settle(ledger: TestLedger): Promise<void> {
  await ledger.asOwner(async (client) => {
    const newest = BigInt((await client.query("select last_value from payments.journal_seq")).rows[0].last_value);
    for (let settled = -1n; settled < newest; await sleep(5)) {
      settled = BigInt((await client.query("select payments.settle_seq() as seq")).rows[0].seq);
    }
  });
}

/** One transfer; the account it takes from is whatever the test likes. */
export function transfer(debit: AccountKey, credit: AccountKey, minor: number, reference: string = newId()): Journal {
  const amount = money(BigInt(minor), debit.currency);
  return { kind: "test.moved", reference, legs: [{ debit, credit, amount, kind: "principal" }] };
}

export function post(ledger: TestLedger, journal: Journal, at: Date = NOON): Promise<Posted> {
  return ledger.inTransaction((tx) => postJournal(tx, journal, at));
}

/** Money out of nowhere, as far as the test is concerned: from the gateway into `key`. */
export function fund(ledger: TestLedger, key: AccountKey, minor: number): Promise<Posted> {
  return post(ledger, transfer(gatewayPending("sandbox", key.currency), key, minor));
}
