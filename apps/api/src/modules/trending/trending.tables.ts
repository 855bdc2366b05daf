// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface LoadedReferenceTable {
  name: string;
  hash: string;
}

export interface TopicsTable {
  topic_id: string;
  slug: string;
  name: string;
  parent_topic_id: ColumnType<string | null, string | null | undefined, string | null>;
  depth: number;
  position: number;
  synonyms: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  esco: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  names: ColumnType<JsonValue, string | undefined, string>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "trending.loaded_reference": LoadedReferenceTable;
    "trending.topics": TopicsTable;
  }
}
