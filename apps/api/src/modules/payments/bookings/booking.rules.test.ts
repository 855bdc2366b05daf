import { expect, test } from "vitest";
import { type Bookable, bookedAs, refuseBooking, takesTwo } from "./booking.rules.ts";

const refund: Bookable = {
  side: "refund",
  class: "missing_here",
  stillThere: true,
  oursMinor: null,
  theirsMinor: -500n,
  charge: "ch_1",
};
const inflow: Bookable = { ...refund, side: "charge", class: "unknown_inflow", theirsMinor: 500n, charge: null };
const asFound = { own: null, minor: null, bookedSince: false };
const payout: Bookable = {
  ...refund,
  side: "payout",
  class: "amount",
  oursMinor: -500n,
  theirsMinor: 0n,
  charge: null,
};
const own = { ...asFound, own: "sent", minor: -500n } as const;
const ofPayment = { of: "payment", fits: true } as const;

test.each([
  ["a refund made by hand", refund, asFound, null],
  ["money of nobody", inflow, asFound, null],
  [
    "what the books still say otherwise",
    { ...inflow, class: "amount", oursMinor: 499n },
    { ...asFound, minor: 499n },
    null,
  ],
  ["a balance, whatever it is by now", { ...inflow, side: "balance" }, { ...asFound, minor: 7n }, null],
  ["what is no longer found", { ...refund, stillThere: false }, asFound, "gone"],
  ["what is younger than a day", { ...inflow, class: "timing" }, asFound, "underWay"],
  ["a card dispute", { ...refund, side: "dispute", charge: null }, asFound, "ownNews"],
  ["a card dispute of what is no payment", { ...refund, side: "dispute" }, asFound, null],
  ["what a bank says of a payout", { ...refund, side: "payout_state", charge: null }, asFound, "ownNews"],
  ["a refund of Kogi's own", { ...refund, charge: null }, asFound, "ownNews"],
  ["a refund of Kogi's own that came back without news", { ...payout, side: "refund" }, own, null],
  ["a payout that came back without news", payout, own, null],
  ["a payout that may still come back", { ...payout, class: "timing" }, own, "underWay"],
  [
    "a payout that Kogi does not know to have left",
    { ...payout, oursMinor: null },
    { ...own, own: "asked", minor: null },
    "ownNews",
  ],
  ["a payout that left twice", { ...payout, class: "duplicate", theirsMinor: -1_000n }, own, null],
  ["a payout that failed here and arrived", { ...payout, oursMinor: 0n, theirsMinor: -500n }, asFound, null],
  ["what was booked since", refund, { ...asFound, bookedSince: true }, "changed"],
  ["a payment that was heard of since", inflow, { ...asFound, minor: 500n }, "changed"],
] as const)("%s may be booked, or why not", (_, found, now, refusal) =>
  expect(refuseBooking(found, now)).toBe(refusal),
);

test.each([
  ["a refund of a payment", refund, ofPayment, "refund"],
  ["a refund of more than is left of its payment", refund, { ...ofPayment, fits: false }, "suspense"],
  ["a refund of what nobody claimed", refund, { of: "unmatched", fits: true }, "unmatched_back"],
  [
    "a dispute of what nobody claimed",
    { ...refund, side: "dispute" },
    { of: "unmatched", fits: true },
    "unmatched_back",
  ],
  [
    "what a bank gave back of that",
    { ...refund, side: "dispute", class: "amount", oursMinor: -500n, theirsMinor: 0n },
    { of: "unmatched", fits: true },
    "suspense",
  ],
  ["a refund of a charge nobody knows", refund, { of: "nothing", fits: true }, "suspense"],
  ["money of nobody", inflow, { of: "nothing", fits: false }, "unmatched"],
  [
    "Kogi's own money on its way to Kogi's bank",
    { ...inflow, side: "platform_payout", class: "missing_here" },
    ofPayment,
    "platform_payout",
  ],
  [
    "what the provider bills Kogi for",
    { ...inflow, side: "provider_fee", class: "missing_here" },
    ofPayment,
    "provider_fee",
  ],
  ["another amount", { ...inflow, class: "amount" }, ofPayment, "suspense"],
  ["a balance", { ...inflow, side: "balance", class: "balance" }, ofPayment, "suspense"],
] as const)("%s is booked as what it is", (_, found, of, kind) => expect(bookedAs(found, of)).toBe(kind));

test.each([
  ["a refund or payout of Kogi's own", payout, "sent", true],
  ["what left twice", { ...payout, class: "duplicate" }, "sent", false],
  ["what somebody else moved", refund, null, false],
] as const)("%s takes two people whatever the sum, or by its size", (_, found, own, two) =>
  expect(takesTwo(found, own)).toBe(two),
);
