// The database goes away while it commits: the effect may be there, so nobody causes it a second time.
import { Type } from "typebox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record, route } from "#api-schema/core.ts";
import { MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { createHttpServer, serve } from "./index.ts";

const kogi = world();
const effect = route({
  method: "POST",
  path: "/effect",
  summary: "Note that it was called",
  access: "public",
  rate: "none",
  response: record({ calls: Type.Integer() }),
});
let server: ReturnType<typeof createHttpServer>;
let calls = 0;

beforeAll(() => {
  server = createHttpServer({ log: kogi.platform.log, https: false, trustProxy: false });
  serve({ fastify: server, contracts: [], dependencies: kogi.app.http.dependencies }, effect, async () => {
    calls += 1;
    await kogi.platform.inTransaction((tx) =>
      kogi.platform.audit.record(tx, { actorId: null, action: "test.effect", subject: { type: "test", id: "effect" } }),
    );
    return { calls };
  });
});
afterAll(() => server.close());

/** As if the connection broke, when the work of a transaction is done or as it begins. */
async function breaking(when: "at commit" | "before it", work: () => Promise<void>): Promise<void> {
  const trigger = when === "at commit" ? "constraint trigger gone after" : "trigger gone before";
  const time = when === "at commit" ? "deferrable initially deferred" : "";
  await kogi.platform.owner((db) =>
    db.query(`create function platform.gone() returns trigger language plpgsql as $$
      begin raise exception 'terminating connection due to administrator command' using errcode = '57P01'; end $$;
      create ${trigger} insert on platform.audit_log ${time} for each row execute function platform.gone()`),
  );
  await work();
  await kogi.platform.owner((db) => db.query("drop trigger gone on platform.audit_log; drop function platform.gone"));
}

const call = async (key: string) =>
  (await server.inject({ method: "POST", url: "/effect", headers: { "idempotency-key": key } })).statusCode;

test("a call whose commit nobody answered keeps its key until its time is over", async () => {
  const [key, before] = [newId(), calls];
  await breaking("at commit", async () => expect(await call(key)).toBe(503));
  expect(await call(key)).toBe(409);
  expect(calls - before).toBe(1);
  await kogi.advance(MINUTE_MS + 1);
  expect(await call(key)).toBe(200);
});

test("a call that failed before gives its key back at once", async () => {
  const key = newId();
  await breaking("before it", async () => expect(await call(key)).toBe(503));
  expect(await call(key)).toBe(200);
});
