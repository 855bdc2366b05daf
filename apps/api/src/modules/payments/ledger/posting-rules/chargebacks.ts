// A bank takes a card payment back, and what is kept back against that.
import { type Money, sum } from "#money";
import { assert } from "#platform/errors/index.ts";
import {
  type AccountKey,
  chargebackLoss,
  clearing,
  dispute,
  escrow,
  gatewayPending,
  reserve,
  suspense,
  wallet,
} from "../account-keys.ts";
import type { Journal, Leg } from "../journal.ts";
import { REFUNDS } from "./refunds.ts";

export interface ChargebackPart {
  readonly source: "refund" | "protected" | "wallet" | "clearing" | "reserve" | "platform";
  readonly amount: Money;
  readonly userId: string | null;
  readonly referenceId: string | null;
}

interface ChargebackFact {
  readonly chargebackId: string;
  readonly gateway: string;
  readonly amount: Money;
  readonly description: string;
}

const CLAIM = "chargebacks";

function pocketOf({ source, amount, userId, referenceId }: ChargebackPart): AccountKey {
  if (source === "platform") return chargebackLoss(amount.currency);
  if (source === "refund") return suspense(REFUNDS, amount.currency);
  if (source === "protected") {
    assert(referenceId, "protected money is protected for something");
    return escrow({ kind: "milestone", id: referenceId }, amount.currency);
  }
  assert(userId, "an earner's money is somebody's");
  const key = { wallet, clearing, reserve }[source];
  return key(userId, amount.currency);
}

/** The bank took the money: it is gone from the gateway (a claim until decided), and held from where it lies here. */
export function chargebackHeld(fact: ChargebackFact & { readonly parts: readonly ChargebackPart[] }): Journal {
  const { chargebackId, gateway, amount, parts, description } = fact;
  const all = sum(
    parts.map((part) => part.amount),
    amount.currency,
  );
  assert(all.minor === amount.minor, "what is held is what the bank took");
  const held = dispute(chargebackId, amount.currency);
  return {
    kind: "chargeback.held",
    reference: chargebackId,
    description,
    legs: [
      ...parts.map((part): Leg => ({ debit: pocketOf(part), credit: held, amount: part.amount, kind: part.source })),
      {
        debit: suspense(CLAIM, amount.currency),
        credit: gatewayPending(gateway, amount.currency),
        amount,
        kind: "claim",
      },
    ],
  };
}

/** Money of a payout came back after the bank took its own: the earner bears what the platform bore for want of it. */
export function chargebackCollected(fact: {
  readonly chargebackId: string;
  readonly payoutId: string;
  readonly userId: string;
  readonly amount: Money;
  readonly description: string;
}): Journal {
  const { chargebackId, payoutId, userId, amount, description } = fact;
  return {
    kind: "chargeback.collected",
    reference: `${chargebackId}:${payoutId}`,
    description,
    legs: [{ debit: wallet(userId, amount.currency), credit: chargebackLoss(amount.currency), amount, kind: "wallet" }],
  };
}

/** A refund failed after the bank took the same money: what waits for the payer pays for what the platform bore. */
export function refundCollected(fact: {
  readonly chargebackId: string;
  /** The refund and the number of its try. */
  readonly refund: string;
  readonly amount: Money;
  readonly description: string;
}): Journal {
  const { chargebackId, refund, amount, description } = fact;
  return {
    kind: "chargeback.refund_collected",
    reference: `${chargebackId}:${refund}`,
    description,
    legs: [
      {
        debit: suspense(REFUNDS, amount.currency),
        credit: chargebackLoss(amount.currency),
        amount,
        kind: "refund",
      },
    ],
  };
}

/** The bank gave it back: every part to where it came from, what was clearing or kept back to the wallet. */
export function chargebackWon(fact: ChargebackFact & { readonly parts: readonly ChargebackPart[] }): Journal {
  const { chargebackId, gateway, amount, parts, description } = fact;
  const held = dispute(chargebackId, amount.currency);
  const home = (part: ChargebackPart): AccountKey =>
    part.source === "clearing" || part.source === "reserve" ? pocketOf({ ...part, source: "wallet" }) : pocketOf(part);
  return {
    kind: "chargeback.won",
    reference: chargebackId,
    description,
    legs: [
      ...parts.map((part): Leg => ({ debit: held, credit: home(part), amount: part.amount, kind: part.source })),
      {
        debit: gatewayPending(gateway, amount.currency),
        credit: suspense(CLAIM, amount.currency),
        amount,
        kind: "claim",
      },
    ],
  };
}

/** The bank keeps it: what was held pays for the claim. */
export function chargebackLost({ chargebackId, amount, description }: ChargebackFact): Journal {
  return {
    kind: "chargeback.lost",
    reference: chargebackId,
    description,
    legs: [
      {
        debit: dispute(chargebackId, amount.currency),
        credit: suspense(CLAIM, amount.currency),
        amount,
        kind: "claim",
      },
    ],
  };
}

/** What was kept back is the earner's to withdraw. */
export function reserveReleased(fact: {
  readonly reserveId: string;
  readonly userId: string;
  readonly amount: Money;
  readonly description: string;
}): Journal {
  const { reserveId, userId, amount, description } = fact;
  return {
    kind: "reserve.released",
    reference: reserveId,
    description,
    legs: [
      { debit: reserve(userId, amount.currency), credit: wallet(userId, amount.currency), amount, kind: "reserve" },
    ],
  };
}
