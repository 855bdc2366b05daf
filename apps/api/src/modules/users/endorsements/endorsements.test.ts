import { beforeAll, expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { mailsTo } from "#test/inbox.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const skill_id = skillId("wordmarks");

async function skilled(): Promise<Person> {
  const person = await signUp(kogi, { name: "Ana Sol" });
  await person.api.users.putSkills({
    params: { user_id: person.userId },
    body: { skills: [{ skill_id, level: "expert" }] },
  });
  return person;
}

let ana: Person;
beforeAll(async () => {
  ana = await skilled();
});

const endorse = (giver: Person, owner = ana, skill = skill_id) =>
  giver.api.endorsements.endorse({ params: { user_id: owner.userId, skill_id: skill } });
const onProfile = async (owner: Person, viewer?: Person) =>
  (await (viewer?.api ?? kogi.api()).users.getUser({ params: { user_id: owner.userId } })).skills[0]?.endorsements;

test("somebody vouches for a skill once, however often they say so, and its owner is told once", async () => {
  const [owner, ben] = [await skilled(), await signUp(kogi, { name: "Ben Hut" })];
  await Promise.all([endorse(ben, owner), endorse(ben, owner), endorse(ben, owner)]);
  expect(await onProfile(owner)).toEqual({
    count: 1,
    worked_together: 0,
    weight: 1,
    first: [{ handle: expect.stringMatching(/^ben-hut/), name: "Ben Hut" }],
    by_me: false,
  });
  expect(await onProfile(owner, ben)).toMatchObject({ by_me: true });
  await kogi.settle();
  const { data } = await owner.api.notifications.listNotifications({ query: {} });
  expect(data.filter(({ title }) => title === "Ben Hut vouches for your skill “Wordmarks”").length).toBe(1);
  await ben.api.endorsements.withdrawEndorsement({ params: { user_id: owner.userId, skill_id } });
  expect(await onProfile(owner)).toMatchObject({ count: 0 });
});

test("who takes their word back and gives it again is told of no second time", async () => {
  const [owner, ben] = [await skilled(), await signUp(kogi, { name: "Ben Hut" })];
  for (let round = 0; round < 4; round += 1) {
    await endorse(ben, owner);
    await ben.api.endorsements.withdrawEndorsement({ params: { user_id: owner.userId, skill_id } });
  }
  await endorse(ben, owner);
  expect(await onProfile(owner)).toMatchObject({ count: 1 });
  const mails = (await mailsTo(kogi, owner.email)).filter(({ template }) => template === "users.skill_endorsed");
  const { data } = await owner.api.notifications.listNotifications({ query: {} });
  expect([mails.length, data.length]).toEqual([1, 1]);
});

test("nobody vouches for themselves, or for a skill that is not on the profile", async () => {
  expect(await refusal(endorse(ana))).toMatchObject({ status: 422, code: "endorsement.own_skill" });
  const ben = await signUp(kogi);
  expect(await refusal(endorse(ben, ana, skillId("logo-design")))).toMatchObject({
    status: 404,
    code: "endorsement.no_such_skill",
  });
});

test("who finished a contract with the person is told apart, weighs more and comes first", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  await freelancer.api.users.putSkills({
    params: { user_id: freelancer.userId },
    body: { skills: [{ skill_id, level: "expert" }] },
  });
  await endorse(client, freelancer);
  const others = await Promise.all(["Uma", "Vic"].map((name) => signUp(kogi, { name })));
  for (const other of others) await endorse(other, freelancer);
  const { first, ...counts } = (await onProfile(freelancer)) ?? { first: [] };
  expect([first.map(({ name }) => name), counts]).toMatchObject([
    ["Clara Client", "Vic"],
    { count: 3, worked_together: 1, weight: 5 },
  ]);
  const { data } = await kogi
    .api()
    .endorsements.listEndorsements({ params: { user_id: freelancer.userId }, query: {} });
  expect(data.map(({ worked_together, weight, endorsed_by }) => [worked_together, weight, endorsed_by.name])).toEqual([
    [true, 3, "Clara Client"],
    [false, 1, "Vic"],
    [false, 1, "Uma"],
  ]);
});

test("blocked, hidden and erased people's words count for nobody who may not see them", async () => {
  const owner = await skilled();
  const [seen, blocked, hidden] = await Promise.all([signUp(kogi), signUp(kogi), signUp(kogi)]);
  for (const giver of [seen, blocked, hidden]) await endorse(giver, owner);
  const viewer = await signUp(kogi);
  await viewer.api.users.addBlock({ body: { user_id: blocked.userId, kind: "block" } });
  await kogi.platform.owner((client) =>
    client.query("update users.users set hidden_at = '2026-01-01' where user_id = $1", [hidden.userId]),
  );
  const listed = async (api: Person["api"]) =>
    (await api.endorsements.listEndorsements({ params: { user_id: owner.userId }, query: { count: true } })).total;
  expect([await onProfile(owner, viewer), await listed(viewer.api)]).toMatchObject([{ count: 1 }, 1]);
  expect([await onProfile(owner), await listed(kogi.api())]).toMatchObject([{ count: 2 }, 2]);
});

test("the list goes on where it ended", async () => {
  const owner = await skilled();
  const givers = await Promise.all([1, 2, 3].map(() => signUp(kogi)));
  for (const giver of givers) await endorse(giver, owner);
  const params = { user_id: owner.userId };
  const first = await kogi.api().endorsements.listEndorsements({ params, query: { limit: 2, skill_id } });
  const rest = await kogi
    .api()
    .endorsements.listEndorsements({ params, query: { limit: 2, cursor: first.next_cursor ?? "" } });
  const seen = [...first.data, ...rest.data].map(({ endorsed_by }) => endorsed_by.user_id);
  expect(seen).toEqual(givers.map(({ userId }) => userId).toReversed());
  expect(rest.next_cursor).toBe(null);
});

test("whom an endorsement is about puts it out of sight and shows it again; whoever gave it reads it as before", async () => {
  const owner = await skilled();
  const [rude, kind] = await Promise.all([signUp(kogi, { name: "Rude Rex" }), signUp(kogi)]);
  for (const giver of [rude, kind]) await endorse(giver, owner);
  const set = (person: Person, shown: boolean, by = rude) =>
    person.api.endorsements.setEndorsementVisibility({
      params: { user_id: owner.userId, skill_id, endorsed_by: by.userId },
      body: { shown },
    });
  const listed = async (api: Person["api"]) =>
    (await api.endorsements.listEndorsements({ params: { user_id: owner.userId }, query: {} })).data.map(
      ({ endorsed_by, hidden }) => [endorsed_by.user_id, hidden],
    );
  await set(owner, false);
  expect([await onProfile(owner), await listed(kogi.api())]).toMatchObject([{ count: 1 }, [[kind.userId, false]]]);
  expect(await onProfile(owner, rude)).toMatchObject({ count: 2, by_me: true });
  expect(await listed(rude.api)).toContainEqual([rude.userId, false]);
  expect(await listed(owner.api)).toContainEqual([rude.userId, true]);
  await endorse(rude, owner);
  expect(await onProfile(owner)).toMatchObject({ count: 1 });
  const params = { user_id: owner.userId, skill_id };
  await rude.api.endorsements.withdrawEndorsement({ params });
  await endorse(rude, owner);
  expect([await onProfile(owner), await listed(kogi.api())]).toMatchObject([{ count: 1 }, [[kind.userId, false]]]);
  await set(owner, true);
  expect(await onProfile(owner)).toMatchObject({ count: 2 });
  await rude.api.endorsements.withdrawEndorsement({ params });
  await endorse(rude, owner);
  expect(await onProfile(owner)).toMatchObject({ count: 2 });
  expect(await refusal(set(rude, false))).toMatchObject({ status: 403 });
  const stranger = await signUp(kogi);
  expect(await refusal(set(owner, false, stranger))).toMatchObject({ code: "endorsement.not_found" });
});

test("an endorsement does not count once one of the two blocked the other, for third parties neither", async () => {
  const owner = await skilled();
  const [one, other] = await Promise.all([signUp(kogi), signUp(kogi)]);
  for (const giver of [one, other]) await endorse(giver, owner);
  await owner.api.users.addBlock({ body: { user_id: one.userId, kind: "block" } });
  expect(await onProfile(owner)).toMatchObject({ count: 1 });
  await other.api.users.addBlock({ body: { user_id: owner.userId, kind: "block" } });
  expect(await onProfile(owner)).toMatchObject({ count: 0 });
});
