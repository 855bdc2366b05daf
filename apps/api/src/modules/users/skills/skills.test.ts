import { expect, test, vi } from "vitest";
import { loadReference, skillId } from "#modules/users/index.ts";
import { MINUTE_MS } from "#platform/clock/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { putInterests } from "./interests.ts";

const kogi = world();
const nothingRead = { version: undefined, expectVersion: () => undefined };
const NOBODYS_ID = "01990000-0000-7000-8000-000000000000";

test("skills are found by their beginning first, then inside, then when misspelt", async () => {
  const names = async (q: string) =>
    (await kogi.api().users.listSkills({ query: { q, limit: 5 } })).data.map((skill) => skill.name);
  expect((await names("logo"))[0]).toBe("Logo Design");
  expect(await names("design")).not.toEqual([]);
  expect(await names("logo desgin")).toContain("Logo Design");
  expect((await kogi.api().users.listSkills({ query: { limit: 1000 } })).data.length).toBeGreaterThan(600);
  expect(
    (await kogi.api().users.listSkills({ query: { topic: "logo-design" } })).data.map((skill) => skill.slug),
  ).toContain("wordmarks");
});

test("the skills that people in lists have are counted, most common first", async () => {
  const someone = async (wishes: Parameters<typeof signUp>[1], slugs: readonly string[], shown = true) => {
    const { api, userId } = await signUp(kogi, wishes);
    const skills = slugs.map((slug) => ({ skill_id: skillId(slug), level: "expert" as const }));
    await api.users.putSkills({ params: { user_id: userId }, body: { skills } });
    if (shown) return;
    const { settings } = await api.users.me();
    await api.users.putSettings({ body: { ...settings, show_in_lists: false } });
  };
  await someone({}, ["wordmarks", "logo-design"]);
  await someone({}, ["wordmarks"]);
  await someone({}, ["logo-design"], false);
  await someone({ user_type: "client" }, ["logo-design"]);
  const { data } = await kogi.api().users.listSkills({ query: { sort: "-people", limit: 2 } });
  expect(data.map(({ slug, people }) => [slug, people])).toEqual([
    ["wordmarks", 2],
    ["logo-design", 1],
  ]);
});

test("whoever comes while skills are counted waits for the one count", async () => {
  await kogi.advance(MINUTE_MS);
  const asked = vi.spyOn(kogi.platform.db, "selectFrom");
  const lists = await Promise.all(
    Array.from({ length: 5 }, () => kogi.api().users.listSkills({ query: { sort: "-people", limit: 1 } })),
  );
  const counts = asked.mock.calls.filter(([from]) => String(from) === "users.user_skills");
  asked.mockRestore();
  expect([counts.length, lists.map(({ data }) => data.length)]).toEqual([1, [1, 1, 1, 1, 1]]);
});

test("loading the reference again changes nothing", async () => {
  const count = async () => (await kogi.api().users.listSkills({ query: { limit: 1000 } })).data.length;
  const before = await count();
  await kogi.platform.owner((client) => client.query("delete from users.loaded_reference"));
  await loadReference(kogi.platform);
  await loadReference(kogi.platform);
  expect(await count()).toBe(before);
});

test("a person lists skills with level and years, in their order", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const skills = [
    { skill_id: skillId("wordmarks"), level: "expert" as const, years: 9 },
    { skill_id: skillId("logo-design"), level: "entry" as const },
  ];
  const { data } = await ana.api.users.putSkills({ params, body: { skills } });
  expect(data.map(({ slug, level, years }) => [slug, level, years])).toEqual([
    ["wordmarks", "expert", 9],
    ["logo-design", "entry", null],
  ]);
  await ana.api.users.putSkills({ params, body: { skills: skills.toReversed() } });
  expect((await kogi.api().users.getSkills({ params })).data.map((skill) => skill.slug)).toEqual([
    "logo-design",
    "wordmarks",
  ]);
  await ana.api.users.putSkills({ params, body: { skills: [] } });
  expect((await kogi.api().users.getUser({ params })).skills).toEqual([]);
});

test("unknown and doubled skills are refused, each at its place", async () => {
  const ana = await signUp(kogi);
  const ids = [skillId("wordmarks"), NOBODYS_ID, skillId("wordmarks")];
  const body = { skills: ids.map((skill_id) => ({ skill_id, level: "entry" as const })) };
  const problem = await refusal(ana.api.users.putSkills({ params: { user_id: ana.userId }, body }));
  expect(problem).toMatchObject({
    code: "user.unknown_skill",
    errors: [{ pointer: "/body/skills/1/skill_id" }, { pointer: "/body/skills/2/skill_id" }],
  });
});

test("interests are topics of the tree", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const { data: topics } = await kogi.api().trending.listTopics({ query: { q: "branding" } });
  expect(topics[0]).toMatchObject({ slug: "brand-identity", depth: 1 });
  const topic_ids = topics.slice(0, 1).map((topic) => topic.topic_id);
  const { data } = await ana.api.users.putInterests({ params, body: { topic_ids } });
  expect(data.map((topic) => topic.slug)).toEqual(["brand-identity"]);
  expect((await kogi.api().users.getInterests({ params })).data).toEqual(data);
  const attempt = ana.api.users.putInterests({ params, body: { topic_ids: [NOBODYS_ID] } });
  expect((await refusal(attempt)).errors).toMatchObject([{ pointer: "/body/topic_ids/0" }]);
});

test("interests saved from two tabs at once are those of one of them", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const { data: topics } = await kogi.api().trending.listTopics({ query: {} });
  const topic_ids = topics.slice(0, 4).map((topic) => topic.topic_id);
  const orders = Array.from({ length: 8 }, (_, tab) => (tab % 2 === 0 ? topic_ids : topic_ids.toReversed()));
  await Promise.all(orders.map((order) => ana.api.users.putInterests({ params, body: { topic_ids: order } })));
  const { data } = await ana.api.users.getInterests({ params });
  expect([topic_ids, topic_ids.toReversed()]).toContainEqual(data.map((topic) => topic.topic_id));
});

test("interests that were about to be saved when their person was erased are written nowhere", async () => {
  const ana = await signUp(kogi);
  const [topic] = (await kogi.api().trending.listTopics({ query: {} })).data;
  await ana.api.users.eraseUser({ params: { user_id: ana.userId }, body: { password: PASSWORD } });
  // As it stands after its session was looked up.
  const actor = { userId: ana.userId } as Actor;
  const save = putInterests(kogi.platform, actor, {
    userId: ana.userId,
    topicIds: [topic?.topic_id ?? ""],
    ...nothingRead,
  });
  await expect(save).rejects.toMatchObject({ code: "user.not_found" });
  const query = kogi.platform.db.selectFrom("users.user_interests").selectAll().where("user_id", "=", ana.userId);
  expect(await query.execute()).toEqual([]);
});

test("nobody sets another's skills or interests", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const params = { user_id: ana.userId };
  expect((await refusal(ben.api.users.putSkills({ params, body: { skills: [] } }))).status).toBe(403);
  expect((await refusal(ben.api.users.putInterests({ params, body: { topic_ids: [] } }))).status).toBe(403);
});

test("countries and languages are there to choose from", async () => {
  const { data: countries } = await kogi.api().users.listCountries();
  expect(countries).toContainEqual({ code: "PT", name: "Portugal", currency: "EUR", time_zone: "Europe/Lisbon" });
  expect((await kogi.api().users.listLanguages()).data).toContainEqual({ code: "sv", name: "Swedish" });
});

test("of two changes based on one reading of a list, one is refused with the list as it is", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const only = (slug: string) => [{ skill_id: skillId(slug), level: "expert" as const }];
  const { version } = await ana.api.users.getSkills({ params });
  const put = (slug: string) => ana.api.users.putSkills({ params, body: { skills: only(slug), version } });
  const both = await Promise.allSettled([put("wordmarks"), put("wordmarks")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await refusal(put("logo-design"))).toMatchObject({
    status: 409,
    code: "request.stale",
    current: { version: 2, data: [{ slug: "wordmarks" }] },
  });
  const { users } = ana.api;
  await users.putInterests({ params, body: { topic_ids: [], version: 1 } });
  expect(await refusal(users.putInterests({ params, body: { topic_ids: [], version: 1 } }))).toMatchObject({
    code: "request.stale",
    current: { version: 2, data: [] },
  });
  const tagged = (tag: string) =>
    kogi.app.fastify.inject({
      method: "PUT",
      url: `/api/users/${ana.userId}/skills`,
      headers: { ...ana.headers, "if-match": tag },
      payload: { skills: [] },
    });
  expect((await tagged('"v1"')).statusCode).toBe(412);
  const read = await kogi.app.fastify.inject({ url: `/api/users/${ana.userId}/skills` });
  expect((await tagged(String(read.headers.etag))).json()).toEqual({ data: [], version: 3 });
  // The profile is another thing: a form of it that is open elsewhere is good still.
  expect((await ana.api.users.me()).user.version).toBe(1);
});
