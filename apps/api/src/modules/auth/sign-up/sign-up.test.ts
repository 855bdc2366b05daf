import { expect, test } from "vitest";
import { authApi } from "#api-schema/auth.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { openBrowser } from "#test/browser.ts";
import { mailedToken, mailsTo } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const wish = (email: string) => ({
  name: "Ana Sol",
  email,
  password: "seven lamps at noon",
  user_type: "freelancer" as const,
});

test("a person signs up, opens the mailed link in the same browser and is signed in", async () => {
  const browser = openBrowser(kogi);
  const answer = await browser.api.auth.signUp({ body: wish("ana@example.org") });
  expect(answer).toEqual({ email: "ana@example.org", status: "verification_sent" });
  expect((await browser.api.auth.session()).user).toBeNull();
  const token = await mailedToken(kogi, "ana@example.org", "verify-email");
  expect(await browser.api.auth.confirmVerification({ body: { token } })).toEqual({
    email: "ana@example.org",
    signed_in: true,
  });
  const { user } = await browser.api.auth.session();
  expect(user).toMatchObject({
    email: "ana@example.org",
    user_type: "freelancer",
    roles: ["freelancer"],
    email_verified: true,
  });
  const me = await browser.api.users.me();
  expect(me.user).toMatchObject({ name: "Ana Sol", handle: "ana-sol", verified: true, version: 1 });
});

test("the page's language is that of the mails and then of the account, by either way of signing up", async () => {
  for (const [email, path] of [
    ["uta@example.org", "/api/auth/sign-up"],
    ["kai@example.org", "/api/users"],
  ] as const) {
    const answer = await kogi.app.fastify.inject({
      method: "POST",
      url: path,
      headers: { "accept-language": "de-AT,en;q=0.5" },
      payload: wish(email),
    });
    expect(answer.statusCode).toBe(202);
    const token = await mailedToken(kogi, email, "verify-email");
    expect((await mailsTo(kogi, email)).at(-1)?.subject).toBe("Bestätige deine E-Mail-Adresse für Kogi");
    const english = openBrowser(kogi);
    await english.api.auth.confirmVerification({ body: { token } });
    // From now on the account's language counts, whatever the page's is.
    await english.api.auth.forgotPassword({ body: { email } });
    expect((await mailsTo(kogi, email)).at(-1)?.subject).toBe("Setze ein neues Passwort für Kogi");
    const { account } = await kogi.platform.db
      .selectFrom("auth.accounts as a")
      .innerJoin("users.preferences as p", "p.user_id", "a.user_id")
      .select("p.locale as account")
      .where("a.email", "=", email)
      .executeTakeFirstOrThrow();
    expect(account).toBe("de-AT");
  }
});

test("another browser that opens the link verifies the address but must give the password", async () => {
  await openBrowser(kogi).api.auth.signUp({ body: wish("phone@example.org") });
  const phone = openBrowser(kogi, "203.0.113.9");
  const token = await mailedToken(kogi, "phone@example.org", "verify-email");
  expect(await phone.api.auth.confirmVerification({ body: { token } })).toMatchObject({ signed_in: false });
  expect((await phone.api.auth.session()).user).toBeNull();
  const answer = await phone.api.auth.signIn({ body: { email: "phone@example.org", password: "seven lamps at noon" } });
  expect(answer.status).toBe("signed_in");
});

test("signing up with an address that has an account answers the same, and its owner is told by mail", async () => {
  const owner = await signUp(kogi, { email: "known@example.org" });
  const browser = openBrowser(kogi);
  const free = await browser.api.$call(authApi.signUp, { body: wish("free@example.org") });
  const taken = await openBrowser(kogi).api.$call(authApi.signUp, { body: wish("Known@Example.org") });
  expect(taken.status).toBe(free.status);
  expect(Object.keys(taken.headers).toSorted()).toEqual(Object.keys(free.headers).toSorted());
  expect({ ...taken.data, email: "" }).toEqual({ ...free.data, email: "" });
  expect((await mailsTo(kogi, "known@example.org")).map((mail) => mail.template)).toEqual(["auth.already_signed_up"]);
  // The password somebody else chose opens nothing.
  const attempt = openBrowser(kogi).api.auth.signIn({ body: { email: owner.email, password: "seven lamps at noon" } });
  expect((await refusal(attempt)).code).toBe("auth.wrong_credentials");
});

test("an account that waits for its link answers at sign-in like one that does not exist", async () => {
  await openBrowser(kogi).api.auth.signUp({ body: wish("waiting@example.org") });
  const waiting = await refusal(
    kogi.api().auth.signIn({ body: { email: "waiting@example.org", password: "seven lamps at noon" } }),
  );
  const unknown = await refusal(
    kogi.api().auth.signIn({ body: { email: "nobody@example.org", password: "seven lamps at noon" } }),
  );
  const { request_id: _one, ...first } = waiting;
  const { request_id: _two, ...second } = unknown;
  expect(first).toEqual(second);
});

test("a link works once, and not after a day", async () => {
  const browser = openBrowser(kogi);
  await browser.api.auth.signUp({ body: wish("once@example.org") });
  const token = await mailedToken(kogi, "once@example.org", "verify-email");
  await browser.api.auth.confirmVerification({ body: { token } });
  expect(await refusal(browser.api.auth.confirmVerification({ body: { token } }))).toMatchObject({
    status: 410,
    code: "auth.link_used",
  });

  await browser.api.auth.signUp({ body: wish("late@example.org") });
  const late = await mailedToken(kogi, "late@example.org", "verify-email");
  await kogi.advance(DAY_MS);
  expect((await refusal(browser.api.auth.confirmVerification({ body: { token: late } }))).code).toBe(
    "auth.link_expired",
  );
});

test("who opens a used link again hears that they can sign in, as long as there is an account", async () => {
  const browser = openBrowser(kogi);
  await browser.api.auth.signUp({ body: wish("again@example.org") });
  const token = await mailedToken(kogi, "again@example.org", "verify-email");
  await browser.api.auth.confirmVerification({ body: { token } });
  // Another browser as well: the link itself shows that the mail is theirs.
  const phone = openBrowser(kogi, "203.0.113.9");
  expect((await refusal(phone.api.auth.confirmVerification({ body: { token } }))).code).toBe("auth.link_used");
  const unknown = phone.api.auth.confirmVerification({ body: { token: `${token.slice(0, -4)}AAAA` } });
  expect((await refusal(unknown)).code).toBe("auth.link_expired");
  const { user } = await browser.api.users.me();
  await browser.api.users.eraseUser({ params: { user_id: user.user_id }, body: { password: "seven lamps at noon" } });
  expect((await refusal(phone.api.auth.confirmVerification({ body: { token } }))).code).toBe("auth.link_expired");
});

test("a stranger who signs up with my address first does not get into my account", async () => {
  const stranger = openBrowser(kogi, "203.0.113.66");
  await stranger.api.auth.signUp({ body: { ...wish("mine@example.org"), password: "the stranger's own word" } });
  const strangersLink = await mailedToken(kogi, "mine@example.org", "verify-email");
  const me = openBrowser(kogi);
  await me.api.auth.signUp({ body: wish("mine@example.org") });
  const myLink = await mailedToken(kogi, "mine@example.org", "verify-email");
  expect(myLink).not.toBe(strangersLink);
  // Asking for the link again mails what this browser asked for, never what the stranger did.
  await me.api.auth.resendVerification({ body: { email: "mine@example.org" } });
  const again = await mailedToken(kogi, "mine@example.org", "verify-email");
  expect((await me.api.auth.confirmVerification({ body: { token: again } })).signed_in).toBe(true);
  const attempt = stranger.api.auth.signIn({
    body: { email: "mine@example.org", password: "the stranger's own word" },
  });
  expect((await refusal(attempt)).code).toBe("auth.wrong_credentials");
  expect((await refusal(stranger.api.auth.confirmVerification({ body: { token: strangersLink } }))).code).toBe(
    "auth.link_expired",
  );
});

test("two links for one address opened at once make one account", async () => {
  const browsers = [openBrowser(kogi), openBrowser(kogi)];
  const tokens: string[] = [];
  for (const browser of browsers) {
    await browser.api.auth.signUp({ body: wish("twice@example.org") });
    tokens.push(await mailedToken(kogi, "twice@example.org", "verify-email"));
  }
  const outcomes = await Promise.allSettled(
    browsers.map(({ api }, index) => api.auth.confirmVerification({ body: { token: tokens[index]! } })),
  );
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a password known from breaches is refused at its field, and so is one made from the name", async () => {
  for (const password of ["password123", "qwertyuiop", "Ana Sol 1!"]) {
    const problem = await refusal(kogi.api().auth.signUp({ body: { ...wish("weak@example.org"), password } }));
    expect(problem).toMatchObject({ status: 422, code: "auth.weak_password", errors: [{ pointer: "/body/password" }] });
  }
  const short = await refusal(kogi.api().auth.signUp({ body: { ...wish("weak@example.org"), password: "short" } }));
  expect(short).toMatchObject({ code: "request.invalid", errors: [{ pointer: "/body/password" }] });
});

test("nobody signs up as administrator or reviewer, and no other field gets in", async () => {
  for (const user_type of ["admin", "reviewer"])
    expect(
      (
        await kogi.app.fastify.inject({
          method: "POST",
          url: "/api/auth/sign-up",
          payload: { ...wish("x@example.org"), user_type },
        })
      ).statusCode,
    ).toBe(422);
  const sneaky = { ...wish("x@example.org"), roles: ["admin"], email_verified: true };
  const answer = await kogi.app.fastify.inject({ method: "POST", url: "/api/users", payload: sneaky });
  expect(answer.statusCode).toBe(422);
  expect(answer.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([
    "/body/roles",
    "/body/email_verified",
  ]);
});

test("asking again and again does not flood an inbox", async () => {
  const browser = openBrowser(kogi);
  await browser.api.auth.signUp({ body: wish("flood@example.org") });
  for (let asked = 0; asked < 9; asked += 1)
    await browser.api.auth.resendVerification({ body: { email: "flood@example.org" } });
  expect(await mailsTo(kogi, "flood@example.org")).toHaveLength(5);
});

test("an account and its profile are made together or not at all", async () => {
  const { platform } = kogi;
  const person = await signUp(kogi, { email: "whole@example.org", name: "   " });
  const row = await platform.db
    .selectFrom("users.users")
    .select("name")
    .where("user_id", "=", person.userId)
    .executeTakeFirstOrThrow();
  expect(row.name).toBe("New member");
  const { user } = await openBrowser(kogi).api.auth.signIn({ body: { email: person.email, password: PASSWORD } });
  expect(user?.user_id).toBe(person.userId);
});
