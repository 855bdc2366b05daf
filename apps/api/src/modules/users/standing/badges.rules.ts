// Which badges somebody holds, by rules that are data (`users.badge_rules`). Pure.

export type Measure = "contracts_finished" | "five_star_reviews" | "answer_minutes" | "days_at_score";

export interface BadgeRule {
  readonly badge: string;
  readonly measure: Measure;
  readonly at_least: number | null;
  readonly at_most: number | null;
  readonly facts_min: number;
  /** From how many people on the other side on it is given; what is held stays held with fewer. */
  readonly clients_min: number;
  readonly score_min: number | null;
  readonly award: boolean;
  readonly active: boolean;
}

/** What was measured, out of how many facts and with how many people; null where there is nothing to measure. */
export interface Measured {
  readonly value: number | null;
  readonly facts: number;
  readonly clients: number;
}

/** What was asked for when a badge that is held was given, by badge. */
export type HeldBadges = ReadonlyMap<string, number>;

// They fall only when a fact is taken away: a review that moderation hid, a contract of which nothing stayed.
const COUNTS: readonly Measure[] = ["contracts_finished", "five_star_reviews"];

export interface BadgeStep {
  readonly badge: string;
  readonly step: "earn" | "end";
  readonly value: number | null;
  readonly needed: number;
  readonly score_min: number | null;
}

/**
 * What the rules say now against what is held: badges to give, and badges to end. Awards of the past stay, whatever their
 * rule asks for now, unless what they were given for was no fact.
 */
export function badgeSteps(
  rules: readonly BadgeRule[],
  held: HeldBadges,
  measure: (rule: BadgeRule) => Measured,
): readonly BadgeStep[] {
  return rules.flatMap((rule): BadgeStep[] => {
    const { badge, award, score_min } = rule;
    const measured = measure(rule);
    const asked = held.get(badge);
    const earned = isEarned(rule, measured, asked !== undefined);
    if (earned === (asked !== undefined) || (!earned && award && !lostFacts(rule, measured, asked))) return [];
    const needed = rule.at_least ?? rule.at_most ?? 0;
    return [{ badge, step: earned ? "earn" : "end", value: measured.value, needed, score_min }];
  });
}

const lostFacts = ({ measure }: BadgeRule, { value }: Measured, asked: number | undefined): boolean =>
  COUNTS.includes(measure) && asked !== undefined && (value ?? 0) < asked;

function isEarned(rule: BadgeRule, { value, facts, clients }: Measured, held: boolean): boolean {
  if (!held && clients < rule.clients_min) return false;
  if (!rule.active || value === null || facts < rule.facts_min) return false;
  return (rule.at_least === null || value >= rule.at_least) && (rule.at_most === null || value <= rule.at_most);
}
