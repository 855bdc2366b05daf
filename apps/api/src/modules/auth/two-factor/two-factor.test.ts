import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "#platform/clock/index.ts";
import { fromBase32 } from "#test/authenticator.ts";
import { type Browser, openBrowser } from "#test/browser.ts";
import { mailsTo } from "#test/inbox.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { codeAt, stepAt } from "./totp.ts";
import { saveSetup } from "./two-factor.repository.ts";

const kogi = world();

const codeNow = (secret: Buffer) => codeAt(secret, stepAt(kogi.platform.clock.now()));

interface Protected {
  readonly ana: Person;
  readonly secret: Buffer;
  readonly recoveryCodes: readonly string[];
}

async function personWithTwoFactor(): Promise<Protected> {
  const ana = await signUp(kogi);
  const browser = openBrowser(kogi);
  await browser.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const { secret } = await browser.api.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  const { recovery_codes } = await browser.api.auth.enableTwoFactor({ body: { code: codeNow(fromBase32(secret)) } });
  await kogi.advance(30 * SECOND_MS);
  return { ana, secret: fromBase32(secret), recoveryCodes: recovery_codes };
}

async function challenged({ ana }: Protected, address?: string): Promise<Browser> {
  const browser = openBrowser(kogi, address);
  const answer = await browser.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  expect(answer).toEqual({ status: "two_factor_required", user: null, session_token: null, challenge_token: null });
  return browser;
}

test("with two-factor on, the password alone opens nothing; a code does", async () => {
  const guarded = await personWithTwoFactor();
  const browser = await challenged(guarded);
  expect((await browser.api.auth.session()).user).toBeNull();
  const answer = await browser.api.auth.verifyTwoFactor({ body: { code: codeNow(guarded.secret) } });
  expect(answer).toMatchObject({ status: "signed_in", user: { two_factor_enabled: true } });
  expect((await browser.api.auth.session()).user?.user_id).toBe(guarded.ana.userId);
});

test("turning it on ends the other sessions, renews this one and tells the owner", async () => {
  const { ana } = await personWithTwoFactor();
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await mailsTo(kogi, ana.email)).map((mail) => mail.template)).toContain("auth.two_factor_on");
});

test("a program that turns it on goes on with the token in the answer; the browser's stays in its cookie", async () => {
  const ana = await signUp(kogi);
  const signIn = { email: ana.email, password: PASSWORD, transport: "bearer" as const };
  const { session_token: before } = await kogi.api().auth.signIn({ body: signIn });
  const program = kogi.api({ authorization: `Bearer ${before}` });
  const { secret } = await program.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  const { session_token: after } = await program.auth.enableTwoFactor({ body: { code: codeNow(fromBase32(secret)) } });
  expect((await refusal(program.auth.session())).status).toBe(401);
  const session = await kogi.api({ authorization: `Bearer ${after}` }).auth.session();
  expect(session.user?.user_id).toBe(ana.userId);
  const ben = await signUp(kogi);
  const browser = openBrowser(kogi);
  await browser.api.auth.signIn({ body: { email: ben.email, password: PASSWORD } });
  const setup = await browser.api.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  const enabled = await browser.api.auth.enableTwoFactor({ body: { code: codeNow(fromBase32(setup.secret)) } });
  expect(enabled.session_token).toBeNull();
});

test("a code that was used once is refused, by the same and by another browser", async () => {
  const guarded = await personWithTwoFactor();
  const first = await challenged(guarded);
  const second = await challenged(guarded);
  const code = codeNow(guarded.secret);
  const outcomes = await Promise.all(
    [first, second].map(({ api }) =>
      api.auth.verifyTwoFactor({ body: { code } }).then(
        () => 200,
        (error) => error.code,
      ),
    ),
  );
  expect(outcomes.toSorted()).toEqual([200, "auth.wrong_code"]);
});

test("a recovery code works once, however it is typed", async () => {
  const guarded = await personWithTwoFactor();
  const recovery_code = ` ${guarded.recoveryCodes[0]!.toLowerCase().replaceAll("-", " ")}`;
  await (await challenged(guarded)).api.auth.verifyTwoFactor({ body: { recovery_code } });
  const again = (await challenged(guarded)).api.auth.verifyTwoFactor({ body: { recovery_code } });
  expect((await refusal(again)).code).toBe("auth.wrong_code");
  expect(new Set(guarded.recoveryCodes).size).toBe(10);
});

test("a challenge bears five wrong codes, and an account ten, until it has rested", async () => {
  const guarded = await personWithTwoFactor();
  const wrong = (browser: Browser) => refusal(browser.api.auth.verifyTwoFactor({ body: { code: "000000" } }));
  const codes: string[] = [];
  for (const address of ["203.0.113.1", "203.0.113.2"]) {
    const browser = await challenged(guarded, address);
    for (let guess = 0; guess < 5; guess += 1) codes.push((await wrong(browser)).code);
  }
  expect(codes).toEqual([
    ...Array(4).fill("auth.wrong_code"),
    "auth.challenge_expired",
    ...Array(4).fill("auth.wrong_code"),
    "auth.challenge_expired",
  ]);
  const third = await challenged(guarded, "203.0.113.3");
  expect((await wrong(third)).code).toBe("auth.too_many_attempts");
  // A recovery code is too long to guess, so it opens the door meanwhile.
  const answer = await third.api.auth.verifyTwoFactor({ body: { recovery_code: guarded.recoveryCodes[3]! } });
  expect(answer.status).toBe("signed_in");
});

test("fifty codes guessed at once are no more than ten", async () => {
  const guarded = await personWithTwoFactor();
  const browser = await challenged(guarded);
  const guesses = Array.from({ length: 50 }, (_, index) =>
    refusal(browser.api.auth.verifyTwoFactor({ body: { code: String(index).padStart(6, "0") } })),
  );
  const codes = (await Promise.all(guesses)).map((problem) => problem.code);
  expect(codes.filter((code) => code === "auth.wrong_code").length).toBeLessThanOrEqual(10);
});

test("a challenge ends after ten minutes, and without one there is nothing to answer", async () => {
  const guarded = await personWithTwoFactor();
  const browser = await challenged(guarded);
  await kogi.advance(10 * MINUTE_MS);
  expect((await refusal(browser.api.auth.verifyTwoFactor({ body: { code: codeNow(guarded.secret) } }))).code).toBe(
    "auth.challenge_expired",
  );
  expect((await refusal(openBrowser(kogi).api.auth.verifyTwoFactor({ body: { code: "123456" } }))).status).toBe(401);
});

test("a program answers the challenge with its token", async () => {
  const guarded = await personWithTwoFactor();
  const answer = await kogi
    .api()
    .auth.signIn({ body: { email: guarded.ana.email, password: PASSWORD, transport: "bearer" } });
  const body = {
    code: codeNow(guarded.secret),
    challenge_token: answer.challenge_token!,
    transport: "bearer" as const,
  };
  const { session_token } = await kogi.api().auth.verifyTwoFactor({ body });
  expect((await kogi.api({ authorization: `Bearer ${session_token}` }).auth.session()).user?.user_id).toBe(
    guarded.ana.userId,
  );
});

test("set-up changes nothing until a code of the app has been given", async () => {
  const ana = await signUp(kogi);
  expect((await refusal(ana.api.auth.enableTwoFactor({ body: { code: "123456" } }))).code).toBe(
    "auth.two_factor_not_set_up",
  );
  const { otpauth_uri } = await ana.api.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  expect(otpauth_uri).toContain(encodeURIComponent(ana.email));
  expect((await refusal(ana.api.auth.enableTwoFactor({ body: { code: "000000" } }))).code).toBe("auth.wrong_code");
  expect((await kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } })).status).toBe("signed_in");
});

test("a code turns on the secret it belongs to, not one that a second tab sets up at that moment", async () => {
  const ana = await signUp(kogi);
  const first = await ana.api.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  const second = await signUp(kogi);
  await second.api.auth.setUpTwoFactor({ body: { password: PASSWORD } });
  const enabling = await kogi.platform.inTransaction(async (tx) => {
    // What the second tab is about to write: another secret in the same place.
    const { secret } = await tx
      .selectFrom("auth.two_factor")
      .select("secret")
      .where("user_id", "=", second.userId)
      .executeTakeFirstOrThrow();
    await saveSetup(tx, ana.userId, secret, kogi.platform.clock.now());
    const code = codeNow(fromBase32(first.secret));
    const answer = refusal(ana.api.auth.enableTwoFactor({ body: { code } }));
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    return { answer };
  });
  expect(await enabling.answer).toMatchObject({ code: "auth.wrong_code" });
  const { user } = await ana.api.auth.session();
  expect(user?.two_factor_enabled).toBe(false);
});

/** How many statements wait for a lock. */
const waiting = () =>
  kogi.platform.owner(async (client) => {
    const { rows } = await client.query<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows[0]?.waiting;
  });

test("new recovery codes replace the old ones, and turning two-factor off needs the password", async () => {
  const guarded = await personWithTwoFactor();
  const browser = await challenged(guarded);
  await browser.api.auth.verifyTwoFactor({ body: { code: codeNow(guarded.secret) } });
  const { recovery_codes } = await browser.api.auth.newRecoveryCodes({ body: { password: PASSWORD } });
  const old = (await challenged(guarded)).api.auth.verifyTwoFactor({
    body: { recovery_code: guarded.recoveryCodes[0]! },
  });
  expect((await refusal(old)).code).toBe("auth.wrong_code");
  await (await challenged(guarded)).api.auth.verifyTwoFactor({ body: { recovery_code: recovery_codes[0]! } });
  expect((await refusal(browser.api.auth.disableTwoFactor({ body: { password: "not my password" } }))).status).toBe(
    403,
  );
  await browser.api.auth.disableTwoFactor({ body: { password: PASSWORD } });
  expect((await kogi.api().auth.signIn({ body: { email: guarded.ana.email, password: PASSWORD } })).status).toBe(
    "signed_in",
  );
});

test("the secret is stored encrypted", async () => {
  const { ana, secret } = await personWithTwoFactor();
  const row = await kogi.platform.db
    .selectFrom("auth.two_factor")
    .select("secret")
    .where("user_id", "=", ana.userId)
    .executeTakeFirstOrThrow();
  expect(row.secret.includes(secret)).toBe(false);
  await kogi.advance(HOUR_MS);
});
