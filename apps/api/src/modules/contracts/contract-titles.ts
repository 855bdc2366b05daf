import type { Db } from "#platform/db/index.ts";

export async function contractTitles(db: Db, contractIds: readonly string[]): Promise<Map<string, string>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("contracts.contracts")
    .select(["contract_id", "title"])
    .where("contract_id", "in", contractIds)
    .execute();
  return new Map(rows.map((row) => [row.contract_id, row.title]));
}
