// What becomes of a difference that an administrator puts into the books. Pure.

export type DifferenceBookedAs =
  | "refund"
  | "unmatched"
  | "unmatched_back"
  | "suspense"
  | "platform_payout"
  | "provider_fee";
export type BookingRefusal = "underWay" | "gone" | "ownNews" | "changed";

export interface Bookable {
  /** Of the comparison: charge, refund, payout, dispute, platform_payout, provider_fee, payout_state, balance. */
  readonly side: string;
  readonly class: string;
  readonly stillThere: boolean;
  readonly oursMinor: bigint | null;
  readonly theirsMinor: bigint | null;
  /** Of a refund that was made at the provider's own desk, and of a dispute whose charge is no payment here. */
  readonly charge: string | null;
}

export type OwnOut = "sent" | "asked";

export interface BooksNow {
  /** Of a refund or payout that Kogi asks for and that has not failed: the provider has a name for it, or is still asked. */
  readonly own: OwnOut | null;
  /** What the books say of it now; of a balance null: it is compared again before. */
  readonly minor: bigint | null;
  /** Somebody booked it, or took that back, since it was found. */
  readonly bookedSince: boolean;
}

/** Null when it may be booked. */
export function refuseBooking(found: Bookable, now: BooksNow): BookingRefusal | null {
  if (!found.stillThere) return "gone";
  if (found.class === "timing") return "underWay";
  // A payment's dispute and the bank's word on a payout move what is earned and protected: their own news know how.
  if ((found.side === "dispute" && found.charge === null) || found.side === "payout_state") return "ownNews";
  // Kogi's own refund, whose name the books do not have yet.
  if (found.side === "refund" && found.oursMinor === null && found.charge === null) return "ownNews";
  // It is asked for until the provider's answer books it. No news tell what left twice.
  if (now.own === "asked" && found.class !== "duplicate") return "ownNews";
  if (now.bookedSince) return "changed";
  return found.side !== "balance" && (now.minor ?? 0n) !== (found.oursMinor ?? 0n) ? "changed" : null;
}

/**
 * Of Kogi's own refund or payout, which the provider was asked about, it says nothing else: should its news come all the same
 * they book it again, so that two people look, whatever the sum. No news tell what left twice.
 */
export const takesTwo = (found: Pick<Bookable, "class">, own: OwnOut | null): boolean =>
  own === "sent" && found.class !== "duplicate";

/** How much more the provider holds than the books say. */
export const apartMinor = (found: Pick<Bookable, "oursMinor" | "theirsMinor">): bigint =>
  (found.theirsMinor ?? 0n) - (found.oursMinor ?? 0n);

/** `refunded`: of a refund by hand, what its charge is here, and whether as much is left of it. */
export function bookedAs(
  found: Bookable,
  refunded: { readonly of: "payment" | "unmatched" | "nothing"; readonly fits: boolean },
): DifferenceBookedAs {
  if (found.side === "platform_payout" || found.side === "provider_fee") return found.side;
  if (found.class === "unknown_inflow") return "unmatched";
  // More there than in the books: a bank gave back what was booked as taken.
  if (found.charge === null || !refunded.fits || apartMinor(found) > 0n) return "suspense";
  if (refunded.of === "payment") return "refund";
  return refunded.of === "unmatched" ? "unmatched_back" : "suspense";
}
