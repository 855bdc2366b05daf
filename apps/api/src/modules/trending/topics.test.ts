import { expect, test } from "vitest";
import type { TopicView } from "#api-schema/trending.ts";
import { loadReference, topicId } from "#modules/trending/index.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
type Query = { q?: string; parent?: string; limit?: number };

/** All of a list, page by page. */
async function topics(query: Query = {}): Promise<TopicView[]> {
  const found: TopicView[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const asked = { limit: 100, ...query, ...(cursor === undefined ? {} : { cursor }) };
    const page = await kogi.api().trending.listTopics({ query: asked });
    found.push(...page.data);
    cursor = page.next_cursor;
  }
  return found;
}

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

test("each topic is called something in every language, and is found by it", async () => {
  const tree = await topics();
  expect(tree.filter(({ name, names }) => names.en !== name || names.de === "")).toEqual([]);
  expect((await topics({ parent: "brand-identity" }))[0]?.names).toEqual({
    en: "Brand Identity",
    de: "Markenidentität",
  });
  expect((await topics({ q: "markenid" })).map(({ slug }) => slug)).toEqual(["brand-identity"]);
});

test("the tree is read in pages, like every list", async () => {
  const tree = await topics();
  expect(await topics({ limit: 7 })).toEqual(tree);
  const { listTopics } = kogi.api().trending;
  const first = await listTopics({ query: { count: true } });
  expect(first).toEqual({ data: tree.slice(0, 20), next_cursor: expect.any(String), total: tree.length });
  expect(await listTopics({ query: { parent: "brand-identity", limit: 100 } })).toMatchObject({ next_cursor: null });
  expect((await refusal(listTopics({ query: { cursor: "made-up" } }))).errors).toMatchObject([
    { pointer: "/query/cursor" },
  ]);
});

test("loading the tree again changes nothing", async () => {
  const before = await topics();
  await kogi.platform.owner((client) => client.query("delete from trending.loaded_reference"));
  await loadReference(kogi.platform);
  expect(await topics()).toEqual(before);
});
