import { expect, test } from "vitest";
import { MINUTE_MS } from "#platform/clock/index.ts";
import { type Browser, openBrowser } from "#test/browser.ts";
import { mailedToken } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const wrong = (email: string) => ({ body: { email, password: "not my password" } });

test("a wrong password and an unknown address get the same answer", async () => {
  const ana = await signUp(kogi);
  const { request_id: _one, ...known } = await refusal(kogi.api().auth.signIn(wrong(ana.email)));
  const { request_id: _two, ...unknown } = await refusal(kogi.api().auth.signIn(wrong("nobody@example.org")));
  expect(known).toMatchObject({ status: 401, code: "auth.wrong_credentials" });
  expect(unknown).toEqual(known);
});

// Measured, so a busy neighbour may spoil one round of it.
test.each([
  { what: "sign-in", ask: ({ auth }: Browser["api"], email: string) => refusal(auth.signIn(wrong(email))) },
  { what: "reset", ask: ({ auth }: Browser["api"], email: string) => auth.forgotPassword({ body: { email } }) },
])("$what: an unknown address takes as long as a known one", { retry: 3 }, async ({ ask }) => {
  const timed = async (email: string) => {
    const from = kogi.platform.clock.monotonicMs();
    await ask(openBrowser(kogi, `203.0.113.${Math.trunc(from) % 250}`).api, email);
    return kogi.platform.clock.monotonicMs() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    known.push(await timed((await signUp(kogi)).email));
    unknown.push(await timed(`nobody-${round}@example.org`));
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[2] ?? 0;
  // Without the hash of nobody, the unknown address answers in a tenth of the time.
  expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  expect(median(unknown)).toBeLessThan(median(known) * 2);
});

test("one address that goes on guessing after its five tries holds the owner's new device out no more than it did", async () => {
  const ana = await signUp(kogi);
  const guesser = openBrowser(kogi, "203.0.113.78");
  const answers: number[] = [];
  for (let guess = 0; guess < 60; guess += 1)
    answers.push((await refusal(guesser.api.auth.signIn(wrong(ana.email)))).status);
  expect(answers.filter((status) => status === 401)).toHaveLength(5);
  expect(answers.filter((status) => status === 429)).toHaveLength(55);
  const owner = openBrowser(kogi, "192.0.2.44");
  expect((await owner.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } })).status).toBe("signed_in");
});

test("the session cookie is out of reach of scripts and of other sites' forms", async () => {
  const ana = await signUp(kogi);
  const browser = openBrowser(kogi);
  await browser.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const cookie = browser.sent.find((header) => header.startsWith("kogi_session="));
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
});

test("signing in makes a new session and ends the one this browser had", async () => {
  const ana = await signUp(kogi);
  const browser = openBrowser(kogi);
  const sign = () => browser.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  await sign();
  const before = browser.cookies.get("kogi_session")!;
  await sign();
  expect(browser.cookies.get("kogi_session")).not.toBe(before);
  expect((await kogi.api({ cookie: `kogi_session=${before}` }).auth.session()).user).toBeNull();
});

test("no session token, link or key is stored in a form that could be used", async () => {
  const ana = await signUp(kogi);
  const token = ana.headers.cookie!.split("=")[1]!;
  await kogi.api().auth.forgotPassword({ body: { email: ana.email } });
  const link = await mailedToken(kogi, ana.email, "reset-password");
  const { key } = await ana.api.auth.createApiKey({ body: { name: "script", scopes: ["users:read"] } });
  for (const table of ["sessions", "one_time_tokens", "api_keys", "accounts", "sign_ups"])
    for (const secret of [token, token.split(".")[0]!, link, key]) {
      const { rows } = await kogi.platform.owner((client) =>
        client.query(`select from auth.${table} t where t::text like $1`, [`%${secret}%`]),
      );
      expect(rows).toHaveLength(0);
    }
});

test("a session forged or changed by one letter opens nothing", async () => {
  const ana = await signUp(kogi);
  const token = ana.headers.cookie!.split("=")[1]!;
  const forged = [
    ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => token.slice(0, -1) + letter).filter((one) => one !== token),
    `${token.startsWith("x") ? "y" : "x"}${token.slice(1)}`,
    "x".repeat(43),
    `${"x".repeat(43)}.${"x".repeat(22)}`,
  ];
  for (const value of forged)
    expect((await kogi.api({ cookie: `kogi_session=${value}` }).auth.session()).user).toBeNull();
  expect((await refusal(kogi.api({ authorization: `Bearer ${forged[0]}` }).auth.session())).status).toBe(401);
});

test("programs may have the token as a bearer instead of a cookie", async () => {
  const ana = await signUp(kogi);
  const program = openBrowser(kogi);
  const answer = await program.api.auth.signIn({ body: { email: ana.email, password: PASSWORD, transport: "bearer" } });
  expect(program.cookies.size).toBe(0);
  const api = kogi.api({ authorization: `Bearer ${answer.session_token}` });
  expect((await api.auth.session()).user?.user_id).toBe(ana.userId);
  await api.auth.signOut();
  expect((await refusal(api.auth.session())).status).toBe(401);
});

test("after five wrong passwords an address must wait, account or not, and a right one ends the counting", async () => {
  const ana = await signUp(kogi);
  for (const email of [ana.email, "nobody-at-all@example.org"]) {
    const guesser = openBrowser(kogi, "203.0.113.77");
    for (let guess = 0; guess < 5; guess += 1)
      expect((await refusal(guesser.api.auth.signIn(wrong(email)))).status).toBe(401);
    const blocked = await refusal(guesser.api.auth.signIn({ body: { email, password: PASSWORD } }));
    expect(blocked).toMatchObject({ status: 429, code: "auth.too_many_attempts", retry_after: 30 });
    const payload = { email, password: PASSWORD };
    const bare = await kogi.app.fastify.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload,
      remoteAddress: "203.0.113.77",
    });
    expect(bare.headers["retry-after"]).toBe("30");
  }
  await kogi.advance(MINUTE_MS);
  const guesser = openBrowser(kogi, "203.0.113.77");
  expect((await guesser.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } })).status).toBe("signed_in");
  expect((await refusal(openBrowser(kogi, "203.0.113.77").api.auth.signIn(wrong(ana.email)))).status).toBe(401);
});

test("fifty guesses at once are no more than five", async () => {
  const ana = await signUp(kogi);
  const guess = () => refusal(openBrowser(kogi, "203.0.113.78").api.auth.signIn(wrong(ana.email)));
  const statuses = (await Promise.all(Array.from({ length: 50 }, guess))).map((problem) => problem.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  // 503: a machine under load may have no connection left for one of the others.
  expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
});

test("a network of machines that guesses at an account slows down, and the owner's own browser still gets in", async () => {
  const ana = await signUp(kogi);
  const own = openBrowser(kogi);
  await own.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  await own.api.auth.signOut();
  const statuses: number[] = [];
  for (let machine = 0; machine < 60; machine += 1)
    statuses.push((await refusal(openBrowser(kogi, `192.0.2.${machine}`).api.auth.signIn(wrong(ana.email)))).status);
  expect(statuses.slice(0, 49).every((status) => status === 401)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  expect((await own.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } })).status).toBe("signed_in");
});
