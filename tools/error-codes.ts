import { isGeneralCode } from "#api-schema/core.ts";
import { type Problem, printReport, type Report } from "./report.ts";
import {
  childOf,
  childrenOf,
  isCode,
  isTest,
  literalText,
  type Node,
  readSources,
  type Source,
  treeOf,
  walk,
} from "./sources.ts";

export interface Code {
  readonly code: string;
  readonly file: string;
  readonly line: number;
}

// Whoever posts to the ledger asks before, so that a caller reads of the thing they wanted to do.
const LEDGER_CODES = /^ledger\./;
// Uploads in pieces speak a protocol of their own, which has no contract.
const UPLOAD_CODES = new Set([
  "media.being_removed",
  "media.headers_invalid",
  "media.interrupted",
  "media.length_needed",
  "media.more_than_announced",
  "media.offset_conflict",
  "media.protocol_version",
  "media.too_many_uploads",
  "media.upload_busy",
  "media.upload_finished",
]);

/**
 * Every error code is made once, with its sentence, and named by a route; every code that a route names or a page knows is
 * made somewhere. That each route names its own, `world()` of the tests sees.
 * The sentence comes from the server (docs/decisions/0017), so pages need no words of their own for it.
 */
export function checkErrorCodes(root: string, sources: readonly Source[] = readSources(root)): Report {
  const product = sources.filter(
    (source) => isCode(source) && !isTest(source.path) && !source.path.startsWith("tools/"),
  );
  const made = product.filter(isServer).flatMap(madeIn);
  const schemas = product.filter((source) => source.path.startsWith("packages/api-schema/"));
  const named = schemas.flatMap(namedIn);
  const written = new Set(schemas.flatMap(textsIn));
  const known = product.filter((source) => source.path.startsWith("apps/web/app/")).flatMap(knownIn(nounsOf(made)));
  const codes = new Set(made.map(({ code }) => code));

  const problems: Problem[] = [
    ...made
      .filter(({ code }, index) => made.findIndex((other) => other.code === code) < index)
      .map(says("is made twice")),
    ...made
      .filter(
        ({ code }) => !isGeneralCode(code) && !LEDGER_CODES.test(code) && !UPLOAD_CODES.has(code) && !written.has(code),
      )
      .map(says("is made, but no route names it among its errors")),
    ...named.filter(({ code }) => !codes.has(code)).map(says("is named by a route, but no defineErrors makes it")),
    ...known.filter(({ code }) => !codes.has(code)).map(says("is known to a page, but no defineErrors makes it")),
  ];
  return {
    name: "error codes",
    seen: made.length,
    seenWhat: `codes, ${named.length} in routes, ${known.length} in pages`,
    problems,
  };
}

function says(what: string): (code: Code) => Problem {
  return ({ code, file, line }) => ({ file, line, says: `${code} ${what}` });
}

function isServer(source: Source): boolean {
  return source.path.startsWith("apps/api/src/") || source.path.startsWith("packages/");
}

function nounsOf(made: readonly Code[]): ReadonlySet<string> {
  return new Set(made.map(({ code }) => code.split(".")[0] ?? ""));
}

/** `defineErrors("milestone", { notFunded: [409, "..."] })` makes `milestone.not_funded`. */
export function madeIn(source: Source): Code[] {
  const found: Code[] = [];
  const tree = treeOf(source);
  if (!tree) return [];
  walk(tree, (node) => {
    if (node.type !== "CallExpression" || childOf(node, "callee")?.name !== "defineErrors") return;
    const [noun, table] = childrenOf(node, "arguments");
    for (const property of childrenOf(table, "properties")) {
      const key = keyOf(property);
      if (!key) continue;
      const code = `${literalText(noun)}.${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
      found.push({ code, file: source.path, line: source.lineAt(property.start) });
    }
  });
  return found;
}

/** The strings of `errors: [...]` in a route, also where the list has a name of its own (`const contractErrors = [...]`). */
function namedIn(source: Source): Code[] {
  const found: Code[] = [];
  const tree = treeOf(source);
  if (!tree) return [];
  walk(tree, (node) => {
    const name =
      node.type === "Property" ? keyOf(node) : node.type === "VariableDeclarator" ? childOf(node, "id")?.name : "";
    if (typeof name !== "string" || !/^errors$|Errors$/.test(name)) return;
    const list = childOf(node, "value") ?? childOf(node, "init");
    const array = list?.type === "TSAsExpression" ? childOf(list, "expression") : list;
    for (const element of childrenOf(array, "elements")) {
      const code = literalText(element);
      if (code !== undefined) found.push({ code, file: source.path, line: source.lineAt(element.start) });
    }
  });
  return found;
}

/** All texts: lists of errors are put together of others, under many names. */
function textsIn(source: Source): string[] {
  const found: string[] = [];
  const tree = treeOf(source);
  if (!tree) return [];
  walk(tree, (node) => {
    const text = literalText(node);
    if (text !== undefined) found.push(text);
  });
  return found;
}

/** `{ "auth.wrong_password": "password" }` and `code === "auth.weak_password"`: any text of the form noun.reason. */
function knownIn(nouns: ReadonlySet<string>): (source: Source) => Code[] {
  return (source) => {
    const found: Code[] = [];
    const tree = treeOf(source);
    if (!tree) return [];
    walk(tree, (node) => {
      const text = literalText(node);
      if (!text || !/^[a-z_]+\.[a-z_]+$/.test(text) || !nouns.has(text.split(".")[0] ?? "")) return;
      found.push({ code: text, file: source.path, line: source.lineAt(node.start) });
    });
    return found;
  };
}

function keyOf(property: Node): string | undefined {
  const key = childOf(property, "key");
  return literalText(key) ?? (typeof key?.name === "string" ? key.name : undefined);
}

if (import.meta.main) printReport(checkErrorCodes(process.cwd()));
