// Which badges somebody holds, by rules that are data (`users.badge_rules`). Pure.

export type Measure = "contracts_finished" | "five_star_reviews" | "answer_minutes" | "days_at_score";

export interface BadgeRule {
  readonly badge: string;
  readonly measure: Measure;
  readonly at_least: number | null;
  readonly at_most: number | null;
  readonly facts_min: number;
  readonly score_min: number | null;
  readonly award: boolean;
  readonly active: boolean;
}

/** What was measured and out of how many facts; null where there is nothing to measure. */
export interface Measured {
  readonly value: number | null;
  readonly facts: number;
}

export interface BadgeStep {
  readonly badge: string;
  readonly step: "earn" | "end";
  readonly value: number | null;
  readonly needed: number;
  readonly score_min: number | null;
}

/** What the rules say now against what is held: badges to give, and badges to end. Awards of the past stay. */
export function badgeSteps(
  rules: readonly BadgeRule[],
  held: ReadonlySet<string>,
  measure: (rule: BadgeRule) => Measured,
): readonly BadgeStep[] {
  return rules.flatMap((rule): BadgeStep[] => {
    const { badge, award, score_min } = rule;
    const measured = measure(rule);
    const earned = isEarned(rule, measured);
    if (earned === held.has(badge) || (!earned && award)) return [];
    const needed = rule.at_least ?? rule.at_most ?? 0;
    return [{ badge, step: earned ? "earn" : "end", value: measured.value, needed, score_min }];
  });
}

export function isEarned(rule: BadgeRule, { value, facts }: Measured): boolean {
  if (!rule.active || value === null || facts < rule.facts_min) return false;
  return (rule.at_least === null || value >= rule.at_least) && (rule.at_most === null || value <= rule.at_most);
}
