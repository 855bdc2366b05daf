import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { parseSync } from "vite";
import { listFiles } from "./list-files.ts";

/** A syntax tree node, seen loosely: the checks ask few questions of many node types. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A file of the repository; `path` is relative to its root with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  lineAt(offset: number): number;
  /** The syntax tree, or what the parser said when there is none. TypeScript files only. */
  tree(): Node | { readonly parseError: string };
}

const codeFolders = ["apps", "packages", "db", "tools", "bench", "chaos"];

/** All hand-written code and styles of the repository. Trees are parsed once and shared by all checks of a run. */
export function readSources(root: string, extensions: readonly string[] = [".ts", ".tsx", ".css", ".sql"]): Source[] {
  return listFiles(root, codeFolders)
    .filter((path) => extensions.includes(extname(path)))
    .map((path) => toSource(path, readFileSync(join(root, path), "utf8")));
}

export function toSource(path: string, text: string): Source {
  let lineStarts: number[] | undefined;
  let tree: Node | { readonly parseError: string } | undefined;
  return {
    path,
    text,
    lineAt(offset) {
      lineStarts ??= [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
      return lineStarts.findLastIndex((start) => start <= offset) + 1;
    },
    tree() {
      tree ??= parse(path, text);
      return tree;
    },
  };
}

export function isCode(source: Source): boolean {
  return source.path.endsWith(".ts") || source.path.endsWith(".tsx");
}

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(path) || path.startsWith("apps/api/test/") || path.startsWith("apps/web/e2e/");
}

function parse(path: string, text: string): Node | { readonly parseError: string } {
  const result = parseSync(path, text, { sourceType: "module" });
  const first = result.errors[0];
  // The parser's own node union is exact where the checks want to be loose.
  return first ? { parseError: first.message } : (result.program as unknown as Node);
}

/** The syntax tree; nothing for a file that does not parse, which the boundaries check tells about. */
export function treeOf(source: Source): Node | undefined {
  const tree = source.tree();
  return "parseError" in tree ? undefined : tree;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Visits every node below `node`, itself included, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent);
  for (const key in node) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) walk(item, visit, node);
    } else if (key !== "parent" && isNode(child)) walk(child, visit, node);
  }
}

/** The child under `key`, when it is a node. */
export function childOf(node: Node | undefined, key: string): Node | undefined {
  const child = node?.[key];
  return isNode(child) ? child : undefined;
}

export function childrenOf(node: Node | undefined, key: string): readonly Node[] {
  const children = node?.[key];
  return Array.isArray(children) ? children.filter(isNode) : [];
}

/** The text of a string literal, or of a template without holes. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && childrenOf(node, "expressions").length === 0) {
    const value = childrenOf(node, "quasis")[0]?.value;
    if (typeof value === "object" && value !== null && "cooked" in value) return String(value.cooked);
  }
  return undefined;
}
