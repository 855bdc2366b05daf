import { expect, test } from "vitest";
import { cards, registerErasureBlocker, skillId } from "#modules/users/index.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { trimErasedHandles } from "../handles/erased-handles.ts";

const kogi = world();

test("an erased person leaves nothing behind but a pseudonym", async () => {
  const ana = await signUp(kogi, { name: "Unmistakable Name", email: "unmistakable@example.org" });
  const ben = await signUp(kogi);
  const params = { user_id: ana.userId };
  const links = [{ label: "unmistakable", url: "https://unmistakable.example" }];
  await ana.api.users.patchUser({
    params,
    body: {
      bio: "unmistakable words",
      headline: "unmistakable",
      city: "Unmistakable",
      links,
      handle: "unmistakable-2",
    },
  });
  await ana.api.users.putSkills({ params, body: { skills: [{ skill_id: skillId("wordmarks"), level: "entry" }] } });
  await ana.api.users.addBlock({ body: { user_id: ben.userId, kind: "block" } });
  const { key } = await ana.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  await ana.api.users.eraseUser({ params, body: { password: PASSWORD } });

  expect((await refusal(kogi.api().users.getUser({ params }))).status).toBe(404);
  expect((await refusal(kogi.api().users.getUserByHandle({ params: { handle: "unmistakable-2" } }))).status).toBe(404);
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await refusal(kogi.api({ authorization: `Bearer ${key}` }).users.me())).status).toBe(401);
  expect((await refusal(kogi.api().auth.signIn({ body: { email: ana.email, password: PASSWORD } }))).status).toBe(401);
  expect((await kogi.api().users.listUsers({ query: { q: "unmistakable" } })).data).toEqual([]);
  expect((await cards(kogi.platform.db, [ana.userId])).get(ana.userId)).toMatchObject({
    name: "Former member",
    country: null,
    profile_image: null,
  });
  for (const table of [
    "auth.accounts",
    "auth.sign_ups",
    "users.users",
    "users.past_handles",
    "users.user_skills",
    "users.blocks",
  ]) {
    const sql = `select from ${table} t where t::text ilike '%unmistakable%'`;
    expect((await kogi.platform.owner((client) => client.query(sql))).rows).toEqual([]);
  }
  // The address is free again.
  expect((await signUp(kogi, { email: "unmistakable@example.org" })).userId).not.toBe(ana.userId);
});

test("erasure asks for the password, and nobody erases another but an administrator", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const admin = await signUp(kogi, { roles: ["admin"] });
  await signUp(kogi, { roles: ["admin"] });
  const params = { user_id: ana.userId };
  expect((await refusal(ana.api.users.eraseUser({ params, body: { password: "not my password" } }))).code).toBe(
    "auth.wrong_password",
  );
  expect((await refusal(ben.api.users.eraseUser({ params, body: { password: PASSWORD } }))).status).toBe(403);
  await admin.api.users.eraseUser({ params, body: { password: PASSWORD } });
  expect((await ana.api.auth.session()).user).toBeNull();
  expect((await refusal(admin.api.users.eraseUser({ params, body: { password: PASSWORD } }))).status).toBe(404);
});

test("erasure is refused with every reason while something of the person is still open", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  let reasons = ["Money of yours is still protected.", "A dispute is open."];
  registerErasureBlocker(kogi.platform, async (_tx, userId) => (userId === ana.userId ? reasons : []));
  const problem = await refusal(ana.api.users.eraseUser({ params, body: { password: PASSWORD } }));
  expect(problem).toMatchObject({ status: 409, code: "user.erasure_blocked", reasons });
  expect((await ana.api.users.me()).user.name).toBe("Ana Sol");
  reasons = [];
  await ana.api.users.eraseUser({ params, body: { password: PASSWORD } });
});

test("nobody takes the handle of somebody who was erased for three months, nor what looks like it", async () => {
  const [ana, eve] = [await signUp(kogi), await signUp(kogi)];
  const take = (person: typeof ana, handle: string) =>
    person.api.users.patchUser({ params: { user_id: person.userId }, body: { handle } });
  await take(ana, "sorely-missed");
  await take(ana, "sorely-missed-now");
  const longAgo = { created_at: addMs(kogi.platform.clock.now(), -8 * DAY_MS) };
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("users.users").set(longAgo).where("user_id", "=", ana.userId).execute(),
  );
  await ana.api.users.eraseUser({ params: { user_id: ana.userId }, body: { password: PASSWORD } });
  for (const handle of ["sorely-missed", "s0rely-missed-now", "sorely-missed-now"])
    expect((await refusal(take(eve, handle))).code).toBe("user.handle_taken");
  const kept = await kogi.platform.db.selectFrom("users.erased_handles").selectAll().execute();
  // The one they were given when they signed up, too.
  expect(kept).toHaveLength(3);
  expect(JSON.stringify(kept)).not.toContain("missed");
  await kogi.advance(91 * DAY_MS);
  await kogi.platform.inTransaction((tx) => trimErasedHandles(tx, kogi.platform.clock.now()));
  expect(await kogi.platform.db.selectFrom("users.erased_handles").selectAll().execute()).toEqual([]);
  await take(await signUp(kogi), "sorely-missed-now");
});
