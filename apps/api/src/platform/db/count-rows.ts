import { type Expression, sql } from "kysely";
import { TOTAL_MAX } from "#api-schema/total-max.ts";
import type { Db } from "./index.ts";

/**
 * How many rows the query has, counted up to `TOTAL_MAX`: a whole count costs more with each row that is added, and
 * nobody reads so far. The query should select next to nothing.
 */
export async function countRows(db: Db, query: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{
    total: bigint;
  }>`select count(*) as total from (${query} limit ${sql.lit(TOTAL_MAX)}) as counted`.execute(db);
  return Number(rows[0]?.total ?? 0n);
}
