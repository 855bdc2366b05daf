import { expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { openBrowser } from "#test/browser.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a person sees where they are signed in and ends a session elsewhere", async () => {
  const ana = await signUp(kogi);
  const elsewhere = openBrowser(kogi, "203.0.113.5");
  await elsewhere.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const { data } = await ana.api.auth.listSessions({});
  expect(data).toHaveLength(2);
  const other = data.find((session) => !session.current)!;
  expect(other.address).toBe("203.0.113.5");
  await ana.api.auth.endSession({ params: { session_id: other.session_id } });
  expect((await elsewhere.api.auth.session()).user).toBeNull();
  expect((await ana.api.auth.listSessions({})).data).toHaveLength(1);
});

test("sessions are read in pages, and none is left out", async () => {
  const ana = await signUp(kogi);
  for (let count = 0; count < 4; count += 1)
    await kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 2, count: true, ...(cursor === undefined ? {} : { cursor }) };
    const page = await ana.api.auth.listSessions({ query });
    expect(page.total).toBe(5);
    expect(page.data.length).toBeLessThanOrEqual(2);
    seen.push(...page.data.map(({ session_id }) => session_id));
    cursor = page.next_cursor;
  }
  expect(new Set(seen).size).toBe(5);
});

test("one ends all other sessions at once and keeps this one", async () => {
  const ana = await signUp(kogi);
  for (let count = 0; count < 3; count += 1)
    await kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  expect(await ana.api.auth.endOtherSessions()).toEqual({ ended: 3 });
  expect((await ana.api.auth.listSessions({})).data.map((session) => session.current)).toEqual([true]);
});

test("somebody else's session does not exist", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const { data } = await ben.api.auth.listSessions({});
  const attempt = ana.api.auth.endSession({ params: { session_id: data[0]!.session_id } });
  expect(await refusal(attempt)).toMatchObject({ status: 404, code: "auth.session_not_found" });
  expect((await ben.api.auth.session()).user?.user_id).toBe(ben.userId);
});

test("signing out ends the session for good, and works without one", async () => {
  const ana = await signUp(kogi);
  await ana.api.auth.signOut();
  expect((await ana.api.auth.session()).user).toBeNull();
  await kogi.api().auth.signOut();
});

test("a session ends after two weeks without a call, and after sixty days in any case", async () => {
  const ana = await signUp(kogi);
  await kogi.advance(14 * DAY_MS);
  expect((await ana.api.auth.session()).user).toBeNull();
  const ben = await signUp(kogi);
  for (let week = 0; week < 8; week += 1) {
    await kogi.advance(7 * DAY_MS);
    expect((await ben.api.auth.session()).user?.user_id).toBe(ben.userId);
  }
  await kogi.advance(4 * DAY_MS);
  expect((await ben.api.auth.session()).user).toBeNull();
});

test("reading with a session writes at most once in ten minutes", async () => {
  const ana = await signUp(kogi);
  const seen = async () => (await ana.api.auth.listSessions({})).data[0]!.last_seen_at;
  const first = await seen();
  await kogi.advance(9 * MINUTE_MS);
  expect(await seen()).toBe(first);
  await kogi.advance(2 * MINUTE_MS);
  await seen();
  expect(await seen()).not.toBe(first);
});

test("a suspended account is out at once", async () => {
  const ana = await signUp(kogi);
  await kogi.platform.owner((client) =>
    client.query("update auth.accounts set state = 'suspended' where user_id = $1", [ana.userId]),
  );
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await refusal(kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } }))).code).toBe(
    "auth.wrong_credentials",
  );
});

test("another site signs nobody in, and sends nobody mail", async () => {
  const ana = await signUp(kogi);
  const call = (
    url: string,
    headers: Record<string, string>,
    payload: object = { email: ana.email, password: PASSWORD },
  ) => kogi.app.fastify.inject({ method: "POST", url, headers, payload });
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, { origin: "null" }]) {
    const refused = await call("/api/auth/sign-in", headers);
    expect(refused.json()).toMatchObject({ status: 403, code: "request.cross_site" });
    expect(refused.headers["set-cookie"]).toBeUndefined();
    expect((await call("/api/auth/password/forgot", headers, { email: ana.email })).statusCode).toBe(403);
  }
  expect((await call("/api/auth/sign-in", { "sec-fetch-site": "same-origin" })).statusCode).toBe(200);
});

test("a form, which any page of any site can send, is taken only where one is meant", async () => {
  const ana = await signUp(kogi);
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/auth/sign-in",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({ email: ana.email, password: PASSWORD }).toString(),
  });
  expect(answer.json()).toMatchObject({ status: 415, code: "request.unsupported_type" });
});

test("another site cannot act with the person's cookie", async () => {
  const ana = await signUp(kogi);
  const call = (headers: Record<string, string>) =>
    kogi.app.fastify.inject({ method: "POST", url: "/api/auth/sign-out", headers: { ...ana.headers, ...headers } });
  expect((await call({ "sec-fetch-site": "cross-site" })).statusCode).toBe(403);
  expect((await call({ origin: "https://evil.example" })).statusCode).toBe(403);
  expect((await ana.api.auth.session()).user).not.toBeNull();
  expect((await call({ "sec-fetch-site": "same-origin" })).statusCode).toBe(204);
});
