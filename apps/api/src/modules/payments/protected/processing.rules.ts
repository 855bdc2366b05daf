// Who bears what the provider keeps of a charge that goes back, as the pack says under which it was agreed. Pure.
import { add, divideHalfEven, type Money, money, subtract, zero } from "#money";
import { type LostPayer, refundShare } from "../fees/fee.rules.ts";
import type { Fee } from "../ledger/posting-rules/hire.ts";

export interface ProcessingTerms {
  readonly bearer: LostPayer;
  /** The fees on a charge that are for what the provider takes of it. */
  readonly atCost: ReadonlySet<string>;
  /** Of this refund Kogi bears it, whatever the pack says. */
  readonly isSpared?: boolean;
}

/** Of plans, and of packs that say nothing else. */
export const BORNE_BY_KOGI: ProcessingTerms = { bearer: "platform", atCost: new Set() };

/** Of what neither side wished to go back, and of what somebody sent back elsewhere: what left has left. */
export const spared = (terms: ProcessingTerms): ProcessingTerms => ({ ...terms, isSpared: true });

export interface Charged {
  readonly held: Money;
  readonly fees: readonly Fee[];
  readonly stepMinor: bigint;
}

export interface BackBefore {
  /** Of the price. */
  readonly held: Money;
  /** Of all the fees, and among them of those that are at cost. */
  readonly fees: Money;
  readonly atCost: Money;
}

/** The fees that go back in a refund under these terms, and how much of them is no more to be had. */
export function feesOfRefund(
  { held, fees, stepMinor }: Charged,
  before: BackBefore,
  { bearer, atCost, isSpared = false }: ProcessingTerms,
): { readonly fees: readonly Fee[]; readonly feesBefore: Money } {
  if (bearer !== "payer") return { fees, feesBefore: before.fees };
  const ofProvider = fees.filter(({ component }) => atCost.has(component));
  const others = fees.filter(({ component }) => !atCost.has(component));
  // In whole steps, so that what goes back now is a multiple again.
  const inSteps = (minor: bigint) => money(divideHalfEven(minor, stepMinor) * stepMinor, held.currency);
  if (!isSpared) return { fees: others, feesBefore: subtract(before.fees, inSteps(before.atCost.minor)) };
  // What the payer lost with earlier parts stays lost.
  const due = ofProvider.map(({ amount }) =>
    refundShare(amount, { held, refundedBefore: zero(held.currency), refund: before.held }),
  );
  const lost = due.reduce((all, { minor }) => all + minor, 0n) - before.atCost.minor;
  // First, for what is more than the shares is of what the payer had lost.
  return { fees: [...ofProvider, ...others], feesBefore: add(before.fees, inSteps(lost > 0n ? lost : 0n)) };
}

/** Of the fees that go back in one refund, those for what the provider keeps. */
export const atCostAmong = (shares: readonly Fee[], { atCost }: ProcessingTerms): bigint =>
  shares.filter(({ component }) => atCost.has(component)).reduce((all, { amount }) => all + amount.minor, 0n);

/** Of the fees that go back in one refund, what the recipient owes for it. */
export const owedByRecipient = (shares: readonly Fee[], terms: ProcessingTerms): bigint =>
  terms.bearer === "recipient" && !terms.isSpared ? atCostAmong(shares, terms) : 0n;
