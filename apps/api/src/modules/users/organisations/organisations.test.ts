import { beforeAll, expect, test } from "vitest";
import type { OrganisationRole } from "#api-schema/organisations.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let made = 0;
let stranger: Person;
beforeAll(async () => {
  stranger = await signUp(kogi, { name: "Stella Stranger" });
});

const handleOf = async (person: Person) => (await person.api.users.me()).user.handle;

async function found(owner: Person, wishes: { name?: string; handle?: string; country?: string } = {}) {
  made += 1;
  const body = { name: "Harbour Works", handle: `harbour-works-${made}`, ...wishes };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body });
  return { organisation_id };
}

async function invite(by: Person, params: { organisation_id: string }, person: Person, role: OrganisationRole) {
  const body = { handle: await handleOf(person), role };
  return by.api.organisations.inviteToOrganisation({ params, body });
}
const answer = (person: Person, invitation_id: string, how: "accept" | "decline" = "accept") =>
  person.api.organisations.answerOrganisationInvitation({ params: { invitation_id }, body: { answer: how } });

async function joins(by: Person, params: { organisation_id: string }, person: Person, role: OrganisationRole) {
  await answer(person, (await invite(by, params, person, role)).invitation_id);
}
const membersSeenBy = async (api: Person["api"], params: { organisation_id: string }) =>
  (await api.organisations.listMembers({ params, query: {} })).data;
const rolesIn = async (params: { organisation_id: string }) =>
  Object.fromEntries((await membersSeenBy(kogi.api(), params)).map(({ user, role }) => [user.name, role]));
const titlesOf = async (person: Person) => {
  await kogi.settle();
  return (await person.api.notifications.listNotifications({ query: {} })).data.map(({ title }) => title);
};
const give = (by: Person, params: { organisation_id: string }, userId: string, body: object) =>
  by.api.organisations.patchMember({ params: { ...params, user_id: userId }, body });

test("a studio is founded, and its page, people and handle are found", async () => {
  const ana = await signUp(kogi);
  const params = await found(ana, { name: "Sol & Sons", handle: "sol-and-sons", country: "PT" });
  const page = await kogi.api().organisations.getOrganisationByHandle({ params: { handle: "sol-and-sons" } });
  expect(page).toMatchObject({ ...params, name: "Sol & Sons", members_count: 1, role: null, can: [], version: 1 });
  expect((await ana.api.organisations.getOrganisation({ params })).can).toEqual([
    "edit",
    "invite",
    "change_roles",
    "close",
  ]);
  const search = async (query: object) =>
    (await kogi.api().organisations.listOrganisations({ query })).data.map(({ name }) => name);
  expect(await search({ q: "L & SO" })).toEqual(["Sol & Sons"]);
  expect(await search({ country: ["PT"] })).toEqual(["Sol & Sons"]);
  expect(await search({ q: "%" })).toEqual([]);
});

test("the list goes on page by page in either order, with how many show that they belong to each", async () => {
  const ana = await signUp(kogi);
  const names = ["beech works", "Alder Works", "Cedar Works"];
  for (const name of names) await found(ana, { name, country: "IS" });
  const pages = async (sort: "-created_at" | "name") => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { sort, country: ["IS"], limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = await kogi.api().organisations.listOrganisations({ query });
      seen.push(...page.data.map(({ name, members_count }) => `${name} ${members_count}`));
      cursor = page.next_cursor;
    }
    return seen;
  };
  expect(await pages("-created_at")).toEqual(["Cedar Works 1", "Alder Works 1", "beech works 1"]);
  expect(await pages("name")).toEqual(["Alder Works 1", "beech works 1", "Cedar Works 1"]);
  const foreign = kogi.api().organisations.listOrganisations({ query: { sort: "name", cursor: "WzEsMl0" } });
  expect(await refusal(foreign)).toMatchObject({ status: 422, errors: [{ pointer: "/query/cursor" }] });
});

test("who is given another role or taken out is told, by mail too and in their language; who steps down or leaves knows", async () => {
  const [ana, ben, cem] = [await signUp(kogi), await signUp(kogi), await signUp(kogi)];
  const params = await found(ana);
  await joins(ana, params, ben, "member");
  await joins(ana, params, cem, "admin");
  await ben.api.users.putSettings({ body: { ...(await ben.api.users.me()).settings, locale: "de-AT" } });
  await give(ana, params, ben.userId, { role: "admin", title: "Painter" });
  await give(ana, params, ben.userId, { title: "Bricklayer" });
  await ana.api.organisations.removeMember({ params: { ...params, user_id: ben.userId } });
  await give(cem, params, cem.userId, { role: "member" });
  await cem.api.organisations.removeMember({ params: { ...params, user_id: cem.userId } });
  const told = ["Ana Sol lädt dich zu Harbour Works ein", "Du gehörst nicht mehr zu Harbour Works"];
  told.push("Harbour Works: deine Rolle ist jetzt Verwaltung");
  expect((await titlesOf(ben)).toSorted()).toEqual(told);
  const mails = await kogi.platform.db
    .selectFrom("platform.mails")
    .select("subject")
    .where("to_address", "=", ben.email)
    .execute();
  expect(mails.map(({ subject }) => subject)).toEqual(expect.arrayContaining(told));
  expect(await titlesOf(cem)).toEqual(["Ana Sol invites you to Harbour Works"]);
});

test("people and organisations share one address space, also for handles that were given up", async () => {
  const ana = await signUp(kogi);
  const params = await found(ana, { handle: "one-address" });
  const patchUser = (handle: string) =>
    stranger.api.users.patchUser({ params: { user_id: stranger.userId }, body: { handle } });
  expect((await refusal(patchUser("one-address"))).code).toBe("user.handle_taken");
  expect(await refusal(found(ana, { handle: await handleOf(stranger) }))).toMatchObject({
    code: "user.handle_taken",
    errors: [{ pointer: "/body/handle" }],
  });
  expect((await refusal(found(ana, { handle: "kogi-team" }))).code).toBe("user.handle_reserved");
  expect((await refusal(found(ana, { handle: "0ne-address" }))).code).toBe("user.handle_taken");
  expect((await refusal(patchUser("one--address"))).code).toBe("user.handle_taken");
  expect((await refusal(found(ana, { name: "Kogi Support" }))).errors).toMatchObject([{ pointer: "/body/name" }]);
  await ana.api.organisations.patchOrganisation({ params, body: { handle: "another-address" } });
  expect((await refusal(patchUser("one-address"))).code).toBe("user.handle_taken");
  const old = await kogi.api().organisations.getOrganisationByHandle({ params: { handle: "one-address" } });
  expect(old.handle).toBe("another-address");
  const byHandle = kogi.api().users.getUserByHandle({ params: { handle: "one-address" } });
  expect((await refusal(byHandle)).code).toBe("user.not_found");
});

test("one of many who want a handle at once gets it, be they people or organisations", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => signUp(kogi)));
  const answers = await Promise.allSettled(
    people.flatMap((person) => [
      found(person, { handle: "wanted-by-all" }),
      person.api.users.patchUser({ params: { user_id: person.userId }, body: { handle: "wanted-by-all" } }),
    ]),
  );
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(1);
});

test("who is invited is told, joins with the role, and stands on the page and on their own profile", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi, { name: "Ben Brick" })];
  const params = await found(ana);
  const { invitation_id } = await invite(ana, params, ben, "member");
  expect(await titlesOf(ben)).toEqual(["Ana Sol invites you to Harbour Works"]);
  expect((await refusal(invite(ana, params, ben, "admin"))).code).toBe("organisation.already_invited");
  const mine = await ben.api.organisations.listMyOrganisationInvitations({ query: { count: true } });
  expect(mine).toMatchObject({ total: 1, data: [{ invitation_id, role: "member", state: "open" }] });
  expect((await refusal(answer(stranger, invitation_id))).code).toBe("organisation.no_such_invitation");
  await answer(ben, invitation_id);
  await give(ana, params, ben.userId, { title: "Bricklayer" });
  const member = (await membersSeenBy(kogi.api(), params)).find(({ user }) => user.user_id === ben.userId);
  expect(member).toMatchObject({ role: "member", title: "Bricklayer", can: [] });
  const shownBy = async (viewer: Person["api"]) =>
    (await viewer.organisations.listMembershipsOf({ params: { user_id: ben.userId }, query: {} })).data.length;
  expect(await shownBy(kogi.api())).toBe(1);
  await give(ben, params, ben.userId, { shown: false });
  expect([await shownBy(kogi.api()), await shownBy(ben.api)]).toEqual([0, 1]);
  expect(Object.keys(await rolesIn(params))).toEqual(["Ana Sol"]);
  expect((await membersSeenBy(ana.api, params)).length).toBe(2);
  expect((await refusal(give(ana, params, ben.userId, { shown: true }))).code).toBe("organisation.not_allowed");
  expect((await refusal(invite(ana, params, ben, "member"))).code).toBe("organisation.already_member");
});

test("an invitation that is accepted many times at once is accepted once", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const params = await found(ana);
  const { invitation_id } = await invite(ana, params, ben, "admin");
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => answer(ben, invitation_id)));
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(1);
  expect((await refusal(answer(ben, invitation_id))).code).toBe("organisation.invitation_over");
});

test("nobody comes in as owner or admin by the word of an owner who was taken out or is one no more", async () => {
  const [ana, ben, cem, dea] = [await signUp(kogi), await signUp(kogi), await signUp(kogi), await signUp(kogi)];
  const params = await found(ana);
  await joins(ana, params, ben, "owner");
  const asOwner = await invite(ben, params, cem, "owner");
  const asMember = await invite(ben, params, dea, "member");
  const openTo = async (person: Person) =>
    (await person.api.organisations.listMyOrganisationInvitations({ query: {} })).data.length;
  expect([await openTo(cem), await openTo(dea)]).toEqual([1, 1]);
  await give(ana, params, ben.userId, { role: "admin" });
  expect([await openTo(cem), await openTo(dea)]).toEqual([0, 1]);
  expect((await refusal(answer(cem, asOwner.invitation_id))).code).toBe("organisation.invitation_over");
  await ana.api.organisations.removeMember({ params: { ...params, user_id: ben.userId } });
  expect((await refusal(answer(cem, asOwner.invitation_id))).code).toBe("organisation.invitation_over");
  await answer(dea, asMember.invitation_id);
  expect((await membersSeenBy(ana.api, params)).map(({ role }) => role)).toEqual(["owner", "member"]);
});

test("invitations end: declined, taken back, or by themselves after 14 days", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const params = await found(ana);
  await answer(ben, (await invite(ana, params, ben, "member")).invitation_id, "decline");
  const { invitation_id } = await invite(ana, params, ben, "member");
  await ana.api.organisations.withdrawOrganisationInvitation({ params: { ...params, invitation_id } });
  expect((await refusal(answer(ben, invitation_id))).code).toBe("organisation.invitation_over");
  const last = await invite(ana, params, ben, "member");
  const { data } = await ana.api.organisations.listOrganisationInvitations({ params, query: { limit: 2 } });
  expect(data.map(({ state }) => state)).toEqual(["open", "withdrawn"]);
  await kogi.advance(14 * DAY_MS);
  // Their sessions have ended by now, too.
  const { state } = await kogi.platform.db
    .selectFrom("users.organisation_invitations")
    .select("state")
    .where("invitation_id", "=", last.invitation_id)
    .executeTakeFirstOrThrow();
  expect(state).toBe("expired");
});

test("people who blocked each other cannot invite each other, and do not meet on a page", async () => {
  const [ana, ben, cem] = [await signUp(kogi), await signUp(kogi), await signUp(kogi, { name: "Cem" })];
  const params = await found(ana);
  const { invitation_id } = await invite(ana, params, ben, "member");
  await ben.api.users.addBlock({ body: { user_id: ana.userId, kind: "block" } });
  expect((await ben.api.organisations.listMyOrganisationInvitations({ query: {} })).data).toEqual([]);
  expect((await refusal(answer(ben, invitation_id))).code).toBe("organisation.no_such_invitation");
  const other = await found(ana);
  const body = { handle: await handleOf(ben), role: "member" as const };
  const again = ana.api.organisations.inviteToOrganisation({ params: other, body });
  expect((await refusal(again)).code).toBe("user.not_found");
  await joins(ana, params, cem, "member");
  await cem.api.users.addBlock({ body: { user_id: ana.userId, kind: "block" } });
  expect((await membersSeenBy(ben.api, params)).map(({ user }) => user.name)).toEqual(["Cem"]);
  const counts = async ({ api }: { api: Person["api"] }) => {
    const { members_count } = await api.organisations.getOrganisation({ params });
    const { data } = await api.organisations.listOrganisations({ query: { limit: 100 } });
    return [members_count, data.find((one) => one.organisation_id === params.organisation_id)?.members_count];
  };
  expect([await counts({ api: kogi.api() }), await counts(ben), await counts(ana)]).toEqual([
    [2, 2],
    [1, 1],
    [2, 2],
  ]);
  // Whoever keeps the organisation can still take them out.
  expect((await membersSeenBy(ana.api, params)).length).toBe(2);
  await ana.api.organisations.removeMember({ params: { ...params, user_id: cem.userId } });
});

test("two owners who step down at once leave one owner, and the last one can neither leave nor step down", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi, { name: "Ben Brick" })];
  const params = await found(ana);
  await joins(ana, params, ben, "owner");
  const answers = await Promise.allSettled([
    give(ana, params, ana.userId, { role: "member" }),
    give(ben, params, ben.userId, { role: "member" }),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(1);
  const roles = await rolesIn(params);
  expect(Object.values(roles).toSorted()).toEqual(["member", "owner"]);
  const owner = roles["Ana Sol"] === "owner" ? ana : ben;
  expect((await refusal(give(owner, params, owner.userId, { role: "admin" }))).code).toBe("organisation.last_owner");
  const leaves = owner.api.organisations.removeMember({ params: { ...params, user_id: owner.userId } });
  expect((await refusal(leaves)).code).toBe("organisation.last_owner");
});

test("of two changes to a member based on one version, one is refused with the member as they are", async () => {
  const ana = await signUp(kogi);
  const params = await found(ana);
  const { data } = await ana.api.organisations.listMembers({ params, query: {} });
  const { version } = data[0] ?? { version: 0 };
  const retitle = (title: string) => give(ana, params, ana.userId, { title, version });
  expect(await retitle("Founder")).toMatchObject({ title: "Founder", version: version + 1 });
  expect(await refusal(retitle("Boss"))).toMatchObject({
    status: 409,
    code: "request.stale",
    current: { title: "Founder", version: version + 1 },
  });
});

test("of two changes to a page based on one version, one is refused with the page as it is", async () => {
  const ana = await signUp(kogi);
  const params = await found(ana);
  const save = (headline: string) =>
    ana.api.organisations.patchOrganisation({ params, body: { headline, version: 1 } });
  await save("Signs for harbours");
  expect(await refusal(save("Something else"))).toMatchObject({
    status: 409,
    code: "request.stale",
    current: { headline: "Signs for harbours", version: 2 },
  });
  const patch = (body: object) => ana.api.organisations.patchOrganisation({ params, body });
  expect((await refusal(patch({ website: "https://localhost/" }))).errors).toMatchObject([
    { pointer: "/body/website" },
  ]);
  expect((await refusal(patch({ country: "QQ" }))).errors).toMatchObject([{ pointer: "/body/country" }]);
});

test("a logo stays when whoever brought it leaves, and goes with the organisation", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi, { name: "Ben Brick" })];
  const params = await found(ana);
  await joins(ana, params, ben, "admin");
  const body = await png({ width: 61, height: 61 });
  const { media_id } = await ben.api.media.uploadMedia({ query: { name: "logo.png" }, body });
  await kogi.settle();
  const { logo } = await ben.api.organisations.patchOrganisation({ params, body: { logo_media_id: media_id } });
  expect(logo).toMatch(/webp$/);
  // Whoever keeps the page may leave it as it is, not take up a colleague's other files.
  await ana.api.organisations.patchOrganisation({ params, body: { logo_media_id: media_id } });
  const other = await ben.api.media.uploadMedia({ query: { name: "other.png" }, body: await png({ width: 62 }) });
  await kogi.settle();
  const theirs = ana.api.organisations.patchOrganisation({ params, body: { logo_media_id: other.media_id } });
  expect((await refusal(theirs)).errors).toMatchObject([{ pointer: "/body/logo_media_id" }]);
  await ben.api.users.eraseUser({ params: { user_id: ben.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  const shown = async () =>
    (await kogi.app.fastify.inject({ url: new URL(logo ?? "", "http://kogi").pathname })).statusCode;
  expect(await shown()).toBe(200);
  await ana.api.organisations.closeOrganisation({ params });
  expect(await shown()).toBe(404);
});

test("who is erased leaves: the admin who serves longest owns it then, and is told; with nobody left it closes", async () => {
  const [ana, ben, cem] = [
    await signUp(kogi),
    await signUp(kogi, { name: "Ben Brick" }),
    await signUp(kogi, { name: "Cem" }),
  ];
  const params = await found(ana, { handle: "inherited-house" });
  await joins(ana, params, cem, "member");
  await joins(ana, params, ben, "admin");
  const erase = (person: Person) =>
    person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });
  await erase(ana);
  expect(await rolesIn(params)).toEqual({ "Ben Brick": "owner", Cem: "member" });
  expect(await titlesOf(ben)).toContain("You own Harbour Works now");
  // Both at once: whoever is last closes it.
  await Promise.all([erase(ben), erase(cem)]);
  const page = kogi.api().organisations.getOrganisationByHandle({ params: { handle: "inherited-house" } });
  expect((await refusal(page)).code).toBe("organisation.not_found");
});

test("who founds and closes one after the other keeps handles from nobody", async () => {
  const ana = await signUp(kogi);
  const params = await found(ana, { handle: "squat-house" });
  await ana.api.organisations.patchOrganisation({ params, body: { handle: "squat-house-b" } });
  await ana.api.organisations.closeOrganisation({ params });
  const ben = await signUp(kogi);
  for (const handle of ["squat-house", "squat-house-b"]) await found(ben, { handle });
});

test("an owner closes it: members are told, the page is gone, and its handle is kept for a while", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const params = await found(ana, { handle: "closed-house" });
  await joins(ana, params, ben, "admin");
  const cem = await signUp(kogi);
  const { invitation_id } = await invite(ana, params, cem, "member");
  expect((await refusal(ben.api.organisations.closeOrganisation({ params }))).code).toBe("organisation.not_allowed");
  await kogi.advance(8 * DAY_MS);
  await ana.api.organisations.closeOrganisation({ params });
  expect(await titlesOf(ben)).toContain("Harbour Works was closed");
  expect((await refusal(answer(cem, invitation_id))).code).toBe("organisation.invitation_over");
  expect((await refusal(kogi.api().organisations.getOrganisation({ params }))).status).toBe(404);
  expect((await ben.api.organisations.listMyOrganisations({ query: {} })).data).toEqual([]);
  expect((await refusal(found(ben, { handle: "closed-house" }))).code).toBe("user.handle_taken");
  await kogi.advance(91 * DAY_MS);
  await found(await signUp(kogi), { handle: "closed-house" });
});
