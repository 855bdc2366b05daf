// The database goes away: requests are told to come back, and the process lives on.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpServer } from "#platform/http/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { world } from "#test/world.ts";
import { isDatabaseAway } from "./index.ts";

const kogi = world();
const thrown: { error?: unknown } = {};
const server = createHttpServer({ log: createLogger("silent"), https: false, trustProxy: false });
beforeAll(() => {
  server.get("/fails", () => {
    throw thrown.error;
  });
});
afterAll(() => server.close());

/** What a caller is told when this happens behind their request. */
async function answerTo(error: unknown): Promise<readonly [status: number, retryAfter: string | undefined]> {
  thrown.error = error;
  const { statusCode, headers } = await server.inject("/fails");
  return [statusCode, headers["retry-after"]?.toString()];
}

const failure = (message: string, facts: object = {}) => Object.assign(new Error(message), facts);

test.each([
  ["cut by an administrator", failure("terminating connection due to administrator command", { code: "57P01" })],
  ["starting up", failure("the database system is starting up", { code: "57P03" })],
  ["crashed", failure("terminating connection because of crash of another server process", { code: "57P02" })],
  ["disk full", failure('could not extend file "base/5/16384": No space left on device', { code: "53100" })],
  ["no more connections", failure("sorry, too many clients already", { code: "53300" })],
  ["idle for too long in a transaction", failure("terminating connection", { code: "25P03" })],
  ["ended between two bytes", failure("Connection terminated unexpectedly")],
  ["no answer in time", failure("Connection terminated due to connection timeout")],
  ["no connection free in time", failure("timeout exceeded when trying to connect")],
  ["no answer to a question of its own", failure("Query read timeout")],
  ["used after it broke", failure("Client has encountered a connection error and is not queryable")],
  ["thrown away by the query builder", failure("Postgres connection has been discarded")],
  ["nobody listens", failure("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED", syscall: "connect" })],
  ["its socket is gone", failure("connect ENOENT /tmp/.s.PGSQL.5432", { code: "ENOENT", syscall: "connect" })],
  ["gone while we wrote to it", failure("write EPIPE", { code: "EPIPE", syscall: "write" })],
  ["reset", failure("read ECONNRESET", { code: "ECONNRESET", syscall: "read" })],
  [
    "nobody listens on either address",
    new AggregateError([
      failure("connect ECONNREFUSED ::1:5432", { code: "ECONNREFUSED", syscall: "connect" }),
      failure("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED", syscall: "connect" }),
    ]),
  ],
])("a database that is %s means: come back in two seconds", async (_, error) => {
  expect(await answerTo(error)).toEqual([503, "2"]);
});

test.each([
  ["a file that is missing", failure("ENOENT: no such file", { code: "ENOENT", syscall: "open" })],
  ["a statement that is wrong", failure('column "x" does not exist', { code: "42703" })],
  ["a mistake of ours", new TypeError("x is not a function")],
  ["several mistakes at once", new AggregateError([new TypeError("x is not a function")])],
  ["nothing in particular", new AggregateError([])],
])("%s is no matter of coming back", async (_, error) => {
  expect(await answerTo(error)).toEqual([500, undefined]);
});

test("a connection that is cut in mid-transaction fails its work, undone, and nothing else", async () => {
  const { inTransaction, owner, db, audit } = kogi.platform;
  const note = { actorId: null, action: "test.cut", subject: { type: "test", id: "cut" } };
  let wentOn = false;
  const work = inTransaction(async (tx) => {
    await audit.record(tx, note);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await owner(async (client) => {
      await client.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
    });
    // The news of the cut is heard now, while no statement runs.
    await new Promise((resolve) => setImmediate(resolve));
    await audit.record(tx, note);
    wentOn = true;
  });
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(isDatabaseAway(error)).toBe(true);
  expect(wentOn).toBe(false);
  expect(await inTransaction(async () => "works again")).toBe("works again");
  const left = await db.selectFrom("platform.audit_log").select("action").where("action", "=", note.action).execute();
  expect(left).toEqual([]);
});
