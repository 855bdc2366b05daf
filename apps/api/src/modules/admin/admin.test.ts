import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("an administrator sees how many people there are, and one more after somebody joined", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const people = async () => {
    const { figures } = await admin.api.admin.readOverview();
    return figures.find(({ figure }) => figure === "people")?.count;
  };
  const before = await people();
  expect(before).toBeGreaterThan(0);
  await signUp(kogi);
  expect(await people()).toBe((before ?? 0) + 1);
});

test("nobody else may look, not even at the counts", async () => {
  const ana = await signUp(kogi);
  expect((await refusal(ana.api.admin.readOverview())).status).toBe(403);
  expect((await refusal(kogi.api().admin.readOverview())).status).toBe(401);
});

test("a person is found by address, handle and id, also when they are suspended", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await signUp(kogi);
  const { handle } = (await ana.api.users.me()).user;
  await admin.api.auth.suspend({ params: { user_id: ana.userId }, body: { reason: "Wrote to everybody" } });
  for (const q of [ana.email.toUpperCase(), handle, `@${handle}`, ana.userId]) {
    const { data } = await admin.api.admin.listPeople({ query: { q } });
    expect(data, q).toMatchObject([{ user_id: ana.userId, handle, email: ana.email, state: "suspended" }]);
  }
  for (const q of ["nobody-of-that-name", "nobody@example.org", admin.userId.replace(/^./, "f")])
    expect((await admin.api.admin.listPeople({ query: { q } })).data, q).toEqual([]);
  const suspended = await admin.api.admin.listPeople({ query: { state: ["suspended"] } });
  expect(suspended.data.map(({ user_id }) => user_id)).toContain(ana.userId);
  const { data } = await admin.api.admin.listPeople({ query: { roles: ["admin", "reviewer"], count: true } });
  expect(data.every(({ roles }) => roles.includes("admin") || roles.includes("reviewer"))).toBe(true);
});

test("the audit log is read by who, what and kind, page after page", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  for (let time = 1; time <= 3; time += 1) {
    await admin.api.auth.grantRole({ params, body: { role: "reviewer", reason: "Knows the trade" } });
    await admin.api.auth.revokeRole({ params: { ...params, role: "reviewer" }, body: { reason: "Left us" } });
  }
  const query = {
    actor_id: admin.userId,
    action: "auth.roles_changed",
    subject_type: "account",
    subject_id: ana.userId,
    limit: 4,
    count: true,
  };
  const first = await admin.api.admin.listAudit({ query });
  expect([first.data.length, first.total]).toEqual([4, 6]);
  expect(first.data[0]).toMatchObject({
    actor: { user_id: admin.userId },
    before: { roles: ["freelancer", "reviewer"] },
    after: { roles: ["freelancer"] },
  });
  const rest = await admin.api.admin.listAudit({ query: { ...query, cursor: first.next_cursor ?? "" } });
  expect([rest.data.length, rest.next_cursor]).toEqual([2, null]);
  const ids = [...first.data, ...rest.data].map(({ audit_id }) => audit_id);
  expect(new Set(ids).size).toBe(6);
});

test("what people wrote stays out of the audit log's answer, and an id is asked for with its type", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const subject = { type: "review", id: newId() };
  const after = { reason: "Names her landlord", reports: 2 };
  await kogi.platform.inTransaction((tx) =>
    kogi.platform.audit.record(tx, { actorId: null, action: "contracts.review_hidden", subject, after }),
  );
  const query = { subject_type: "review", subject_id: subject.id };
  expect((await admin.api.admin.listAudit({ query })).data).toMatchObject([{ before: null, after: { reports: 2 } }]);
  expect(JSON.stringify((await admin.api.admin.listAudit({ query })).data)).not.toContain("landlord");
  const bare = admin.api.admin.listAudit({ query: { subject_id: subject.id } });
  await expect(bare).rejects.toMatchObject({ status: 422, problem: { errors: [{ pointer: "/query/subject_type" }] } });
});
