import { expect, test } from "vitest";
import { loadReference, topicId } from "#modules/trending/index.ts";
import { world } from "#test/world.ts";

const kogi = world();
const topics = async (query: { q?: string; parent?: string } = {}) =>
  (await kogi.api().trending.listTopics({ query })).data;

test("the tree has three levels, each parent before its children", async () => {
  const tree = await topics();
  expect(tree.length).toBeGreaterThan(300);
  expect(new Set(tree.map((topic) => topic.depth))).toEqual(new Set([0, 1, 2]));
  const seen = new Map<string, number>();
  for (const topic of tree) {
    if (topic.parent_topic_id !== null) expect(seen.get(topic.parent_topic_id)).toBe(topic.depth - 1);
    seen.set(topic.topic_id, topic.depth);
  }
});

test("a branch begins with its topic", async () => {
  const branch = await topics({ parent: "brand-identity" });
  expect(branch[0]).toMatchObject({ slug: "brand-identity", topic_id: topicId("brand-identity") });
  expect(branch.length).toBeGreaterThan(3);
  expect(await topics({ parent: "no-such-topic" })).toEqual([]);
});

test("topics are found by name and synonym, and signs of patterns mean themselves", async () => {
  expect((await topics({ q: "logo" }))[0]?.slug).toBe("logo-design");
  expect((await topics({ q: "branding" })).map((topic) => topic.slug)).toContain("brand-identity");
  expect(await topics({ q: "%" })).toEqual([]);
});

test("loading the tree again changes nothing", async () => {
  const before = await topics();
  await kogi.platform.owner((client) => client.query("delete from trending.loaded_reference"));
  await loadReference(kogi.platform);
  expect(await topics()).toEqual(before);
});
