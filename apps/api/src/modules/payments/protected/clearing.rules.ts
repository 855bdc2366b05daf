// How long released money waits before it can be withdrawn: by what the two people did together before. Pure.
import { asksForCare, type CardSignal } from "./card-signals.rules.ts";

export interface ClearingRule {
  readonly clearingRuleId: string;
  readonly firstPairDays: number;
  readonly knownPairDays: number;
  readonly provenPairDays: number;
  readonly provenAfterReleases: number;
  readonly provenAfterDays: number;
  /** Of what the two had cleared by then. */
  readonly knownUpToTimes: number;
  readonly refundedPairDays: number;
}

export interface PairHistory {
  /** Pieces of work of which money from this payer to this recipient has cleared and was not taken back. */
  readonly cleared: number;
  /** How long ago the first of that was released. */
  readonly days: number;
  /** Of that, in any currency, what was released so long ago as a first payment waits. */
  readonly settledMinor: bigint;
  /** What was released since, this release with it. */
  readonly freshMinor: bigint;
  /** Refunds of money this payer had protected for this recipient. */
  readonly refunds: number;
  /** Card payments to this recipient, from anybody, that were disputed lately and not won. */
  readonly chargebacks: number;
  /** What the cards that paid for this ask for. */
  readonly cardSignals: readonly CardSignal[];
}

export interface Wait {
  readonly days: number;
  /** As both sides may read it. */
  readonly reason: string;
}

/** What asks for care never shortens the wait that the pair's own history asks for. */
export function clearingDays(rule: ClearingRule, pair: PairHistory): Wait {
  const own = ownWait(rule, pair);
  const reason = reasonForCare(pair);
  return reason !== null && rule.refundedPairDays > own.days ? { days: rule.refundedPairDays, reason } : own;
}

/** Money may be held for a limited time only, whatever the two did before. */
export function waitWithin(wait: Wait, daysLeft: number): Wait {
  return wait.days <= daysLeft ? wait : { days: daysLeft, reason: LIMIT_REASON };
}

const LIMIT_REASON = "Money may be held here only for a limited time, so it waits no longer than that.";

/** What clears already waits as it would have, had its card been known then; null where that is no later. */
export function withCare(rule: Pick<ClearingRule, "refundedPairDays">, given: number): Wait | null {
  return rule.refundedPairDays > given ? { days: rule.refundedPairDays, reason: CARD_REASON } : null;
}

// Which signal it is stays with the administrators: it is the payer's own affair.
const CARD_REASON = "The card that paid for this is looked at more closely, so money waits longer.";

function reasonForCare(pair: PairHistory): string | null {
  if (pair.chargebacks > 0) return "A card payment to you was disputed lately, so money waits longer.";
  if (pair.refunds > 0) return "Money between you two was refunded before, so it waits longer.";
  return asksForCare(pair.cardSignals, pair) ? CARD_REASON : null;
}

function ownWait(rule: ClearingRule, pair: PairHistory): Wait {
  const { cleared, settledMinor, freshMinor } = pair;
  if (cleared === 0) return { days: rule.firstPairDays, reason: "This is the first payment between you two." };
  // Small sums that nobody minds to lose would make room for a large one with a stolen card.
  if (freshMinor > settledMinor * BigInt(rule.knownUpToTimes)) {
    const days = Math.max(rule.firstPairDays, rule.knownPairDays);
    if (settledMinor === 0n) return { days, reason: "You two have worked together only for a short time." };
    return { days, reason: "This is much more than there was between you two before." };
  }
  if (cleared < rule.provenAfterReleases || pair.days < rule.provenAfterDays)
    return { days: rule.knownPairDays, reason: "You two have worked together before." };
  return { days: rule.provenPairDays, reason: "You two have a proven history, so there is no wait." };
}
