import { expect, test } from "vitest";
import { repositoryRoot } from "./plant.ts";
import { isTest, readSources, type Source, toSource, treeOf, walk } from "./sources.ts";

/** Where sentences stand that people read on a page: all words of the web, refusals, and what notifications say. */
const WORDS = /^apps\/web\/app\/messages\/|\.errors\.ts$|^apps\/api\/src\/modules\/notifications\/words\//;

function straightIn(source: Source): string[] {
  const found: string[] = [];
  const tree = treeOf(source);
  if (tree)
    walk(tree, (node) => {
      if (node.type !== "Literal" && node.type !== "TemplateElement") return;
      const text = source.text.slice(node.start, node.end);
      if (/\p{L}'\p{L}|s' /u.test(text)) found.push(`${source.path}:${source.lineAt(node.start)} ${text}`);
    });
  return found;
}

test("a straight apostrophe in a sentence is seen, in a template too; the quotes of code are none", () => {
  const code = "const words = { one: \"Somebody's\", two: `${count} of people's`, three: 'plain', four: \"Anna’s\" };";
  expect(straightIn(toSource("words.ts", code))).toHaveLength(2);
});

test("sentences on pages have typographic apostrophes", () => {
  const words = readSources(repositoryRoot, [".ts"]).filter(({ path }) => WORDS.test(path) && !isTest(path));
  expect(words.length).toBeGreaterThan(100);
  // An older document keeps its note as it was written, and finds its German by it.
  expect(words.flatMap(straightIn).filter((found) => !found.includes("not a supply of Kogi's"))).toEqual([]);
});
