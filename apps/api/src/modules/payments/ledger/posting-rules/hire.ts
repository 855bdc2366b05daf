// From the client's card to the freelancer's wallet, and back: protected, released, cleared, refunded, split.
import { equals, type Money, subtract, sum } from "#money";
import { assert } from "#platform/errors/index.ts";
import { clearing, escrow, gatewayPending, reserve, revenue, wallet } from "../account-keys.ts";
import type { Journal, Leg } from "../journal.ts";
import { type Described, journal } from "./described.ts";

/** A fee as it was quoted: whose revenue account it goes to is its component. */
export interface Fee {
  readonly component: string;
  readonly amount: Money;
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
