import { sql } from "kysely";
import { expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { openBrowser } from "#test/browser.ts";
import { mailedToken, mailsTo } from "#test/inbox.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { hashPassword } from "./hash-password.ts";

const kogi = world();
const NEW_PASSWORD = "eleven lamps at dusk";

async function resetToken(person: Person): Promise<string> {
  await kogi.api().auth.forgotPassword({ body: { email: person.email } });
  return mailedToken(kogi, person.email, "reset-password");
}

test("asking for a reset answers the same for any address, and mails only those who have an account", async () => {
  const ana = await signUp(kogi);
  for (const email of [ana.email, "stranger@example.org"]) {
    const answer = await kogi.app.fastify.inject({
      method: "POST",
      url: "/api/auth/password/forgot",
      payload: { email },
    });
    expect([answer.statusCode, answer.body]).toEqual([202, ""]);
  }
  expect((await mailsTo(kogi, ana.email)).map((mail) => mail.template)).toEqual(["auth.reset_password"]);
  expect(await mailsTo(kogi, "stranger@example.org")).toEqual([]);
});

test("a reset sets the password, ends every session and tells the owner", async () => {
  const ana = await signUp(kogi);
  const token = await resetToken(ana);
  await kogi.api().auth.resetPassword({ body: { token, password: NEW_PASSWORD } });
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await refusal(kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } }))).status).toBe(401);
  expect((await kogi.api().auth.signIn({ body: { email: ana.email, password: NEW_PASSWORD } })).status).toBe(
    "signed_in",
  );
  expect((await mailsTo(kogi, ana.email)).map((mail) => mail.template)).toContain("auth.password_changed");
});

test("a reset link works once, for an hour, and only the newest one", async () => {
  const ana = await signUp(kogi);
  const older = await resetToken(ana);
  const newer = await resetToken(ana);
  const reset = (token: string) => kogi.api().auth.resetPassword({ body: { token, password: NEW_PASSWORD } });
  expect((await refusal(reset(older))).code).toBe("auth.link_expired");
  const outcomes = await Promise.allSettled([reset(newer), reset(newer)]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const late = await resetToken(ana);
  await kogi.advance(HOUR_MS);
  expect((await refusal(reset(late))).code).toBe("auth.link_expired");
});

test("a link keeps working when the password offered with it was too weak", async () => {
  const ana = await signUp(kogi);
  const token = await resetToken(ana);
  const weak = await refusal(kogi.api().auth.resetPassword({ body: { token, password: "password123" } }));
  expect(weak.code).toBe("auth.weak_password");
  await kogi.api().auth.resetPassword({ body: { token, password: NEW_PASSWORD } });
});

test("whoever was guessed at so much that new devices must wait gets in again by a reset", async () => {
  const ana = await signUp(kogi);
  for (let machine = 0; machine < 51; machine += 1) {
    const guess = { body: { email: ana.email, password: "not my password" } };
    await refusal(openBrowser(kogi, `192.0.2.${machine}`).api.auth.signIn(guess));
  }
  const own = openBrowser(kogi, "198.51.100.20");
  const sign = () => own.api.auth.signIn({ body: { email: ana.email, password: NEW_PASSWORD } });
  expect((await refusal(sign())).status).toBe(429);
  await own.api.auth.resetPassword({ body: { token: await resetToken(ana), password: NEW_PASSWORD } });
  expect((await sign()).status).toBe("signed_in");
});

test("changing the password asks for the old one, ends the other sessions and renews this one", async () => {
  const ana = await signUp(kogi);
  const here = openBrowser(kogi);
  await here.api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const before = here.cookies.get("kogi_session");
  const change = (current_password: string) =>
    here.api.auth.changePassword({ body: { current_password, password: NEW_PASSWORD } });
  expect(await refusal(change("not my password"))).toMatchObject({ status: 403, code: "auth.wrong_password" });
  await change(PASSWORD);
  expect(here.cookies.get("kogi_session")).not.toBe(before);
  expect((await here.api.auth.session()).user?.user_id).toBe(ana.userId);
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await kogi.api({ cookie: `kogi_session=${before}` }).auth.session()).user).toBeNull();
});

const signInWith = (email: string, password: string) => kogi.api().auth.signIn({ body: { email, password } });

test("of two changes at once from two devices one counts, and its answer is the one that says so", async () => {
  const ana = await signUp(kogi);
  const devices = [openBrowser(kogi), openBrowser(kogi)];
  for (const { api } of devices) await api.auth.signIn({ body: { email: ana.email, password: PASSWORD } });
  const wanted = ["eleven lamps at dusk", "twelve lamps at dawn"];
  const outcomes = await Promise.all(
    devices.map(({ api }, place) =>
      api.auth.changePassword({ body: { current_password: PASSWORD, password: wanted[place] ?? "" } }).then(
        () => "changed",
        (error) => error.code,
      ),
    ),
  );
  expect(outcomes.toSorted()).toEqual(["auth.wrong_password", "changed"]);
  const winner = outcomes.indexOf("changed");
  expect((await signInWith(ana.email, wanted[winner] ?? "")).status).toBe("signed_in");
  expect((await devices[winner]?.api.auth.session())?.user?.user_id).toBe(ana.userId);
});

test("a form that is sent twice changes the password once, and the session goes on", async () => {
  const ana = await signUp(kogi);
  const signIn = { email: ana.email, password: PASSWORD, transport: "bearer" as const };
  const { session_token } = await kogi.api().auth.signIn({ body: signIn });
  const { auth } = kogi.api({ authorization: `Bearer ${session_token}` });
  const form = { current_password: PASSWORD, password: NEW_PASSWORD };
  const tokens = await Promise.all([1, 2].map(() => auth.changePassword({ body: form })));
  const alive = await Promise.all(
    tokens.map((answer) =>
      kogi
        .api({ authorization: `Bearer ${answer.session_token}` })
        .auth.session()
        .then(
          () => 200,
          (error) => error.status,
        ),
    ),
  );
  expect(alive.toSorted()).toEqual([200, 401]);
  await kogi.settle();
  const told = (await mailsTo(kogi, ana.email)).filter((mail) => mail.template === "auth.password_changed");
  expect(told).toHaveLength(1);
});

test("whoever knows the old password cannot take a reset back that comes at the same moment", async () => {
  for (let round = 0; round < 3; round += 1) {
    const ana = await signUp(kogi);
    const token = await resetToken(ana);
    const thief = ana.api.auth.changePassword({
      body: { current_password: PASSWORD, password: "mine from now on 77" },
    });
    const reset = kogi.api().auth.resetPassword({ body: { token, password: NEW_PASSWORD } });
    const [stolen, owner] = await Promise.allSettled([thief, reset]);
    if (owner.status !== "fulfilled") continue; // the thief was first, as anybody with the password may be
    expect(stolen.status).toBe("rejected");
    expect((await signInWith(ana.email, NEW_PASSWORD)).status).toBe("signed_in");
  }
});

test("a program that signed in as a bearer finds its new token in the answer", async () => {
  const ana = await signUp(kogi);
  const { session_token } = await kogi.api().auth.signIn({
    body: { email: ana.email, password: PASSWORD, transport: "bearer" },
  });
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/auth/password",
    headers: { authorization: `Bearer ${session_token}` },
    payload: { current_password: PASSWORD, password: NEW_PASSWORD },
  });
  const as = (token: unknown) => kogi.api({ authorization: `Bearer ${token}` }).auth.session();
  expect((await refusal(as(session_token))).status).toBe(401);
  expect(answer.json().session_token).toBe(answer.headers["session-token"]);
  expect((await as(answer.json().session_token)).user?.user_id).toBe(ana.userId);
});

test("somebody at an open session cannot guess the password there", async () => {
  const ana = await signUp(kogi);
  const guess = () =>
    refusal(ana.api.auth.changePassword({ body: { current_password: "not my password", password: NEW_PASSWORD } }));
  for (let tried = 0; tried < 5; tried += 1) expect((await guess()).status).toBe(403);
  expect(await guess()).toMatchObject({ status: 429, code: "auth.too_many_attempts" });
});

test("the stored hash is made by argon2id with a salt of its own", async () => {
  const people = [await signUp(kogi), await signUp(kogi)];
  for (const person of people)
    await person.api.auth.changePassword({ body: { current_password: PASSWORD, password: NEW_PASSWORD } });
  const ids = people.map((person) => person.userId);
  const rows = await kogi.platform.db
    .selectFrom("auth.accounts")
    .select("password_hash")
    .where("user_id", "in", ids)
    .execute();
  expect(rows.every((row) => row.password_hash?.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))).toBe(true);
  expect(new Set(rows.map((row) => row.password_hash)).size).toBe(2);
});

test("a reset revokes the API keys too, so that whoever had a session keeps nothing", async () => {
  const ana = await signUp(kogi);
  const { key } = await ana.api.auth.createApiKey({ body: { name: "left behind", scopes: ["users:read"] } });
  const program = kogi.api({ authorization: `Bearer ${key}` });
  expect((await program.users.me()).user.user_id).toBe(ana.userId);
  await kogi.api().auth.resetPassword({ body: { token: await resetToken(ana), password: NEW_PASSWORD } });
  expect((await refusal(program.users.me())).status).toBe(401);
});

test("a sign-in with the old password at the moment of a change waits for it and is refused", async () => {
  const ana = await signUp(kogi);
  const { platform } = kogi;
  const changed = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<number>();
  const change = platform.inTransaction(async (tx) => {
    const hash = await hashPassword(NEW_PASSWORD);
    await tx.updateTable("auth.accounts").set({ password_hash: hash }).where("user_id", "=", ana.userId).execute();
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    begun.resolve(rows[0]?.pid ?? 0);
    await changed.promise;
  });
  const changer = await begun.promise;
  let settled = false;
  const signingIn = refusal(kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } })).finally(() => {
    settled = true;
  });
  while (!settled && !(await hasSomebodyWaiting(changer)));
  changed.resolve();
  await change;
  expect((await signingIn).code).toBe("auth.wrong_credentials");
});

/** True while another connection waits for what this one holds. */
async function hasSomebodyWaiting(pid: number): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where not granted and ${pid} = any (pg_blocking_pids(pid))`.execute(
    kogi.platform.db,
  );
  return rows.length > 0;
}
