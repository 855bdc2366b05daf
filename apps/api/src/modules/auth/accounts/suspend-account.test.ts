import { expect, test } from "vitest";
import { mailsTo } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("somebody who is suspended is out at once, is told why, and comes back to everything", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const { key } = await ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  const byKey = kogi.api({ authorization: `Bearer ${key}` });

  await admin.api.auth.suspend({ params, body: { reason: "Sold the same logo twice" } });
  expect((await refusal(ana.api.users.me())).status).toBe(401);
  expect((await refusal(byKey.users.me())).status).toBe(401);
  const signIn = () => kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD, transport: "bearer" } });
  expect((await refusal(signIn())).code).toBe("auth.wrong_credentials");
  const again = admin.api.auth.suspend({ params, body: { reason: "Twice" } });
  expect((await refusal(again)).code).toBe("auth.already_suspended");

  await admin.api.auth.reinstate({ params, body: { reason: "It was her own logo." } });
  expect((await signIn()).status).toBe("signed_in");
  expect((await byKey.users.me()).user.user_id).toBe(ana.userId);
  // The session of before has ended for good.
  expect((await refusal(ana.api.users.me())).status).toBe(401);
  const lift = admin.api.auth.reinstate({ params, body: { reason: "Twice" } });
  expect((await refusal(lift)).code).toBe("auth.not_suspended");

  await kogi.settle();
  const mails = await mailsTo(kogi, ana.email);
  expect(mails.map(({ text }) => text).join("\n")).toContain(
    "suspended your account: Sold the same logo twice. You are",
  );
  expect(mails.map(({ text }) => text).join("\n")).toContain("of your account: It was her own logo. You can");
  const { person, decisions } = await admin.api.admin.getPerson({ params });
  expect(person).toMatchObject({ state: "active", email: ana.email });
  expect(decisions).toMatchObject([
    { kind: "reinstated", reason: "It was her own logo.", by: { user_id: admin.userId } },
    { kind: "suspended", reason: "Sold the same logo twice" },
  ]);
  const { data } = await admin.api.admin.listAudit({ query: { subject_type: "account", subject_id: ana.userId } });
  expect(data.map(({ action, actor }) => [action, actor?.user_id]).slice(0, 2)).toEqual([
    ["auth.account_reinstated", admin.userId],
    ["auth.account_suspended", admin.userId],
  ]);
  expect(JSON.stringify(data)).not.toContain("logo");
});

test("nobody suspends themselves, and the reasons go with the account", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const own = admin.api.auth.suspend({ params: { user_id: admin.userId }, body: { reason: "Tired" } });
  expect((await refusal(own)).code).toBe("auth.not_yourself");

  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  await admin.api.auth.grantRole({ params, body: { role: "reviewer", reason: "Knows the trade" } });
  await ana.api.users.eraseUser({ params, body: { password: PASSWORD } });
  const { person, decisions } = await admin.api.admin.getPerson({ params });
  expect([person.state, person.email, decisions]).toEqual(["erased", null, []]);
  const gone = admin.api.auth.suspend({ params, body: { reason: "Gone" } });
  expect((await refusal(gone)).code).toBe("auth.account_not_found");
});

test("of two administrators who suspend each other at once, one stays", async () => {
  const { platform } = kogi;
  await platform.owner((client) => client.query("update auth.accounts set roles = array_remove(roles, 'admin')"));
  const one = await signUp(kogi, { roles: ["admin"] });
  const two = await signUp(kogi, { roles: ["admin"] });
  const out = (who: typeof one, whom: typeof one) =>
    who.api.auth.suspend({ params: { user_id: whom.userId }, body: { reason: "First" } });
  const outcomes = await Promise.allSettled([out(one, two), out(two, one)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
