import { expect, test } from "vitest";
import { grantRole } from "#modules/auth/index.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a person adds a hat, puts it first, and their profile says so", async () => {
  const ana = await signUp(kogi);
  expect((await refusal(ana.api.auth.setUserType({ body: { user_type: "client" } }))).code).toBe("auth.role_missing");
  expect(await ana.api.auth.addRole({ body: { role: "client" } })).toMatchObject({
    user_type: "freelancer",
    roles: ["freelancer", "client"],
  });
  expect(await ana.api.auth.setUserType({ body: { user_type: "client" } })).toMatchObject({ user_type: "client" });
  await kogi.settle();
  expect((await ana.api.users.me()).user.user_type).toBe("client");
});

test("nobody makes themselves administrator or reviewer", async () => {
  const ana = await signUp(kogi);
  for (const role of ["admin", "reviewer"]) {
    const answer = await kogi.app.fastify.inject({
      method: "POST",
      url: "/api/auth/roles",
      headers: ana.headers,
      payload: { role },
    });
    expect(answer.statusCode).toBe(422);
  }
  const grant = ana.api.auth.grantRole({ params: { user_id: ana.userId }, body: { role: "admin", reason: "Helps" } });
  expect((await refusal(grant)).status).toBe(403);
  const admin = await signUp(kogi, { roles: ["admin"] });
  const body = { role: "reviewer" as const, reason: "I know the trade" };
  const own = admin.api.auth.grantRole({ params: { user_id: admin.userId }, body });
  expect(await refusal(own)).toMatchObject({ status: 409, code: "auth.not_yourself" });
});

test("an administrator grants and takes roles, and each change is in the audit log with its before and after", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  expect(
    (await admin.api.auth.grantRole({ params, body: { role: "reviewer", reason: "Knows the trade" } })).roles,
  ).toEqual(["freelancer", "reviewer"]);
  expect((await ana.api.auth.session()).user?.roles).toContain("reviewer");
  await admin.api.auth.revokeRole({ params: { ...params, role: "reviewer" }, body: { reason: "Left us" } });
  expect((await ana.api.auth.session()).user?.roles).toEqual(["freelancer"]);
  const rows = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["actor_id", "before", "after"])
    .where("action", "=", "auth.roles_changed")
    .where("subject_id", "=", ana.userId)
    .orderBy("audit_id")
    .execute();
  expect(rows).toMatchObject([
    { actor_id: admin.userId, before: { roles: ["freelancer"] }, after: { roles: ["freelancer", "reviewer"] } },
    { actor_id: admin.userId, after: { roles: ["freelancer"] } },
  ]);
  const { decisions } = await admin.api.admin.getPerson({ params });
  expect(decisions).toMatchObject([
    { kind: "role_taken", role: "reviewer", reason: "Left us", by: { user_id: admin.userId } },
    { kind: "role_granted", role: "reviewer", reason: "Knows the trade" },
  ]);
});

test("the main role and the last administrator stay", async () => {
  const { platform } = kogi;
  await platform.owner((client) => client.query("update auth.accounts set roles = array_remove(roles, 'admin')"));
  const one = await signUp(kogi, { roles: ["admin"] });
  const two = await signUp(kogi, { roles: ["admin"] });
  const drop = (who: typeof one, whom: typeof one) =>
    who.api.auth.revokeRole({ params: { user_id: whom.userId, role: "admin" }, body: { reason: "Enough" } });
  // Both at once take the role from each other: one of them must keep it.
  const outcomes = await Promise.all(
    [drop(one, two), drop(two, one)].map((call) =>
      call.then(
        () => 200,
        (error) => error.status,
      ),
    ),
  );
  const { rows } = await platform.owner((client) =>
    client.query("select user_id from auth.accounts where 'admin' = any (roles)"),
  );
  expect([outcomes.filter((status) => status === 200).length, rows.length]).toEqual([1, 1]);
  const last = rows[0].user_id === one.userId ? one : two;
  expect((await refusal(drop(last, last))).code).toBe("auth.last_admin");
  const main = last.api.auth.revokeRole({
    params: { user_id: last.userId, role: "freelancer" },
    body: { reason: "Enough" },
  });
  expect((await refusal(main)).code).toBe("auth.main_role");
});

test("the first administrator is made from the command line, for somebody who has an account", async () => {
  const ana = await signUp(kogi);
  const { platform } = kogi;
  const view = await platform.inTransaction((tx) =>
    grantRole(tx, platform, { userId: ana.userId, byId: null, role: "admin" }),
  );
  expect(view.roles).toEqual(["freelancer", "admin"]);
  expect((await ana.api.auth.rolesOf({ params: { user_id: ana.userId } })).roles).toContain("admin");
});
