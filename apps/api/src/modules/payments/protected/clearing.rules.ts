// How long released money waits before it can be withdrawn: by what the two people did together before. Pure.
import { asksForCare, type CardSignal } from "./card-signals.rules.ts";

export interface ClearingRule {
  readonly clearingRuleId: string;
  readonly firstPairDays: number;
  readonly knownPairDays: number;
  readonly provenPairDays: number;
  readonly provenAfterReleases: number;
  readonly refundedPairDays: number;
}

export interface PairHistory {
  /** Releases from this payer to this recipient that have cleared. */
  readonly cleared: number;
  /** Refunds of money this payer had protected for this recipient. */
  readonly refunds: number;
  /** Card payments to this recipient, from anybody, that were disputed lately and not won. */
  readonly chargebacks: number;
  /** What the cards that paid for this ask for. */
  readonly cardSignals: readonly CardSignal[];
}

/** Days, and the reason as both sides may read it. */
export function clearingDays(
  rule: ClearingRule,
  pair: PairHistory,
): { readonly days: number; readonly reason: string } {
  if (pair.chargebacks > 0)
    return { days: rule.refundedPairDays, reason: "A card payment to you was disputed lately, so money waits longer." };
  if (pair.refunds > 0)
    return { days: rule.refundedPairDays, reason: "Money between you two was refunded before, so it waits longer." };
  // Which signal it is stays with the administrators: it is the payer's own affair.
  if (asksForCare(pair.cardSignals, pair))
    return {
      days: rule.refundedPairDays,
      reason: "The card that paid for this is looked at more closely, so money waits longer.",
    };
  if (pair.cleared === 0) return { days: rule.firstPairDays, reason: "This is the first payment between you two." };
  if (pair.cleared < rule.provenAfterReleases)
    return { days: rule.knownPairDays, reason: "You two have worked together before." };
  return { days: rule.provenPairDays, reason: "You two have a proven history, so there is no wait." };
}
