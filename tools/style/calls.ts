import type { Problem } from "../report.ts";
import { childOf, childrenOf, isTest, type Node, type Source, walk } from "../sources.ts";

interface Forbidden {
  readonly what: string;
  readonly instead: string;
  readonly where: (path: string) => boolean;
  readonly matches: (node: Node, parent: Node | undefined) => boolean;
}

// Serves built pages to whoever designs them; no part of the product.
const pagePreview = "apps/web/server/dev.ts";
const inProduct = (path: string): boolean => /^(apps|packages)\//.test(path) && path !== pagePreview;
const inServer = (path: string): boolean => path.startsWith("apps/api/src/");

// The places that make time and chance for everybody else.
const clocks = /^apps\/api\/src\/platform\/(clock|ids)\/|^apps\/web\/app\/lib\/clock\.ts$/;
// Programs that speak to the person at the terminal.
const speaks = /^apps\/api\/src\/(server|worker|cli)(\/|\.ts$|-)|^apps\/api\/src\/[^/]+\.cli\.ts$/;
const startsProcess = /^apps\/api\/src\/(platform\/config\/|server\.ts$|demo-player\.ts$|cli\/)/;

const forbidden: readonly Forbidden[] = [
  {
    what: "Date.now()",
    instead: "clock.now() of #platform/clock",
    where: (path) => inProduct(path) && !clocks.test(path),
    matches: (node) => isCallOf(node, "Date", "now"),
  },
  {
    what: "new Date() without an instant",
    instead: "clock.now() of #platform/clock",
    where: (path) => inProduct(path) && !clocks.test(path),
    matches: (node) =>
      (node.type === "NewExpression" || node.type === "CallExpression") &&
      childOf(node, "callee")?.name === "Date" &&
      childrenOf(node, "arguments").length === 0,
  },
  {
    what: "Math.random()",
    instead: "#platform/ids, or a seeded source in tests",
    where: (path) => inProduct(path) && !clocks.test(path),
    matches: (node) => isCallOf(node, "Math", "random"),
  },
  {
    what: "console",
    instead: "the log of #platform/log",
    where: (path) => inProduct(path) && !isTest(path) && !speaks.test(path),
    matches: (node) => node.type === "CallExpression" && memberOf(node)?.[0] === "console",
  },
  {
    what: "process.env",
    instead: "the configuration of #platform/config, which is checked at start",
    where: (path) => inServer(path) && !isTest(path) && !startsProcess.test(path),
    matches: (node, parent) =>
      node.type === "MemberExpression" && isMember(node, "process", "env") && !isHandedToChild(parent),
  },
  {
    what: "SQL now()",
    instead: "an instant from clock.now(), so that journeys can move the clock",
    where: (path) => path.startsWith("apps/api/src/modules/") && !isTest(path),
    matches: isSqlWithNow,
  },
];

export function forbiddenCalls(source: Source, tree: Node): Problem[] {
  const rules = forbidden.filter((rule) => rule.where(source.path));
  const problems: Problem[] = [];
  walk(tree, (node, parent) => {
    for (const { matches, what, instead } of rules) {
      if (!matches(node, parent)) continue;
      problems.push({
        file: source.path,
        line: source.lineAt(node.start),
        says: `${what} is not used here: take ${instead}`,
      });
    }
  });
  return problems;
}

function isMember(node: Node, object: string, property: string): boolean {
  return childOf(node, "object")?.name === object && childOf(node, "property")?.name === property;
}

/** `{ ...process.env }` and `process.env.PATH`: what a child process needs is no setting of ours. */
function isHandedToChild(parent: Node | undefined): boolean {
  const key = childOf(parent, "property");
  return parent?.type === "SpreadElement" || key?.name === "PATH" || key?.value === "PATH";
}

function memberOf(call: Node): readonly [unknown, unknown] | undefined {
  const callee = childOf(call, "callee");
  return callee?.type === "MemberExpression"
    ? [childOf(callee, "object")?.name, childOf(callee, "property")?.name]
    : undefined;
}

function isCallOf(node: Node, object: string, property: string): boolean {
  const member = node.type === "CallExpression" ? memberOf(node) : undefined;
  return member?.[0] === object && member[1] === property;
}

function isSqlWithNow(node: Node): boolean {
  if (node.type !== "TaggedTemplateExpression" || childOf(node, "tag")?.name !== "sql") return false;
  const text = childrenOf(childOf(node, "quasi"), "quasis")
    .map((quasi) => JSON.stringify(quasi.value))
    .join(" ");
  return /\b(now|clock_timestamp|statement_timestamp)\s*\(|\bcurrent_timestamp\b/i.test(text);
}
