// What of a card asks for more care before the money it paid can be withdrawn. Pure.

/** foreign_card: issued in another country than the payer lives in. */
export type CardSignal = "lost_dispute" | "several_accounts" | "foreign_card";

export interface CardFacts {
  /** Payments with this card, on whatever account, that a bank took back for good. */
  readonly lostDisputes: number;
  /** Accounts that paid with it, this one among them. */
  readonly accounts: number;
  readonly country: string | null;
  readonly payerCountry: string | null;
}

// Two people may share a household's or a company's card.
const ACCOUNTS_MAX = 2;

export function cardSignals(card: CardFacts): readonly CardSignal[] {
  const isForeign = card.country !== null && card.payerCountry !== null && card.country !== card.payerCountry;
  return [
    ...(card.lostDisputes > 0 ? (["lost_dispute"] as const) : []),
    ...(card.accounts > ACCOUNTS_MAX ? (["several_accounts"] as const) : []),
    ...(isForeign ? (["foreign_card"] as const) : []),
  ];
}

/** What becomes known of a card later makes what else it paid wait, too; where it was issued was known all along. */
export const asksForCareLater = (signals: readonly CardSignal[]) => signals.some((signal) => signal !== "foreign_card");

/** People move and travel: a foreign card alone counts only where the two have no history. */
export function asksForCare(signals: readonly CardSignal[], pair: { readonly cleared: number }): boolean {
  return signals.some((signal) => signal !== "foreign_card" || pair.cleared === 0);
}
