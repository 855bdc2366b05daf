// Who bears what the provider keeps of a charge that goes back, as the pack says under which it was agreed. Pure.
import type { LostPayer } from "../fees/fee.rules.ts";
import type { Fee } from "../ledger/posting-rules/hire.ts";

export interface ProcessingTerms {
  readonly bearer: LostPayer;
  /** The fees on a charge that are for what the provider takes of it. */
  readonly atCost: ReadonlySet<string>;
}

/** Of plans, of what came unwanted, and of packs that say nothing else. */
export const BORNE_BY_KOGI: ProcessingTerms = { bearer: "platform", atCost: new Set() };

/** Of the fees on a charge, those that go back with it. */
export const feesThatGoBack = (fees: readonly Fee[], { bearer, atCost }: ProcessingTerms): readonly Fee[] =>
  bearer === "payer" ? fees.filter(({ component }) => !atCost.has(component)) : fees;

/** Of the fees that go back in one refund, what the recipient owes for it. */
export const owedByRecipient = (shares: readonly Fee[], { bearer, atCost }: ProcessingTerms): bigint =>
  bearer === "recipient"
    ? shares.filter(({ component }) => atCost.has(component)).reduce((all, { amount }) => all + amount.minor, 0n)
    : 0n;
