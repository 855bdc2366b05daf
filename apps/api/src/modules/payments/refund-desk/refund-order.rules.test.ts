import fc from "fast-check";
import { expect, test } from "vitest";
import { earnedOf, type Pocket } from "../chargebacks/chargeback.rules.ts";
import { billRefund, refuseOrder } from "./refund-order.rules.ts";

const paid = { status: "completed", heldMinor: 100n, refundedMinor: 0n };

test.for([
  ["all of it", paid, { minor: 100n, isParty: false }, null],
  ["a cent more than was charged", paid, { minor: 101n, isParty: false }, "tooMuch"],
  [
    "more than is left after a refund",
    { ...paid, status: "partially_refunded", refundedMinor: 60n },
    { minor: 41n, isParty: false },
    "tooMuch",
  ],
  [
    "what is left after a refund",
    { ...paid, status: "partially_refunded", refundedMinor: 60n },
    { minor: 40n, isParty: false },
    null,
  ],
  ["one's own payment", paid, { minor: 1n, isParty: true }, "ownPayment"],
  ["what a bank disputes", { ...paid, status: "disputed" }, { minor: 1n, isParty: false }, "notRefundable"],
  ["what never arrived", { ...paid, status: "pending" }, { minor: 1n, isParty: false }, "notRefundable"],
] as const)("ordering %s", ([, payment, order, expected]) => {
  expect(refuseOrder(payment, order)).toBe(expected);
});

const pocket = (source: Pocket["source"], minor: bigint): Pocket => ({
  source,
  minor,
  takenFrom: source,
  referenceId: null,
  userId: source === "protected" ? null : "earner",
});
const NONE = { grossMinor: 0n, netMinor: 0n };
const NINETY = { grossMinor: 100n, netMinor: 90n };
const billed = (minor: bigint, from: Parameters<typeof billRefund>[1]) => {
  const { parts, earnerFeeMinor, kogiMinor } = billRefund(minor, from);
  return [parts.map((part) => [part.source, part.minor]), earnerFeeMinor, kogiMinor];
};

test("what is protected goes back first and costs nobody anything", () => {
  const from = {
    pockets: [pocket("protected", 100n)],
    releasedMinor: 0n,
    earnedMinor: 0n,
    earnings: NONE,
    bearer: "earner" as const,
  };
  expect(billed(60n, from)).toEqual([[["protected", 60n]], 0n, 0n]);
});

test("of released money the earner gives back their share, and Kogi the fee it took of it", () => {
  const from = {
    pockets: [pocket("wallet", 90n)],
    releasedMinor: 100n,
    earnedMinor: 90n,
    earnings: NINETY,
    bearer: "earner" as const,
  };
  expect(billed(50n, from)).toEqual([[["wallet", 45n]], 5n, 0n]);
});

test("what the earner has no more is Kogi's loss", () => {
  const from = {
    pockets: [pocket("wallet", 20n)],
    releasedMinor: 100n,
    earnedMinor: 90n,
    earnings: NINETY,
    bearer: "earner" as const,
  };
  expect(billed(100n, from)).toEqual([[["wallet", 20n]], 10n, 70n]);
});

test("where Kogi chose to pay, the earner's money stays theirs", () => {
  const from = {
    pockets: [pocket("wallet", 90n)],
    releasedMinor: 100n,
    earnedMinor: 90n,
    earnings: NINETY,
    bearer: "kogi" as const,
  };
  expect(billed(100n, from)).toEqual([[], 0n, 100n]);
});

test("the bill always sums to what goes back", () => {
  for (const bearer of ["earner", "kogi"] as const)
    for (let minor = 1n; minor <= 130n; minor += 7n) {
      const pockets = [pocket("protected", 30n), pocket("wallet", 17n), pocket("clearing", 40n), pocket("reserve", 3n)];
      const { parts, earnerFeeMinor, kogiMinor } = billRefund(minor, {
        pockets,
        releasedMinor: 100n,
        earnedMinor: 88n,
        earnings: { grossMinor: 100n, netMinor: 88n },
        bearer,
      });
      const taken = parts.reduce((all, part) => all + part.minor, 0n);
      expect(taken + earnerFeeMinor + kogiMinor).toBe(minor);
      expect([earnerFeeMinor >= 0n, kogiMinor >= 0n]).toEqual([true, true]);
    }
});

test("in however many parts it goes back, the earner gives their net and Kogi its fee, each cent once", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 100_000n }),
      fc.bigInt({ min: 0n, max: 99n }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (gross, percent, cuts) => {
        const net = gross - (gross * percent) / 100n;
        const earnings = { grossMinor: gross, netMinor: net };
        let [left, given, fees] = [gross, 0n, 0n];
        for (const cut of [...cuts, 1]) {
          const minor = cut === 1 ? left : BigInt(Math.floor(Number(left) * cut));
          const earnedMinor = earnedOf(left, earnings);
          const from = { pockets: [pocket("wallet", net)], releasedMinor: left, earnedMinor, earnings };
          const { parts, earnerFeeMinor, kogiMinor } = billRefund(minor, { ...from, bearer: "earner" });
          expect(kogiMinor).toBe(0n);
          for (const part of parts) given += part.minor;
          fees += earnerFeeMinor;
          left -= minor;
        }
        expect([given, fees]).toEqual([net, gross - net]);
      },
    ),
  );
});
