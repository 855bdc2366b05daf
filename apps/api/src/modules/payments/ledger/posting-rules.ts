// Every way money moves on the way from a hire to a bank account, one function a fact: what is debited, what is
// credited. Read top to bottom it is the chart of the journey. debit -> credit; a balance is credits less debits.
import { equals, isNegative, type Money, negate, subtract, sum } from "#money";
import { assert } from "#platform/errors/index.ts";
import {
  clearing,
  escrow,
  fx,
  gatewayAvailable,
  gatewayCost,
  gatewayPending,
  payout,
  reserve,
  revenue,
  tax,
  unmatched,
  wallet,
} from "./account-keys.ts";
import type { Journal, Leg } from "./journal.ts";

/** A fee as it was quoted: whose revenue account it goes to is its component. */
export interface Fee {
  readonly component: string;
  readonly amount: Money;
}

interface Described {
  readonly description?: string;
}

/** The client's payment was captured: the price is protected, the client's fees are earned. */
export function milestoneFunded(
  fact: {
    readonly paymentId: string;
    readonly gateway: string;
    readonly milestoneId: string;
    readonly amount: Money;
    readonly fees: readonly Fee[];
  } & Described,
): Journal {
  const gateway = gatewayPending(fact.gateway, fact.amount.currency);
  const protectedFunds = escrow({ kind: "milestone", id: fact.milestoneId }, fact.amount.currency);
  return journal("milestone.funded", fact.paymentId, fact, [
    { debit: gateway, credit: protectedFunds, amount: fact.amount, kind: "principal" },
    ...fact.fees.map((fee) => ({
      debit: gateway,
      credit: revenue(fee.component, fee.amount.currency),
      amount: fee.amount,
      kind: fee.component,
    })),
  ]);
}

export const GATEWAY_CHARGED = "gateway.charged";

/** What the gateway keeps of a charge, a refund or a payout for itself. `reference`: its id for that. */
export function gatewayCharged(
  fact: {
    readonly reference: string;
    readonly gateway: string;
    readonly cost: Money;
  } & Described,
): Journal {
  const { gateway, cost } = fact;
  return journal(GATEWAY_CHARGED, fact.reference, fact, [
    {
      debit: gatewayCost(gateway, cost.currency),
      credit: gatewayPending(gateway, cost.currency),
      amount: cost,
      kind: "cost",
    },
  ]);
}

/** Captured money became ours to pay out. `reference`: the gateway's id of that settlement. */
export function gatewaySettled(
  fact: {
    readonly reference: string;
    readonly gateway: string;
    readonly amount: Money;
  } & Described,
): Journal {
  const { gateway, amount } = fact;
  return journal("gateway.settled", fact.reference, fact, [
    {
      debit: gatewayAvailable(gateway, amount.currency),
      credit: gatewayPending(gateway, amount.currency),
      amount,
      kind: "principal",
    },
  ]);
}

export interface Release {
  readonly milestoneId: string;
  readonly freelancerId: string;
  /** Before the freelancer's fees. */
  readonly amount: Money;
  readonly fees: readonly Fee[];
}

/** Approved, wholly or in part: the freelancer's share waits out its clearing days, less fees. */
export function milestoneReleased(fact: { readonly reference: string } & Release & Described): Journal {
  return journal("milestone.released", fact.reference, fact, releaseLegs(fact));
}

/** The clearing days are over; a part may be kept back against chargebacks. */
export function earningCleared(
  fact: {
    readonly clearingId: string;
    readonly freelancerId: string;
    readonly amount: Money;
    readonly reserved?: Money | null;
  } & Described,
): Journal {
  const { freelancerId, amount, reserved } = fact;
  const { currency } = amount;
  const from = clearing(freelancerId, currency);
  const free = reserved ? subtract(amount, reserved) : amount;
  return journal("earning.cleared", fact.clearingId, fact, [
    ...(free.minor > 0n
      ? [{ debit: from, credit: wallet(freelancerId, currency), amount: free, kind: "earning" }]
      : []),
    ...(reserved ? [{ debit: from, credit: reserve(freelancerId, currency), amount: reserved, kind: "reserve" }] : []),
  ]);
}

export interface Refund {
  readonly milestoneId: string;
  readonly gateway: string;
  /** Of the protected money. */
  readonly amount: Money;
  /** Of the client's fees, each back from where it went. */
  readonly fees: readonly Fee[];
}

/** Back to where it came from: every leg of the funding reversed, fees included, wholly or in part. */
export function milestoneRefunded(fact: { readonly refundId: string } & Refund & Described): Journal {
  return journal("milestone.refunded", fact.refundId, fact, refundLegs(fact));
}

/** A dispute was decided, or a mediator's split accepted: both parts in one journal, together what was protected. */
export function milestoneSplit(
  fact: {
    readonly reference: string;
    readonly held: Money;
    readonly release: Release;
    readonly refunds: readonly Refund[];
  } & Described,
): Journal {
  const back = sum(
    fact.refunds.map((refund) => refund.amount),
    fact.held.currency,
  );
  assert(equals(subtract(fact.held, fact.release.amount), back), "a split gives away exactly what is protected");
  return journal("milestone.split", fact.reference, fact, [
    ...releaseLegs(fact.release),
    ...fact.refunds.flatMap(refundLegs),
  ]);
}

/** What a partial approval left over moves on to the next milestone. */
export function milestoneRolledOver(
  fact: {
    readonly reference: string;
    readonly fromMilestoneId: string;
    readonly toMilestoneId: string;
    readonly amount: Money;
  } & Described,
): Journal {
  const { amount } = fact;
  return journal("milestone.rolled_over", fact.reference, fact, [
    {
      debit: escrow({ kind: "milestone", id: fact.fromMilestoneId }, amount.currency),
      credit: escrow({ kind: "milestone", id: fact.toMilestoneId }, amount.currency),
      amount,
      kind: "principal",
    },
  ]);
}

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

/** Money of a wallet changed into another currency: what the person gave and got stands in the position of the pair. */
export function currencyExchanged(
  fact: { readonly quoteId: string; readonly userId: string; readonly from: Money; readonly to: Money } & Described,
): Journal {
  const { quoteId, userId, from, to } = fact;
  const pair = [from.currency, to.currency].toSorted().join(":");
  return journal("currency.exchanged", quoteId, fact, [
    { debit: wallet(userId, from.currency), credit: fx(pair, from.currency), amount: from, kind: "exchange" },
    { debit: fx(pair, to.currency), credit: wallet(userId, to.currency), amount: to, kind: "exchange" },
  ]);
}

/** A document of Kogi's says how much of its fees is tax; a credit note (below zero) takes its part back. */
export function taxBooked(fact: {
  readonly invoiceId: string;
  readonly country: string;
  readonly tax: Money;
}): Journal {
  const { invoiceId, country, tax: amount } = fact;
  const included = revenue("included_tax", amount.currency);
  const owed = tax(country, amount.currency);
  const leg = isNegative(amount)
    ? { debit: owed, credit: included, amount: negate(amount), kind: "tax" }
    : { debit: included, credit: owed, amount, kind: "tax" };
  return journal("tax.booked", invoiceId, {}, [leg]);
}

/** A period of a subscription, or the rest of one, was charged to the saved card. `reference`: that charge. */
export function subscriptionCharged(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  return journal("subscription.charged", reference, fact, [
    {
      debit: gatewayPending(gateway, amount.currency),
      credit: revenue("subscription", amount.currency),
      amount,
      kind: "subscription",
    },
  ]);
}

/** Money came in that fits nothing any more; an administrator finds out whose it is. `reference`: what brought it. */
export function moneyUnmatched(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  return journal("money.unmatched", reference, fact, [
    {
      debit: gatewayPending(gateway, amount.currency),
      credit: unmatched(gateway, amount.currency),
      amount,
      kind: "principal",
    },
  ]);
}

function releaseLegs({ milestoneId, freelancerId, amount, fees }: Release): readonly Leg[] {
  const protectedFunds = escrow({ kind: "milestone", id: milestoneId }, amount.currency);
  const net = subtract(
    amount,
    sum(
      fees.map((fee) => fee.amount),
      amount.currency,
    ),
  );
  return [
    { debit: protectedFunds, credit: clearing(freelancerId, amount.currency), amount: net, kind: "earning" },
    ...fees.map((fee) => ({
      debit: protectedFunds,
      credit: revenue(fee.component, fee.amount.currency),
      amount: fee.amount,
      kind: fee.component,
    })),
  ];
}

function refundLegs({ milestoneId, gateway, amount, fees }: Refund): readonly Leg[] {
  const back = gatewayPending(gateway, amount.currency);
  return [
    { debit: escrow({ kind: "milestone", id: milestoneId }, amount.currency), credit: back, amount, kind: "principal" },
    ...fees.map((fee) => ({
      debit: revenue(fee.component, fee.amount.currency),
      credit: back,
      amount: fee.amount,
      kind: fee.component,
    })),
  ];
}

function journal(kind: string, reference: string, { description }: Described, legs: readonly Leg[]): Journal {
  return description === undefined ? { kind, reference, legs } : { kind, reference, legs, description };
}
