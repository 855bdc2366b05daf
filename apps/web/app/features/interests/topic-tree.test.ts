import { expect, test } from "vitest";
import type { Topic } from "../../lib/topic.ts";
import { branchesOf, matching } from "./topic-tree.ts";

const topic = (topic_id: string, parent_topic_id: string | null, depth: number): Topic => ({
  topic_id,
  slug: topic_id,
  name: `The ${topic_id}`,
  parent_topic_id,
  depth,
});
const tree = [
  topic("Design", null, 0),
  topic("Brands", "Design", 1),
  topic("Logos", "Brands", 2),
  topic("Music", null, 0),
  topic("Choirs", "Music", 1),
];

test("the tree comes apart into its broadest topics, each with all that lies below", () => {
  const names = branchesOf(tree).map(({ root, topics }) => [root.slug, topics.map(({ slug }) => slug)]);
  expect(names).toEqual([
    ["Design", ["Design", "Brands", "Logos"]],
    ["Music", ["Music", "Choirs"]],
  ]);
});

test.each([
  ["", ["Design", "Brands", "Logos", "Music", "Choirs"]],
  ["choir", ["Choirs"]],
  [" BRAND ", ["Brands", "Logos"]],
  ["nothing like it", []],
])("a search for %j finds names and what lies below them", (query, wanted) => {
  expect([...matching(tree, query)]).toEqual(wanted);
});
