/** What a piece of SQL does to a named thing of the database. */
export interface Touch {
  readonly act: "write" | "read" | "call";
  /** Absent when the name is written without its schema. */
  readonly schema: string | undefined;
  readonly name: string;
  readonly offset: number;
}

const name = String.raw`(?:only\s+)?(?:if\s+(?:not\s+)?exists\s+)?(?:"?([a-z_][a-z0-9_]*)"?\s*\.\s*)?"?([a-z_][a-z0-9_]*)"?(?![\w.])`;

// Best effort, by the words before a name; what it cannot see are names that are put together at run time.
const writes = [
  String.raw`\binsert\s+into\s+${name}`,
  String.raw`\bupdate\s+${name}(?:\s+(?:as\s+)?(?!set\b)[a-z_]\w*)?\s+set\b`,
  String.raw`\bdelete\s+from\s+${name}`,
  String.raw`\bmerge\s+into\s+${name}`,
  String.raw`\btruncate\s+(?:table\s+)?(?!on\b)${name}`,
  String.raw`\bcopy\s+${name}\s*(?:\([^)]*\)\s*)?from\s+stdin`,
];
const definitions = [
  String.raw`\b(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:materialized\s+)?(?:table|view|type|domain|sequence|function|procedure)\s+${name}`,
  String.raw`\bcreate\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?\w+\s+on\s+${name}`,
  String.raw`\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\s+[^;]*?\son\s+${name}`,
];
const reads = [String.raw`(?<!\bdistinct\s+|\bdelete\s+)\bfrom\s+${name}`, String.raw`\bjoin\s+(?:lateral\s+)?${name}`];
const call = /\b([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)\s*\(/g;

export function withoutSqlComments(sql: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, " ");
  return sql.replace(/--[^\n]*/g, blank).replace(/\/\*[\s\S]*?\*\//g, blank);
}

export function writesIn(sql: string): Touch[] {
  return touches(sql, writes, "write");
}

export function definitionsIn(sql: string): Touch[] {
  return touches(sql, definitions, "write");
}

export function readsIn(sql: string): Touch[] {
  return touches(sql, reads, "read");
}

/** Calls of functions by schema, such as `payments.post_transfer(`; in `insert into a.b (c)` the name is a table. */
export function callsIn(sql: string): Touch[] {
  const tables = new Set([...writesIn(sql), ...readsIn(sql)].map((touch) => touch.name));
  return [...sql.matchAll(call)]
    .filter((match) => !tables.has(match[2] ?? ""))
    .map((match) => ({ act: "call", schema: match[1], name: match[2] ?? "", offset: match.index }));
}

function touches(sql: string, patterns: readonly string[], act: Touch["act"]): Touch[] {
  return patterns.flatMap((pattern) =>
    [...sql.matchAll(new RegExp(pattern, "gi"))].map((match) => ({
      act,
      schema: match[1]?.toLowerCase(),
      name: match[2]?.toLowerCase() ?? "",
      offset: match.index,
    })),
  );
}
