// Pages that news are about follow them while they stand open, over a connection that may go at any moment.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { matchRoutes, type RouteObject } from "react-router";
import { expect, test } from "vitest";
import routes from "../routes.ts";

const root = join(import.meta.dirname, "../../../..");
const app = join(root, "apps/web/app");

interface Entry {
  readonly path?: string | undefined;
  readonly index?: boolean | undefined;
  readonly file: string;
  readonly children?: readonly Entry[] | undefined;
}
const nodeOf = ({ path, index, file, children }: Entry): RouteObject =>
  index
    ? { index: true, id: file }
    : { ...(path === undefined ? {} : { path }), id: file, ...(children ? { children: children.map(nodeOf) } : {}) };

/** Where the listeners of the news send people, each with something for its ids. */
function linksOfNews(): readonly string[] {
  const sources = globSync("apps/api/src/modules/notifications/*.listeners.ts", { cwd: root });
  const links = sources.flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/["`](\/(?:@|[a-z])[^"`\s]*)["`]/g),
  ]);
  return [...new Set(links.map(([, link = ""]) => link.replace(/\$\{[^}]*\}/g, "x").replace(/[?#].*/, "")))];
}

/** Lists that any news may change, and what is proposed to a post. */
const lists = ["/disputes", "/confirmations", "/projects/mine", "/projects/x/proposals", "/contracts", "/proposals"];

test("every page that news lead to waits for a connection that went, and so does what frames it", async () => {
  const tree = (await routes).map(nodeOf);
  const links = [...linksOfNews(), ...lists];
  expect(links.length).toBeGreaterThan(10);
  const falling = links.flatMap((link) => {
    const matches = (matchRoutes(tree, link) ?? []).map(({ route }) => route.id ?? "");
    const source = (file: string): string => readFileSync(join(app, file), "utf8");
    const page = matches.at(-1) ?? "";
    const frames = matches.slice(0, -1);
    return [
      ...(page !== "" && /\blookedAgain\b/.test(source(page)) ? [] : [`${link}: ${page}`]),
      ...frames
        .filter((file) => /\bloader\b/.test(source(file)) && !/unlessLookingAgain|isLookingAgain/.test(source(file)))
        .map((file) => `${link} in ${file}`),
    ];
  });
  expect(falling).toEqual([]);
});
