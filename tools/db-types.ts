// Writes each module's `<m>.tables.ts` from the migrated database; `--verify` only tells what differs.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedDatabase } from "../apps/api/src/platform/db/embedded/launcher.ts";
import { migrate } from "../apps/api/src/platform/db/migrate.ts";

const PROJECT = join(import.meta.dirname, "..");
const SCHEMAS_WITHOUT_MODULE = new Map([["platform", "apps/api/src/platform/db/platform.tables.ts"]]);

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly defaulted: boolean;
  readonly generated: boolean;
}

const COLUMNS_SQL = `
  select n.nspname as schema, c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '') as defaulted, (a.attgenerated <> '') as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') and n.nspname not like 'pg\\_%'
    and (n.nspname, c.relname) <> ('platform', 'migrations')
  order by 1, 2, a.attnum`;

function baseType(type: string): { select: string; insert: string } {
  if (type.endsWith("[]")) {
    const element = baseType(type.slice(0, -2));
    return {
      select: `${element.select}[]`,
      insert: `readonly ${element.insert.includes("|") ? `(${element.insert})` : element.insert}[]`,
    };
  }
  if (type === "bigint") return { select: "bigint", insert: "bigint" };
  if (["integer", "smallint", "real", "double precision"].includes(type)) return { select: "number", insert: "number" };
  if (type === "boolean") return { select: "boolean", insert: "boolean" };
  if (type === "timestamp with time zone") return { select: "Date", insert: "Date" };
  if (type === "json" || type === "jsonb") return { select: "JsonValue", insert: "string" };
  if (type === "bytea") return { select: "Buffer", insert: "Buffer" };
  return { select: "string", insert: "string" };
}

function columnType(column: Column): string {
  const { select, insert } = baseType(column.type);
  const selected = column.nullable ? `${select} | null` : select;
  if (column.generated) return `ColumnType<${selected}, never, never>`;
  const optional = column.nullable || column.defaulted;
  const inserted = `${column.nullable ? `${insert} | null` : insert}${optional ? " | undefined" : ""}`;
  const updated = column.nullable ? `${insert} | null` : insert;
  if (selected === inserted && selected === updated) return selected;
  return `ColumnType<${selected}, ${inserted}, ${updated}>`;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

function renderSchema(schema: string, columns: readonly Column[], home: string): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const bodies = [...tables].map(([table, list]) => {
    const lines = list.map((column) => `  ${column.column}: ${columnType(column)};`);
    return `export interface ${pascal(table)}Table {\n${lines.join("\n")}\n}`;
  });
  const text = bodies.join("\n\n");
  const inPlatform = home.includes("/platform/");
  const imports = [
    text.includes("ColumnType<") ? 'import type { ColumnType } from "kysely";' : "",
    text.includes("JsonValue")
      ? `import type { JsonValue } from "${inPlatform ? "./json.ts" : "#platform/db/index.ts"}";`
      : "",
  ].filter(Boolean);
  const entries = [...tables.keys()].map((table) => `    "${schema}.${table}": ${pascal(table)}Table;`);
  const target = inPlatform ? "./tables.ts" : "#platform/db/tables.ts";
  return [
    "// Generated from the migrations by `npm run db:types`. Do not edit.",
    ...imports,
    `import type {} from "${target}";`,
    "",
    text,
    "",
    `declare module "${target}" {`,
    "  interface Tables {",
    ...entries,
    "  }",
    "}",
    "",
  ].join("\n");
}

async function readColumns(): Promise<readonly Column[]> {
  const folder = await mkdtemp(join(tmpdir(), "kogi-types-"));
  const database = await startEmbeddedDatabase({
    dataFolder: folder,
    durable: false,
    maxConnections: 10,
    sharedBuffersMb: 32,
  });
  try {
    await migrate(database.connection, join(PROJECT, "db/migrations"));
    const client = new pg.Client(database.connection);
    await client.connect();
    const { rows } = await client.query<Column>(COLUMNS_SQL);
    await client.end();
    return rows;
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function homeOf(schema: string): string {
  const module = schema.replaceAll("_", "-");
  return SCHEMAS_WITHOUT_MODULE.get(schema) ?? `apps/api/src/modules/${module}/${module}.tables.ts`;
}

const verify = process.argv.includes("--verify");
const stale: string[] = [];
const bySchema = Map.groupBy(await readColumns(), (column) => column.schema);
for (const [schema, columns] of bySchema) {
  const home = homeOf(schema);
  const path = join(PROJECT, home);
  const text = renderSchema(schema, columns, home);
  const before = existsSync(path) ? await readFile(path, "utf8") : "";
  if (before === text) continue;
  stale.push(home);
  if (verify) continue;
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
}
console.log(
  `db types: ${bySchema.size} schemas, ${stale.length} ${verify ? "out of date" : "written"} ${stale.join(" ")}`,
);
if (verify && stale.length > 0) process.exit(1);
