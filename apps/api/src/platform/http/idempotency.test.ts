import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { addMs, MINUTE_MS, SECOND_MS } from "#platform/clock/index.ts";
import { createPresence, type Presence } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { createIdempotencyStore, type IdempotencyStore, nameRequest } from "./idempotency.ts";

const w = world();
const living = new Set<Presence>();

/** A server process, as far as idempotency can tell: `die` is what PostgreSQL sees of a SIGKILL. */
function startProcess(): { store: IdempotencyStore; die: () => Promise<void> } {
  const presence = createPresence(w.platform.connection);
  living.add(presence);
  return { store: createIdempotencyStore({ ...w.platform, presence }), die: () => presence.stop() };
}
afterEach(async () => {
  for (const presence of living) await presence.stop();
  living.clear();
});

const call = () => ({ scope: "user:somebody", key: newId(), request: "POST /pay\n{}", money: true });

test("a call whose process is killed may be tried again two seconds after it began", async () => {
  const [killed, next, pay] = [startProcess(), startProcess(), call()];
  expect(await killed.store.begin(pay)).toBeNull();
  await killed.die();
  await expect(next.store.begin(pay)).rejects.toMatchObject({ code: "idempotency.still_running" });
  await w.advance(2 * SECOND_MS + 1);
  expect(await next.store.begin(pay)).toBeNull();
  await next.store.finish(pay.scope, pay.key, { status: 201, body: "paid" });
  expect(await startProcess().store.begin(pay)).toEqual({ status: 201, body: "paid" });
});

test("a call of a living process keeps its key for its whole minute", async () => {
  const [slow, next, pay] = [startProcess(), startProcess(), call()];
  await slow.store.begin(pay);
  await w.advance(MINUTE_MS - SECOND_MS);
  await expect(next.store.begin(pay)).rejects.toMatchObject({ code: "idempotency.still_running" });
  await w.advance(2 * SECOND_MS);
  expect(await next.store.begin(pay)).toBeNull();
});

test("of ten retries after a kill one runs", async () => {
  const [killed, next, pay] = [startProcess(), startProcess(), call()];
  await killed.store.begin(pay);
  await killed.die();
  await w.advance(3 * SECOND_MS);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => next.store.begin(pay)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

/** As if the database went away whenever a key is to be written to, and nothing else did. */
async function keysCannotBeWritten(): Promise<() => Promise<void>> {
  await w.platform.owner((db) =>
    db.query(`create function platform.gone() returns trigger language plpgsql as $$
      begin raise exception 'terminating connection due to administrator command' using errcode = '57P01'; end $$;
      create trigger gone before update or delete on platform.idempotency_keys
        for each statement execute function platform.gone()`),
  );
  return () =>
    w.platform.owner(
      async (db) =>
        void (await db.query("drop trigger gone on platform.idempotency_keys; drop function platform.gone")),
    );
}

test("an answer that could not be stored goes out, and is stored once the database is back", async () => {
  const [{ store }, pay] = [startProcess(), call()];
  await store.begin(pay);
  const comeBack = await keysCannotBeWritten();
  await store.finish(pay.scope, pay.key, { status: 201, body: "paid" });
  await comeBack();
  await expect.poll(() => store.begin(pay).catch(() => null)).toEqual({ status: 201, body: "paid" });
});

test("a key that could not be given back is given back once the database is back", async () => {
  const [{ store }, pay] = [startProcess(), call()];
  await store.begin(pay);
  const comeBack = await keysCannotBeWritten();
  await store.release(pay.scope, pay.key);
  await comeBack();
  await expect
    .poll(() =>
      store.begin(pay).then(
        (answer) => answer === null,
        () => false,
      ),
    )
    .toBe(true);
});

test("what a call carried cannot be guessed from a copy of the table, and a key from before it is known still", async () => {
  const [{ store }, call] = [startProcess(), { scope: "user:somebody", key: newId(), money: true }];
  const request = nameRequest("DELETE", "/api/users/me", { password: "correct horse" });
  await store.begin({ ...call, request });
  await store.finish(call.scope, call.key, { status: 204, body: "" });
  const rows = () => w.platform.db.selectFrom("platform.idempotency_keys").where("key", "=", call.key);
  const plain = createHash("sha256").update(request).digest("base64url");
  expect(await rows().select("request_hash").executeTakeFirstOrThrow()).not.toEqual({ request_hash: plain });
  await w.platform.inTransaction((tx) =>
    tx.updateTable("platform.idempotency_keys").set({ request_hash: plain }).where("key", "=", call.key).execute(),
  );
  expect(await store.begin({ ...call, request })).toEqual({ status: 204, body: "" });
  await expect(store.begin({ ...call, request: `${request} ` })).rejects.toMatchObject({
    code: "idempotency.key_reused",
  });
});

test("old keys are forgotten, but for those that moved money", async () => {
  const { store } = startProcess();
  const keys = [true, false].map((money) => ({ ...call(), money }));
  for (const one of keys) {
    await store.begin(one);
    await store.finish(one.scope, one.key, { status: 200, body: "" });
  }
  const now = w.platform.clock.now();
  await store.trim(addMs(now, MINUTE_MS), addMs(now, -MINUTE_MS));
  expect(await store.begin(keys[0] ?? call())).toEqual({ status: 200, body: "" });
  expect(await store.begin(keys[1] ?? call())).toBeNull();
});

test("an answer that names somebody who was erased goes, and what it answered is still done once", async () => {
  const [{ store }, erased] = [startProcess(), newId()];
  const own = { ...call(), scope: `user:${erased}` };
  const [naming, other] = [call(), call()];
  for (const each of [own, naming, other]) await store.begin(each);
  await store.finish(own.scope, own.key, { status: 201, body: "words" });
  await store.finish(naming.scope, naming.key, { status: 201, body: `{"user_id":"${erased}"}` });
  await store.finish(other.scope, other.key, { status: 201, body: "paid" });
  const gone = expect.objectContaining({ status: 409, code: "idempotency.answer_gone" });
  await w.platform.inTransaction((tx) => store.forgetAnswersTo(tx, erased));
  await expect(store.begin(own)).rejects.toEqual(gone);
  expect(await store.begin(naming)).toMatchObject({ status: 201 });
  const now = w.platform.clock.now();
  // What is older is the trim's.
  await w.platform.inTransaction((tx) => store.forgetAnswersNaming(tx, erased, addMs(now, MINUTE_MS)));
  expect(await store.begin(naming)).toMatchObject({ status: 201 });
  await w.platform.inTransaction((tx) => store.forgetAnswersNaming(tx, erased, addMs(now, -MINUTE_MS)));
  await expect(store.begin(naming)).rejects.toEqual(gone);
  expect(await store.begin(other)).toEqual({ status: 201, body: "paid" });
});

test("the key of a payment is kept for ever, its answer is not", async () => {
  const [{ store }, pay, plain] = [startProcess(), call(), { ...call(), money: false }];
  for (const each of [pay, plain]) {
    await store.begin(each);
    await store.finish(each.scope, each.key, { status: 201, body: "done" });
  }
  const after = addMs(w.platform.clock.now(), MINUTE_MS);
  await store.trim(after, addMs(w.platform.clock.now(), -MINUTE_MS));
  expect(await store.begin(pay)).toEqual({ status: 201, body: "done" });
  expect(await store.begin(plain)).toBeNull();
  await store.trim(after, after);
  await expect(store.begin(pay)).rejects.toMatchObject({ code: "idempotency.answer_gone" });
});
