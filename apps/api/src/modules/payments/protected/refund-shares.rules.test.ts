import { expect, test } from "vitest";
import { add, type Money, money, subtract, sum } from "#money";
import { feesBeside, type Paid, priceWithin, sharesOfSum } from "./refund-shares.rules.ts";

const eur = (minor: number): Money => money(BigInt(minor), "EUR");
const paid = (held: number, fees: readonly number[], before: readonly [number, number] = [0, 0]): Paid => ({
  held: eur(held),
  fees: fees.map((fee, position) => ({ component: `fee ${position}`, amount: eur(fee) })),
  refundedBefore: eur(before[0]),
  feesBefore: eur(before[1]),
});

test.each([
  ["half of a price with one fee", paid(10_000, [500]), 5_250, 5_000],
  ["all of it", paid(10_000, [500]), 10_500, 10_000],
  ["without fees all is of the price", paid(10_000, []), 3_333, 3_333],
  ["a single cent", paid(10_000, [500]), 1, 1],
  ["a sum between two that rounding can make", paid(100, [100]), 3, 2],
  ["what is left after another refund", paid(10_000, [500], [4_000, 200]), 6_300, 6_000],
  ["with a cent of the fees that waited", paid(100, [100], [2, 1]), 197, 98],
] as const)("%s", (_, of, sentBack, price) => expect(priceWithin(of, eur(sentBack))).toEqual(eur(price)));

test("refunds of any sums in any order give back every cent, and never more of anything than there was", () => {
  for (const [held, fees] of [
    [997, [31, 7]],
    [100, [100]],
    [13, [1]],
    [50, []],
  ] as const) {
    const all = held + fees.reduce((sumOf, fee) => sumOf + fee, 0);
    for (const step of [1, 2, 3, 7, 50]) {
      let state = paid(held, fees);
      for (let left = all; left > 0; ) {
        const sentBack = eur(Math.min(step, left));
        const price = priceWithin(state, sentBack);
        const shares = sharesOfSum(feesBeside(state, price), subtract(sentBack, price));
        const ofFees = sum(
          shares.map((share) => share.amount),
          "EUR",
        );
        expect(add(price, ofFees)).toEqual(sentBack);
        expect(price.minor >= 0n && shares.every((share) => share.amount.minor >= 0n)).toBe(true);
        state = {
          ...state,
          refundedBefore: add(state.refundedBefore, price),
          feesBefore: add(state.feesBefore, ofFees),
        };
        left -= Number(sentBack.minor);
      }
      expect([state.refundedBefore.minor, state.feesBefore.minor]).toEqual([BigInt(held), BigInt(all - held)]);
    }
  }
});

test("where the provider counts in tens every refund is a multiple of ten, whatever part of the price it is for", () => {
  for (const [held, fees, parts] of [
    [10_050, [300, 240], [333, 999, 3_333]],
    [3_330, [10, 20], [999, 1_111, 3_329]],
    [100, [0, 260], [7, 11, 99]],
  ] as const) {
    for (const part of parts) {
      let state: Paid = { ...paid(held, fees), stepMinor: 10n };
      for (let left = held; left > 0; ) {
        const price = eur(Math.min(part, left));
        const ofFees = feesBeside(state, price).map((share) => share.amount);
        expect(ofFees.every((amount) => amount.minor >= 0n)).toBe(true);
        expect(add(price, sum(ofFees, "EUR")).minor % 10n).toBe(0n);
        state = {
          ...state,
          refundedBefore: add(state.refundedBefore, price),
          feesBefore: add(state.feesBefore, sum(ofFees, "EUR")),
        };
        left -= Number(price.minor);
      }
      expect(state.feesBefore.minor).toBe(BigInt(fees[0] + fees[1]));
    }
  }
});
