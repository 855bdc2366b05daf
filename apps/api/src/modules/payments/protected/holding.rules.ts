// How long protected money may be held: the shorter time of the two sides' countries. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";

export interface HoldingRule {
  readonly country: string | null;
  readonly effectiveFrom: Date;
  readonly maxDays: number;
  readonly warnDays: number;
  readonly answerDays: number;
}

export interface HoldingLimit {
  /** The instant itself is too late. */
  readonly until: Date;
  readonly warnAt: Date;
  /** What each side needs at least to answer the other's last word. */
  readonly answerDays: number;
}

/** How many whole days money may still wait, so that its owner has a day to read that it leaves. */
export function wholeDaysLeft({ until }: Pick<HoldingLimit, "until">, now: Date): number {
  return Math.max(0, Math.floor((until.getTime() - now.getTime()) / DAY_MS) - 1);
}

/** A country's own rule comes before the one for everywhere else; of each the newest in force counts. */
export function ruleFor(rules: readonly HoldingRule[], country: string | null, at: Date): HoldingRule | undefined {
  const inForce = rules
    .filter((rule) => rule.effectiveFrom <= at)
    .toSorted((one, other) => other.effectiveFrom.getTime() - one.effectiveFrom.getTime());
  const own = country === null ? undefined : inForce.find((rule) => rule.country === country);
  return own ?? inForce.find((rule) => rule.country === null);
}

export function holdingLimit(
  rules: readonly HoldingRule[],
  { countries, since }: { readonly countries: readonly (string | null)[]; readonly since: Date },
): HoldingLimit | null {
  const [shortest] = countries
    .flatMap((country) => ruleFor(rules, country, since) ?? [])
    .toSorted((one, other) => one.maxDays - other.maxDays);
  if (!shortest) return null;
  const until = addMs(since, shortest.maxDays * DAY_MS);
  return { until, warnAt: addMs(until, -shortest.warnDays * DAY_MS), answerDays: shortest.answerDays };
}
