import { sql } from "kysely";
import type pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createClock } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { fund, NOON, settle, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { gatewayPending, wallet } from "./account-keys.ts";
import { balanceOf } from "./balances.ts";
import { keepLedger } from "./keep-ledger.ts";
import { postJournal } from "./post-journal.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

const keep = () => keepLedger(ledger.inTransaction, createClock());
/** How many journals the next turns chain, once all that was posted so far is final. */
async function keepAll(): Promise<number> {
  await settle(ledger);
  return keep();
}
const head = () => ledger.db.selectFrom("payments.chain_head").selectAll().executeTakeFirstOrThrow();

test("journals are chained once, soon after they were posted", async () => {
  const before = await head();
  for (let times = 0; times < 3; times += 1) await fund(ledger, wallet(newId(), "EUR"), 100);
  expect(await keepAll()).toBe(3);
  expect(await keepAll()).toBe(0);
  const after = await head();
  expect(after.link).toBe(before.link + 1n);
  expect(after.hash.equals(before.hash)).toBe(false);
});

test("a posting that is still under way is waited for, whoever commits before it", async () => {
  await keepAll();
  const { link, last_seq: chained } = await head();
  const slow = Promise.withResolvers<void>();
  const posted = Promise.withResolvers<void>();
  const underWay = ledger.inTransaction(async (tx) => {
    await postJournal(tx, transfer(gatewayPending("sandbox", "EUR"), wallet(newId(), "EUR"), 1), NOON);
    posted.resolve();
    await slow.promise;
  });
  await posted.promise;
  await fund(ledger, wallet(newId(), "EUR"), 2);
  expect(await keep()).toBe(0);
  expect(await head()).toMatchObject({ link, last_seq: chained });
  slow.resolve();
  await underWay;
  expect(await keepAll()).toBe(2);
});

test("a rolled back posting leaves a gap that the chain steps over", async () => {
  const undone = ledger.inTransaction(async (tx) => {
    await postJournal(tx, transfer(gatewayPending("sandbox", "EUR"), wallet(newId(), "EUR"), 1), NOON);
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  await fund(ledger, wallet(newId(), "EUR"), 1);
  expect(await keepAll()).toBe(1);
});

/** A transaction with an id that stays open until told; the server is never quiet meanwhile. */
async function openTransaction(): Promise<() => Promise<void>> {
  const done = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const running = ledger.inTransaction(async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx);
    began.resolve();
    await done.promise;
  });
  await began.promise;
  return () => {
    done.resolve();
    return running;
  };
}

test.each([
  ["under load without a pause", "select 1"],
  [
    "that was restored into a younger cluster",
    "update payments.settled set armed_xid = '9000000000000', armed_seq = seq",
  ],
])("a ledger %s goes on being chained", async (_, before) => {
  await keepAll();
  await ledger.asOwner((client) => client.query(before));
  let chained = 0;
  let close = await openTransaction();
  await fund(ledger, wallet(newId(), "EUR"), 1);
  for (let turns = 0; turns < 1_000 && chained === 0; turns += 1) {
    const next = await openTransaction();
    await close();
    close = next;
    chained += await keep();
  }
  await close();
  expect(chained).toBe(1);
});

test("settling needs a transaction of its own", async () => {
  const mixed = ledger.inTransaction(async (tx) => {
    await postJournal(tx, transfer(gatewayPending("sandbox", "EUR"), wallet(newId(), "EUR"), 1), NOON);
    await sql`select payments.keep_ledger(${NOON})`.execute(tx);
  });
  await expect(mixed).rejects.toMatchObject({ code: "25001" });
});

test("the application can neither write the ledger nor run its upkeep by parts", async () => {
  for (const statement of [
    "update payments.transfers set amount = amount + 1",
    "delete from payments.journals",
    "insert into payments.journals select * from payments.journals",
    "update payments.accounts set credit_posted = 1000000",
    "truncate payments.chain_links",
    "update payments.chain_head set link = 0",
    "select payments.settle_seq()",
    "select payments.move(gen_random_uuid(), gen_random_uuid(), 'EUR', 1, 0)",
    "select nextval('payments.journal_seq')",
  ]) {
    const attempt = sql.raw(statement).execute(ledger.db);
    await expect(attempt, statement).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|KL006)$/) });
  }
});

test("even the owner of the tables cannot change or remove rows", async () => {
  await fund(ledger, wallet(newId(), "EUR"), 100);
  await ledger.asOwner(async (client: pg.Client) => {
    for (const statement of [
      "update payments.transfers set amount = 1",
      "delete from payments.transfers",
      "truncate payments.transfers",
      "update payments.journals set reference = 'x'",
      "delete from payments.journals",
      "update payments.chain_links set hash = ''",
      "delete from payments.checkpoints",
      "delete from payments.accounts",
      "update payments.accounts set currency = 'USD'",
      "update payments.accounts set no_overdraft = false",
    ]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: "23001" });
    }
  });
});

test("balances of platform accounts are the same with and without checkpoints", async () => {
  const key = gatewayPending("sandbox", "EUR");
  const before = await balanceOf(ledger.db, key);
  await ledger.asOwner((client) => client.query("select payments.roll_up(1)"));
  expect(await balanceOf(ledger.db, key)).toEqual(before);
  const rows = await ledger.db.selectFrom("payments.checkpoints").selectAll().execute();
  expect(rows).toHaveLength(1);
});
