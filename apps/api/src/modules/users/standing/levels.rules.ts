// How far somebody has come, by rules that are data (`users.level_rules`). Pure.

export interface LevelRule {
  readonly level: number;
  readonly contracts_min: number;
  readonly clients_min: number;
  readonly score_min: number | null;
}

/** Of the contracts in which they did the work. */
export interface Way {
  readonly contracts: number;
  readonly clients: number;
  readonly score: number | null;
}

/** The highest level whose bounds are all met; 0 for none. A level below it need not be met: rules may change. */
export function levelOf(rules: readonly LevelRule[], way: Way): number {
  return Math.max(0, ...rules.filter((rule) => isReached(rule, way)).map(({ level }) => level));
}

function isReached({ contracts_min, clients_min, score_min }: LevelRule, { contracts, clients, score }: Way): boolean {
  if (contracts < contracts_min || clients < clients_min) return false;
  return score_min === null || (score !== null && score >= score_min);
}
