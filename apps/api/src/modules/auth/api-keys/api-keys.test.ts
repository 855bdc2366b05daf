import { expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const withKey = (key: string) => kogi.api({ authorization: `Bearer ${key}` });

test("a key is shown once, acts for its person, and stops when it is revoked", async () => {
  const ana = await signUp(kogi);
  const { api_key, key } = await ana.api.auth.createApiKey({ body: { name: "  My script ", scopes: ["users:read"] } });
  expect(api_key).toMatchObject({ name: "My script", scopes: ["users:read"], last_used_at: null });
  expect(key.startsWith(`${api_key.prefix}_`)).toBe(true);
  expect(JSON.stringify(await ana.api.auth.listApiKeys())).not.toContain(key);
  expect((await withKey(key).users.me()).user.user_id).toBe(ana.userId);
  await ana.api.auth.deleteApiKey({ params: { api_key_id: api_key.api_key_id } });
  expect((await refusal(withKey(key).users.me())).status).toBe(401);
});

test("a key does what its scopes say and nothing else", async () => {
  const ana = await signUp(kogi, { roles: ["admin"] });
  const { key } = await ana.api.auth.createApiKey({ body: { name: "reader", scopes: ["users:read"] } });
  const params = { user_id: ana.userId };
  expect((await refusal(withKey(key).users.patchUser({ params, body: { headline: "x" } }))).detail).toContain(
    "users:write",
  );
  // Sign-in, keys and roles belong to the person alone, an administrator's too.
  const calls = [
    () => withKey(key).auth.listApiKeys(),
    () => withKey(key).auth.createApiKey({ body: { name: "more", scopes: ["users:write"] } }),
    () => withKey(key).auth.listSessions({}),
    () => withKey(key).auth.rolesOf({ params }),
    () => withKey(key).users.eraseUser({ params, body: { password: "a lamp in its box" } }),
  ];
  for (const call of calls) expect((await refusal(call())).status).toBe(403);
});

test("unknown scopes are refused, and so is a day that has passed", async () => {
  const ana = await signUp(kogi);
  const payload = { name: "x", scopes: ["admin:write"] };
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/auth/api-keys",
    headers: ana.headers,
    payload,
  });
  expect(answer.statusCode).toBe(422);
  const past = new Date(kogi.platform.clock.now().getTime() - 1_000).toISOString();
  const attempt = ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"], expires_at: past } });
  expect((await refusal(attempt)).code).toBe("auth.expiry_in_the_past");
});

test("a key ends on its day", async () => {
  const ana = await signUp(kogi);
  const expires_at = new Date(kogi.platform.clock.now().getTime() + DAY_MS).toISOString();
  const { key } = await ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"], expires_at } });
  expect((await withKey(key).users.me()).user.user_id).toBe(ana.userId);
  await kogi.advance(DAY_MS);
  expect((await refusal(withKey(key).users.me())).status).toBe(401);
});

test("using a key is noted without a write for each call", async () => {
  const ana = await signUp(kogi);
  const { key } = await ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  const used = async () => (await ana.api.auth.listApiKeys()).data[0]!.last_used_at;
  await withKey(key).users.me();
  const first = await used();
  expect(first).not.toBeNull();
  await kogi.advance(MINUTE_MS);
  await withKey(key).users.me();
  expect(await used()).toBe(first);
  await kogi.advance(10 * MINUTE_MS);
  await withKey(key).users.me();
  expect(await used()).not.toBe(first);
});

test("twenty keys are the limit, also for two that are made at once; others' keys do not exist", async () => {
  const ana = await signUp(kogi);
  const make = () => ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  for (let count = 0; count < 19; count += 1) await make();
  const outcomes = await Promise.all(
    [make(), make(), make()].map((call) =>
      call.then(
        () => 201,
        (error) => error.code,
      ),
    ),
  );
  expect(outcomes.toSorted()).toEqual([201, "auth.too_many_keys", "auth.too_many_keys"]);
  const ben = await signUp(kogi);
  const { data, next_cursor } = await ana.api.auth.listApiKeys();
  expect(next_cursor).toBeNull();
  const attempt = ben.api.auth.deleteApiKey({ params: { api_key_id: data[0]!.api_key_id } });
  expect((await refusal(attempt)).code).toBe("auth.key_not_found");
});

test("on public routes a key without the scope sees what a visitor sees", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const make = async (scopes: ("users:read" | "media:read")[]) =>
    (await ana.api.auth.createApiKey({ body: { name: "x", scopes } })).key;
  expect((await withKey(await make(["users:read"])).users.getUser({ params })).email).toBe(ana.email);
  expect((await withKey(await make(["media:read"])).users.getUser({ params })).email).toBeNull();
});

test("a key listens to live events by its scope alone", async () => {
  const ana = await signUp(kogi);
  const socket = async (scopes: ("notifications:read" | "media:read")[]) => {
    const { key } = await ana.api.auth.createApiKey({ body: { name: "x", scopes } });
    const opening = kogi.app.fastify.injectWS("/api/live", { headers: { authorization: `Bearer ${key}` } });
    return opening.then(
      (live) => {
        live.terminate();
        return "open";
      },
      (error: Error) => error.message,
    );
  };
  expect(await socket(["notifications:read"])).toBe("open");
  expect(await socket(["media:read"])).toContain("403");
});
