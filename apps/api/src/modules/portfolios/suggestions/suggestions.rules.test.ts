import { expect, test } from "vitest";
import { companionsAmong, makeVocabulary, namesIn, suggestFrom, topicsAmong, wordsOf } from "./suggestions.rules.ts";

const topicNames = new Map([
  ["logo-design", { en: "Logo Design", de: "Logodesign" }],
  ["print", { en: "Print", de: "Druck" }],
]);
const vocabulary = makeVocabulary(
  [
    { name: "Logo Design", topic: "logo-design" },
    { name: "Wordmarks", topic: "logo-design" },
    { name: "Design", topic: "print" },
    { name: "Letterpress", topic: "print" },
    { name: "A name that is far too long for any tag at all", topic: "print" },
  ],
  topicNames,
);

const nobodyNear = { companions: [], topics: [] };

test("words are compared without accents, capitals and the s of a plural", () => {
  expect(wordsOf("Wordmarks, für CAFÉS & glass: 3D")).toEqual(["wordmark", "fur", "cafe", "glass", "3d"]);
});

test("a name is found where all its words stand together, the title before the text, the rare before the common", () => {
  const found = namesIn(vocabulary, "A wordmark", "Logo design and letterpress; the logo of a design");
  expect(found.map(({ name, because }) => [name, because.kind])).toEqual([
    ["Wordmarks", "title"],
    ["Logo Design", "text"],
    ["Letterpress", "text"],
    ["Design", "text"],
  ]);
});

test("companions are what many neighbours carry and not everybody does", () => {
  const group = {
    kind: "topic" as const,
    word: "Logo Design",
    portfolios: [["logo", "coffee"], ["logo", "coffee"], ["logo"], ["once"]].map((tags) => ({ tags, topic: null })),
  };
  const carriers = new Map([
    ["logo", 1_000],
    ["coffee", 5],
  ]);
  expect(companionsAmong([group], carriers, 1_000).map(({ name, because }) => [name, because.count])).toEqual([
    ["coffee", 2],
    ["logo", 3],
  ]);
});

test("what is chosen already, or too long for a tag, is not suggested", () => {
  const text = "Wordmarks in letterpress. A name that is far too long for any tag at all";
  const named = namesIn(vocabulary, "", text);
  const { tags, topics } = suggestFrom(vocabulary, named, nobodyNear, { tags: ["wordmark"], topic: "print" });
  expect(tags.map(({ name }) => name)).toEqual(["letterpress"]);
  expect(topics).toEqual([
    {
      slug: "logo-design",
      name: "Logo Design",
      names: topicNames.get("logo-design"),
      because: { kind: "text", word: "wordmarks", count: 0 },
    },
  ]);
  expect(suggestFrom(vocabulary, [], nobodyNear, { tags: [], topic: null })).toEqual({ tags: [], topics: [] });
});

test("topics that several neighbours are in follow those that are named, the greatest share first, the chosen one never", () => {
  const inTopics = (topics: readonly (string | null)[]) => topics.map((topic) => ({ tags: [], topic }));
  const near = topicsAmong([
    {
      kind: "tag",
      word: "coffee",
      portfolios: inTopics(["print", "print", "logo-design", "logo-design", "once", null]),
    },
    { kind: "tag", word: "labels", portfolios: inTopics(["print", "print"]) },
  ]);
  expect(near.map(({ name, because }) => [name, because.word, because.count])).toEqual([
    ["print", "labels", 2],
    ["logo-design", "coffee", 2],
  ]);
  const topicsFor = (text: string, topic: string | null) =>
    suggestFrom(
      vocabulary,
      namesIn(vocabulary, "", text),
      { companions: [], topics: near },
      { tags: [], topic },
    ).topics.map(({ slug, because }) => [slug, because.kind]);
  expect(topicsFor("Wordmarks", null)).toEqual([
    ["logo-design", "text"],
    ["print", "tag"],
  ]);
  expect(topicsFor("", "print")).toEqual([["logo-design", "tag"]]);
});
