import { basename } from "node:path";
import type { Problem } from "../report.ts";
import type { Source } from "../sources.ts";
import { type Architecture, schemaOf } from "./architecture.ts";
import { definitionsIn, withoutSqlComments, writesIn } from "./sql-text.ts";

/** A migration belongs to the module its name starts with (`0007_payments_ledger.sql`) and touches only its schema. */
export function checkMigration(source: Source, architecture: Architecture): Problem[] {
  const owner = ownerOf(source.path, architecture);
  if (!owner) {
    return [
      { file: source.path, says: "name it NNNN_<module>[_<what>].sql; the module decides which schema it may touch" },
    ];
  }
  const sql = withoutSqlComments(source.text);
  const touches = [...definitionsIn(sql), ...writesIn(sql)].filter(
    (touch) => touch.schema !== owner && touch.schema !== "pg_temp",
  );
  return touches.map((touch) => ({
    file: source.path,
    line: source.lineAt(touch.offset),
    says: touch.schema
      ? `a migration of ${owner} may not touch ${touch.schema}.${touch.name}`
      : `name the schema: ${owner}.${touch.name}`,
  }));
}

function ownerOf(path: string, architecture: Architecture): string | undefined {
  const rest = /^\d{4}_(.+)\.sql$/.exec(basename(path))?.[1];
  const schemas = ["platform", ...Object.keys(architecture.modules).map(schemaOf)];
  return schemas
    .toSorted((a, b) => b.length - a.length)
    .find((schema) => rest === schema || rest?.startsWith(`${schema}_`));
}
