import type { Problem } from "../report.ts";
import { childOf, childrenOf, literalText, type Node, type Source, walk } from "../sources.ts";
import { type Architecture, schemaOf } from "./architecture.ts";
import { callsIn, readsIn, type Touch, withoutSqlComments, writesIn } from "./sql-text.ts";

const builderWrites = new Set(["insertInto", "replaceInto", "updateTable", "deleteFrom", "mergeInto"]);
const builderReads = /^(selectFrom|from|using|(inner|left|right|full|cross)?(lateral)?join)$/i;

export interface OwnTablesResult {
  readonly problems: readonly Problem[];
  /** Statements looked at: a floor for the guard's own test. */
  readonly statements: number;
}

/** A module's sources touch only tables and functions of the module's own schema. */
export function checkModuleSql(source: Source, tree: Node, owner: string, architecture: Architecture): OwnTablesResult {
  const problems: Problem[] = [];
  let statements = 0;
  const own = owner === "platform" ? ["platform", "pgboss"] : [schemaOf(owner)];
  const known = new Set([...Object.keys(architecture.modules).map(schemaOf), "platform", "pgboss"]);

  const judge = (touch: Touch, offset: number): void => {
    statements += 1;
    const says = complaint(touch, owner, own, known, architecture);
    if (says) problems.push({ file: source.path, line: source.lineAt(offset), says });
  };

  walk(tree, (node, parent) => {
    const built = builderTouch(node);
    if (built) judge(built, node.start);
    for (const piece of sqlPieces(node, parent))
      for (const touch of rawTouches(piece.text)) judge(touch, piece.offset + touch.offset);
  });
  return { problems, statements };
}

function complaint(
  touch: Touch,
  owner: string,
  own: readonly string[],
  known: ReadonlySet<string>,
  architecture: Architecture,
): string | null {
  const full = touch.schema ? `${touch.schema}.${touch.name}` : touch.name;
  if (touch.schema === undefined) {
    return touch.act === "write" ? `name the schema of the table that is written: ${full}` : null;
  }
  if (own.includes(touch.schema) || !known.has(touch.schema)) return null;
  if (touch.act !== "write" && architecture.sharedTables.includes(full)) return null;
  // Modules log, remember and schedule through the platform's functions; its tables are not theirs.
  if (touch.act === "write") return `${owner} may write only its own tables, not ${full}`;
  if (touch.act === "call") return `${owner} may not call ${full} of another schema; call that module's function`;
  return `${owner} may read only its own tables, not ${full}; ask that module's reader or keep a read model`;
}

/** `tx.insertInto("payments.entries as e")` and its like. */
function builderTouch(node: Node): Touch | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = childOf(node, "callee");
  if (callee?.type !== "MemberExpression") return undefined;
  const method = String(childOf(callee, "property")?.name ?? "");
  const isWrite = builderWrites.has(method);
  if (!isWrite && !builderReads.test(method)) return undefined;
  const table = literalText(childrenOf(node, "arguments")[0]);
  const match = /^(?:([a-z_][a-z0-9_]*)\.)?([a-z_][a-z0-9_]*)(?:\s+as\s+\w+)?$/.exec(table ?? "");
  if (!match) return undefined;
  return { act: isWrite ? "write" : "read", schema: match[1], name: match[2] ?? "", offset: 0 };
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** The text of templates tagged `sql` (holes become a name that belongs to nobody) and of strings that start like SQL. */
function sqlPieces(node: Node, parent: Node | undefined): Piece[] {
  if (parent?.type === "TaggedTemplateExpression" && tagName(parent) === "sql") return []; // seen with its tag
  if (node.type === "TaggedTemplateExpression" && tagName(node) === "sql") {
    const quasi = childOf(node, "quasi");
    return quasi ? [{ text: joinQuasis(quasi), offset: quasi.start }] : [];
  }
  const text = node.type === "TemplateLiteral" ? joinQuasis(node) : literalText(node);
  return text !== undefined && /^\s*(with|select|insert|update|delete|merge|truncate|copy)\b/i.test(text)
    ? [{ text, offset: node.start }]
    : [];
}

function tagName(node: Node): unknown {
  const tag = childOf(node, "tag");
  return tag?.type === "MemberExpression" ? childOf(tag, "object")?.name : tag?.name;
}

function joinQuasis(template: Node): string {
  return childrenOf(template, "quasis")
    .map((quasi) => (quasi.value as { raw: string }).raw) // always there on a template's text
    .join(" hole__ ");
}

function rawTouches(text: string): Touch[] {
  const sql = withoutSqlComments(text);
  return [...writesIn(sql), ...readsIn(sql), ...callsIn(sql)];
}
