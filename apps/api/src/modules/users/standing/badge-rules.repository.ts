import type { BadgeRuleView } from "#api-schema/standing-views.ts";
import type { Db } from "#platform/db/index.ts";
import { type BadgeTemplates, badgeNames } from "./badge-words.ts";
import type { BadgeRule } from "./badges.rules.ts";

export interface SaidRule extends BadgeRule {
  readonly icon: string;
  readonly words: BadgeTemplates;
}

/** All of them, the weightiest first. */
export async function readBadgeRules(db: Db): Promise<readonly SaidRule[]> {
  const rows = await db.selectFrom("users.badge_rules").selectAll().orderBy("position").execute();
  // The table's checks allow nothing but these measures, and words in each language.
  return rows.map((row) => ({
    ...row,
    measure: row.measure as BadgeRule["measure"],
    words: row.words as BadgeTemplates,
  }));
}

/** The badges that can be earned, or could: awards of a rule that is over are still held. */
export async function listBadgeRules(db: Db): Promise<{ data: BadgeRuleView[] }> {
  const rules = await readBadgeRules(db);
  return {
    data: rules.map(({ badge, icon, award, words }) => ({ badge, icon, award, names: badgeNames(badge, words) })),
  };
}
