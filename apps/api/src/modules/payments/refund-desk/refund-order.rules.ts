// A refund ordered by hand: whether it may be, and who pays for what. Pure.
import {
  type Earnings,
  earnedOf,
  type Part,
  type Pocket,
  smaller,
  takeParts,
} from "../chargebacks/chargeback.rules.ts";

export interface Refundable {
  readonly status: string;
  /** Of the price. */
  readonly heldMinor: bigint;
  readonly refundedMinor: bigint;
}

export type OrderRefusal = "notRefundable" | "tooMuch" | "ownPayment";

export function refuseOrder(
  payment: Refundable,
  order: { readonly minor: bigint; readonly isParty: boolean },
): OrderRefusal | null {
  // While a bank disputes it, the bank decides; what did not arrive, or went back, has nothing to give.
  if (payment.status !== "completed" && payment.status !== "partially_refunded") return "notRefundable";
  if (order.isParty) return "ownPayment";
  return order.minor > payment.heldMinor - payment.refundedMinor ? "tooMuch" : null;
}

export interface Bill {
  readonly parts: readonly Part[];
  /** Of the released part: what was taken of it as the earner's fee goes back beside it. */
  readonly earnerFeeMinor: bigint;
  /** What nobody has any more, or Kogi chose to pay. */
  readonly kogiMinor: bigint;
}

/** Protected money first. Of what was released the earner answers for their share after fees, or Kogi for all of it. */
export function billRefund(
  minor: bigint,
  from: {
    readonly pockets: readonly Pocket[];
    /** Of the price: what was released and has not gone back. */
    readonly releasedMinor: bigint;
    /** What the earner got of that, after fees. */
    readonly earnedMinor: bigint;
    readonly earnings: Earnings;
    readonly bearer: "earner" | "kogi";
  },
): Bill {
  const held = from.pockets
    .filter((pocket) => pocket.source === "protected")
    .reduce((all, pocket) => all + pocket.minor, 0n);
  const ofReleased = minor > held ? minor - held : 0n;
  // On the running total: in however many parts it goes back, each cent of the net and of the fee goes once. Where several
  // payments protected one milestone, each is rounded for itself, a cent between them at most.
  const stays = earnedOf(from.releasedMinor - ofReleased, from.earnings);
  const ofNet = earnedOf(from.releasedMinor, from.earnings) - stays;
  const share = from.bearer === "kogi" ? 0n : smaller(ofNet, from.earnedMinor);
  const all = takeParts(minor, from.pockets, share);
  const parts = all.filter((part) => part.source !== "platform");
  const rest = minor - parts.reduce((sum, part) => sum + part.minor, 0n);
  const fee = from.bearer === "earner" ? ofReleased - share : 0n;
  const earnerFeeMinor = smaller(fee, rest);
  return { parts, earnerFeeMinor, kogiMinor: rest - earnerFeeMinor };
}
