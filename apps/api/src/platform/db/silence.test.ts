import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "#platform/log/index.ts";
import { type SilentNetwork, silentNetwork } from "#test/silent-network.ts";
import { world } from "#test/world.ts";
import { createInTransaction, type Database, isCommitUnknown, isDatabaseAway, openDatabase } from "./index.ts";

const kogi = world();
const LIMIT_MS = 300;

let network: SilentNetwork;
let database: Database;

beforeAll(async () => {
  network = await silentNetwork(kogi.platform.connection);
  database = openDatabase({
    connection: network.connection,
    poolSize: 1,
    role: null,
    log: createLogger("silent"),
    silenceLimitMs: LIMIT_MS,
  });
});
afterAll(async () => {
  await database.close();
  network.stop();
});

const one = () => sql<{ one: number }>`select 1 as one`.execute(database.db);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a statement that nobody answers fails as a database that is away, and its connection is used no more", async () => {
  await one();
  network.swallow();
  expect(isDatabaseAway(await failure(one()))).toBe(true);
  expect((await one()).rows).toEqual([{ one: 1 }]);
});

test("so does a transaction, from its middle, and nothing of it came about", async () => {
  const work = createInTransaction(database.db)(async (tx) => {
    await sql`select 1`.execute(tx);
    network.swallow();
    await sql`select 2`.execute(tx);
  });
  const error = await failure(work);
  expect([isDatabaseAway(error), isCommitUnknown(error)]).toEqual([true, false]);
  expect((await one()).rows).toEqual([{ one: 1 }]);
});

test("of a commit that nobody answers it is said that it may have come about", async () => {
  const work = createInTransaction(database.db)(async (tx) => {
    await sql`select 1`.execute(tx);
    network.swallow();
  });
  const error = await failure(work);
  expect([isDatabaseAway(error), isCommitUnknown(error)]).toEqual([true, true]);
  expect((await one()).rows).toEqual([{ one: 1 }]);
});

test("a commit that takes longer than a statement may is waited for", async () => {
  await sql`create temp table slow (n int)`.execute(database.db);
  await sql`create function pg_temp.wait() returns trigger language plpgsql as
    ${sql.lit(`begin perform pg_sleep(${(LIMIT_MS * 1.5) / 1_000}); return null; end`)}`.execute(database.db);
  await sql`create constraint trigger at_commit after insert on slow deferrable initially deferred
    for each row execute function pg_temp.wait()`.execute(database.db);
  await createInTransaction(database.db)(async (tx) => void (await sql`insert into slow values (1)`.execute(tx)));
  expect((await sql`select n from slow`.execute(database.db)).rows).toEqual([{ n: 1 }]);
});

test("who lifted the server's limit for a transaction is waited for, and nobody after it", async () => {
  const slow = sql`select pg_sleep(${(LIMIT_MS * 2) / 1_000}::float8)`;
  await createInTransaction(database.db)(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await slow.execute(tx);
  });
  expect(isDatabaseAway(await failure(slow.execute(database.db)))).toBe(true);
});
