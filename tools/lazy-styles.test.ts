import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "./plant.ts";
import { readSources, type Source, toSource, treeOf, walk } from "./sources.ts";

/** Rendered once the page is alive, never by the server: its styles may come with it. */
const ONLY_ALIVE = new Set([
  "apps/web/app/features/notifications/live-news.tsx",
  "apps/web/app/features/page-outline/page-outline.tsx",
  "apps/web/app/features/portfolios/layout/picture-viewer.tsx",
]);

interface Brought {
  readonly now: readonly string[];
  readonly later: readonly string[];
}

/** The files of ours that a file imports, and those that it imports when they are needed. */
function broughtBy(source: Source): Brought {
  const now: string[] = [];
  const later: string[] = [];
  const tree = treeOf(source);
  if (tree)
    walk(tree, (node) => {
      const from = node.source as { readonly value?: unknown } | undefined; // of both kinds of import, a literal mostly
      if (node.type === "ImportDeclaration" && node.importKind !== "type") now.push(String(from?.value));
      if (node.type === "ImportExpression") later.push(String(from?.value));
    });
  const ours = (names: readonly string[]) =>
    names.filter((name) => name.startsWith(".")).map((name) => join(dirname(source.path), name));
  return { now: ours(now), later: ours(later) };
}

function stylesOf(first: string, all: ReadonlyMap<string, Brought>, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(first)) return new Set();
  seen.add(first);
  if (first.endsWith(".css")) return new Set([first]);
  return new Set((all.get(first)?.now ?? []).flatMap((path) => [...stylesOf(path, all, seen)]));
}

/** Pages are rendered whole by the server, but only the styles of what is imported at once stand in their head. */
function missingStyles(sources: readonly Source[]): readonly string[] {
  const all = new Map(sources.map((source) => [source.path, broughtBy(source)]));
  return [...all].flatMap(([path, { later }]) => {
    const there = stylesOf(path, all);
    return later
      .filter((part) => !ONLY_ALIVE.has(part))
      .flatMap((part) =>
        [...stylesOf(part, all)].filter((style) => !there.has(style)).map((style) => `${path}: ${style}`),
      );
  });
}

test("a style that only comes with a part brought later is missed", () => {
  const sources = [
    toSource("page.tsx", 'import "./own.css"; const Part = lazy(() => import("./part.tsx"));'),
    toSource(
      "part.tsx",
      'import own from "./own.css"; import part from "./part.css"; import type { T } from "./type.ts";',
    ),
  ];
  expect(missingStyles(sources)).toEqual(["page.tsx: part.css"]);
});

test("what a page brings later has its styles from the start", () => {
  const sources = readSources(repositoryRoot, [".tsx", ".ts"]).filter(({ path }) => path.startsWith("apps/web/app/"));
  expect(sources.length).toBeGreaterThan(400);
  expect(missingStyles(sources)).toEqual([]);
});
