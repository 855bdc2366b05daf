// A network that swallows what is sent: no error comes, and no answer.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "#platform/log/index.ts";
import { world } from "#test/world.ts";
import { createInTransaction, type Database, isDatabaseAway, openDatabase } from "./index.ts";

const kogi = world();
const LIMIT_MS = 300;

/** What stands between us and the database. */
const network = { sockets: new Set<Socket>(), stop: () => undefined as unknown };
let database: Database;

beforeAll(async () => {
  const { host = "127.0.0.1", port = 5432 } = kogi.platform.connection;
  const there = host.startsWith("/") ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
  const between = createServer((ours) => {
    const theirs = connect(there);
    ours.pipe(theirs).pipe(ours);
    for (const socket of [ours, theirs]) socket.on("error", () => undefined);
    ours.on("close", () => theirs.destroy());
    theirs.on("close", () => ours.destroy());
    network.sockets.add(theirs);
  });
  between.listen(0, "127.0.0.1");
  await once(between, "listening");
  network.stop = () => between.close();
  database = openDatabase({
    // It listens on a port.
    connection: { ...kogi.platform.connection, host: "127.0.0.1", port: (between.address() as AddressInfo).port },
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

/** From now on nothing that the database says on these connections arrives. */
function swallow(): void {
  for (const theirs of network.sockets) theirs.unpipe().pause();
}
const one = () => sql<{ one: number }>`select 1 as one`.execute(database.db);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a statement that nobody answers fails as a database that is away, and its connection is used no more", async () => {
  await one();
  swallow();
  expect(isDatabaseAway(await failure(one()))).toBe(true);
  expect((await one()).rows).toEqual([{ one: 1 }]);
});

test("so does a transaction, from its middle", async () => {
  const work = createInTransaction(database.db)(async (tx) => {
    await sql`select 1`.execute(tx);
    swallow();
    await sql`select 2`.execute(tx);
  });
  expect(isDatabaseAway(await failure(work))).toBe(true);
  expect((await one()).rows).toEqual([{ one: 1 }]);
});

test("who lifted the server's limit for a transaction is waited for, and nobody after it", async () => {
  const slow = sql`select pg_sleep(${(LIMIT_MS * 2) / 1_000}::float8)`;
  await createInTransaction(database.db)(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await slow.execute(tx);
  });
  expect(isDatabaseAway(await failure(slow.execute(database.db)))).toBe(true);
});
