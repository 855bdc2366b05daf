// An administrator sends money back, or the card's bank does not take a refund.
import type { Money } from "#money";
import { assert } from "#platform/errors/index.ts";
import {
  type AccountKey,
  bank,
  clearing,
  escrow,
  gatewayPending,
  reserve,
  revenue,
  suspense,
  unmatched,
  wallet,
} from "../account-keys.ts";
import type { Journal, Leg } from "../journal.ts";
import type { Fee } from "./hire.ts";

interface RefundTry {
  /** The refund and the number of its try. */
  readonly reference: string;
  readonly gateway: string;
  readonly amount: Money;
  readonly description: string;
}

/** Refunds that did not reach their card. */
export const REFUNDS = "refunds";

export interface RefundPart {
  readonly source: string;
  readonly amount: Money;
  readonly userId: string | null;
  readonly referenceId: string | null;
}

/**
 * An administrator sent a payment back, from wherever its money lies by now: protection, the earner's accounts, the fees
 * that were earned on it; what nobody has any more is Kogi's loss.
 */
export function refundOrderedJournal(fact: {
  readonly refundId: string;
  readonly gateway: string;
  readonly parts: readonly RefundPart[];
  /** The payer's fees on it. */
  readonly fees: readonly Fee[];
  /** The earner's fees on what was released. */
  readonly earnerFees: readonly Fee[];
  readonly kogi: Money;
  readonly description: string;
}): Journal {
  const { kogi } = fact;
  const back = gatewayPending(fact.gateway, kogi.currency);
  const legs: readonly Leg[] = [
    ...fact.parts.map((part) => ({ debit: pocketOf(part), credit: back, amount: part.amount, kind: part.source })),
    ...[...fact.fees, ...fact.earnerFees].map((fee) => ({
      debit: revenue(fee.component, fee.amount.currency),
      credit: back,
      amount: fee.amount,
      kind: fee.component,
    })),
    { debit: revenue("refunds_borne", kogi.currency), credit: back, amount: kogi, kind: "borne" },
  ];
  return {
    kind: "refund.ordered",
    reference: fact.refundId,
    description: fact.description,
    legs: legs.filter((leg) => leg.amount.minor > 0n),
  };
}

/** Of a refund: the recipient bears what the provider keeps of the charge, from wherever they have it. */
export function processingBorneJournal(fact: {
  readonly refundId: string;
  readonly parts: readonly RefundPart[];
  readonly description: string;
}): Journal {
  return {
    kind: "processing.borne",
    reference: fact.refundId,
    description: fact.description,
    legs: fact.parts.map((part) => ({
      debit: pocketOf(part),
      credit: revenue("processing_borne", part.amount.currency),
      amount: part.amount,
      kind: part.source,
    })),
  };
}

function pocketOf({ source, amount, userId, referenceId }: RefundPart): AccountKey {
  if (source === "protected") {
    assert(referenceId, "protected money is protected for something");
    return escrow({ kind: "milestone", id: referenceId }, amount.currency);
  }
  assert(userId, "an earner's money is somebody's");
  if (source === "wallet") return wallet(userId, amount.currency);
  return source === "clearing" ? clearing(userId, amount.currency) : reserve(userId, amount.currency);
}

/** What was paid for a plan goes back, from what Kogi earned by it or, where nothing began by it, from where it waits. */
export function subscriptionRefunded(fact: {
  readonly refundId: string;
  readonly gateway: string;
  readonly amount: Money;
  readonly from: "earned" | "unmatched";
  readonly description: string;
}): Journal {
  const { refundId, gateway, amount, from, description } = fact;
  const { currency } = amount;
  const debit = from === "earned" ? revenue("subscription", currency) : unmatched(gateway, currency);
  return {
    kind: "subscription.refunded",
    reference: refundId,
    description,
    legs: [{ debit, credit: gatewayPending(gateway, currency), amount, kind: "subscription" }],
  };
}

/** The card's bank did not take a refund: the money is with the provider again, and still the payer's. */
export function refundCameBack({ reference, gateway, amount, description }: RefundTry): Journal {
  const back = gatewayPending(gateway, amount.currency);
  return {
    kind: "refund.came_back",
    reference,
    description,
    legs: [{ debit: back, credit: suspense(REFUNDS, amount.currency), amount, kind: "refund" }],
  };
}

/** It is on its way once more. */
export function refundSentAgain({ reference, gateway, amount, description }: RefundTry): Journal {
  const out = gatewayPending(gateway, amount.currency);
  return {
    kind: "refund.sent_again",
    reference,
    description,
    legs: [{ debit: suspense(REFUNDS, amount.currency), credit: out, amount, kind: "refund" }],
  };
}

/** Its card takes none: it was sent from Kogi's own bank. */
export function refundPaidOtherwise({ reference, amount, description }: Omit<RefundTry, "gateway">): Journal {
  const { currency } = amount;
  return {
    kind: "refund.paid_otherwise",
    reference,
    description,
    legs: [{ debit: suspense(REFUNDS, currency), credit: bank(currency), amount, kind: "refund" }],
  };
}
