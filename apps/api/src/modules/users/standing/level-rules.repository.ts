import type { LevelRuleView } from "#api-schema/standing-views.ts";
import type { Db } from "#platform/db/index.ts";

/** All of them, the lowest first. */
export async function readLevelRules(db: Db): Promise<readonly LevelRuleView[]> {
  const rows = await db.selectFrom("users.level_rules").selectAll().orderBy("level").execute();
  // The table's check allows no row without them.
  return rows.map((row) => ({ ...row, names: row.names as LevelRuleView["names"] }));
}
