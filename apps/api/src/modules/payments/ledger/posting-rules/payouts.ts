// Out of the wallet: to a bank and perhaps back, or into another currency.
import type { Money } from "#money";
import { fx, gatewayAvailable, payout, revenue, wallet } from "../account-keys.ts";
import type { Journal } from "../journal.ts";
import { type Described, journal } from "./described.ts";

interface PayoutFact extends Described {
  readonly payoutId: string;
  readonly userId: string;
  readonly gateway: string;
  readonly amount: Money;
}

/** Out of the wallet at once, so that nobody withdraws it twice; on its own account until the bank answers. */
export function payoutRequested(fact: Omit<PayoutFact, "gateway">): Journal {
  const { payoutId, userId, amount } = fact;
  return journal("payout.requested", payoutId, fact, [
    { debit: wallet(userId, amount.currency), credit: payout(payoutId, amount.currency), amount, kind: "payout" },
  ]);
}

export function payoutPaid(fact: Omit<PayoutFact, "userId">): Journal {
  const { payoutId, gateway, amount } = fact;
  return journal("payout.paid", payoutId, fact, [
    {
      debit: payout(payoutId, amount.currency),
      credit: gatewayAvailable(gateway, amount.currency),
      amount,
      kind: "payout",
    },
  ]);
}

/** It never left: back into the wallet. */
export function payoutFailed(fact: Omit<PayoutFact, "gateway">): Journal {
  const { payoutId, userId, amount } = fact;
  return journal("payout.failed", payoutId, fact, [
    { debit: payout(payoutId, amount.currency), credit: wallet(userId, amount.currency), amount, kind: "payout" },
  ]);
}

/** It had been paid and the bank sent it back. */
export function payoutReturned(fact: PayoutFact): Journal {
  const { payoutId, userId, gateway, amount } = fact;
  return journal("payout.returned", payoutId, fact, [
    {
      debit: gatewayAvailable(gateway, amount.currency),
      credit: wallet(userId, amount.currency),
      amount,
      kind: "payout",
    },
  ]);
}

/** What is finer than the provider pays out, given up by somebody who leaves: it could never go. */
export function restGivenUp(
  fact: {
    readonly userId: string;
    readonly amount: Money;
    /** What came after they had left. */
    readonly late?: string;
  } & Described,
): Journal {
  const { userId, amount, late = `${userId}:${amount.currency}` } = fact;
  return journal("wallet.rest_given_up", late, fact, [
    {
      debit: wallet(userId, amount.currency),
      credit: revenue("rests_given_up", amount.currency),
      amount,
      kind: "rests_given_up",
    },
  ]);
}

interface ExchangeFact extends Described {
  readonly quoteId: string;
  readonly userId: string;
  readonly from: Money;
  readonly to: Money;
}

/** Money of a wallet changed into another currency: what the person gave and got stands in the position of the pair. */
export function currencyExchanged(fact: ExchangeFact): Journal {
  return journal("currency.exchanged", fact.quoteId, fact, exchangeLegs(fact));
}

/** As much of it as a bank took back, at the rate it was changed at. `backMinor`: what had been changed back of it before. */
export function currencyChangedBack(fact: ExchangeFact & { readonly backMinor: bigint }): Journal {
  return journal("currency.changed_back", `${fact.quoteId}:${fact.backMinor}`, fact, exchangeLegs(fact));
}

function exchangeLegs({ userId, from, to }: ExchangeFact): Journal["legs"] {
  const pair = [from.currency, to.currency].toSorted().join(":");
  return [
    { debit: wallet(userId, from.currency), credit: fx(pair, from.currency), amount: from, kind: "exchange" },
    { debit: fx(pair, to.currency), credit: wallet(userId, to.currency), amount: to, kind: "exchange" },
  ];
}
