// How much of what clears is kept back against chargebacks, and for how long. Pure.
import { type Bps, bps, type Money, money, percentage } from "#money";

export interface ReserveRule {
  readonly reserveRuleId: string;
  readonly newcomerClearings: number;
  readonly newcomerBps: number;
  readonly newcomerDays: number;
  readonly disputedBps: number;
  readonly disputedDays: number;
}

export interface EarnerHistory {
  /** Payments to this earner that have cleared. */
  readonly cleared: number;
  /** Card payments to this earner that were disputed within the rule's time, and not won. */
  readonly chargebacks: number;
}

export interface Reserve {
  readonly amount: Money;
  readonly days: number;
  /** For the earner. */
  readonly reason: string;
}

/** Null when nothing is kept back. */
export function reserveOf(rule: ReserveRule, earner: EarnerHistory, cleared: Money): Reserve | null {
  if (earner.chargebacks > 0)
    return kept(cleared, bps(rule.disputedBps), rule.disputedDays, "A card payment to you was disputed lately");
  if (earner.cleared < rule.newcomerClearings)
    return kept(cleared, bps(rule.newcomerBps), rule.newcomerDays, "You are new here");
  return null;
}

function kept(cleared: Money, rate: Bps, days: number, why: string): Reserve | null {
  const amount = percentage(cleared, rate);
  if (days === 0 || amount.minor <= 0n) return null;
  const share = Number(rate) / 100;
  return {
    amount: money(amount.minor, cleared.currency),
    days,
    reason: `${why}, so ${share} % of what clears is kept back for ${days} days.`,
  };
}
