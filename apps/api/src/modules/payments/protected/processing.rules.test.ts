import fc from "fast-check";
import { expect, test } from "vitest";
import { add, type Money, min, money, subtract, sum } from "#money";
import { lostPayers } from "../fees/fee.rules.ts";
import {
  atCostAmong,
  BORNE_BY_KOGI,
  feesOfRefund,
  owedByRecipient,
  type ProcessingTerms,
  spared,
} from "./processing.rules.ts";
import { feesBeside, priceWithin, sharesOfSum } from "./refund-shares.rules.ts";

const eur = (minor: bigint): Money => money(minor, "EUR");
const termsOf = (bearer: ProcessingTerms["bearer"]): ProcessingTerms => ({ bearer, atCost: new Set(["processing"]) });
const fees = [
  { component: "client_fee", amount: eur(300n) },
  { component: "processing", amount: eur(335n) },
];
const nothing = { held: eur(0n), fees: eur(0n), atCost: eur(0n) };
const totalOf = (shares: readonly { readonly amount: Money }[]) =>
  sum(
    shares.map(({ amount }) => amount),
    "EUR",
  );

test.each([
  ["Kogi bears it", termsOf("platform"), 635n, 0n],
  ["the payer does", termsOf("payer"), 300n, 0n],
  ["the recipient does", termsOf("recipient"), 635n, 335n],
  ["a pack says nothing", BORNE_BY_KOGI, 635n, 0n],
  ["the payer does, and is spared", spared(termsOf("payer")), 635n, 0n],
  ["the recipient does, and is spared", spared(termsOf("recipient")), 635n, 0n],
])("where %s, so much of the fees goes back and so much is owed", (_, terms, back, owed) => {
  const { fees: going } = feesOfRefund({ held: eur(10_000n), fees, stepMinor: 1n }, nothing, terms);
  expect(totalOf(going)).toEqual(eur(back));
  expect(owedByRecipient(going, terms)).toBe(owed);
});

const cents = (from: number, to: number) => fc.bigInt({ min: BigInt(from), max: BigInt(to) });

/** A charge, and what went back of it so far, refund by refund. */
function chargeOf(terms: ProcessingTerms, charged: { held: bigint; fee: bigint; processing: bigint; step: bigint }) {
  const held = eur(charged.held);
  const all = [
    { component: "client_fee", amount: eur(charged.fee) },
    { component: "processing", amount: eur(charged.processing) },
  ];
  let before = nothing;
  const paidFor = (under: ProcessingTerms) => ({
    held,
    refundedBefore: before.held,
    stepMinor: charged.step,
    ...feesOfRefund({ held, fees: all, stepMinor: charged.step }, before, under),
  });
  const keep = (part: Money, shares: ReturnType<typeof feesBeside>) => {
    expect(shares.every(({ amount }) => amount.minor >= 0n)).toBe(true);
    before = {
      held: add(before.held, part),
      fees: add(before.fees, totalOf(shares)),
      atCost: add(before.atCost, eur(atCostAmong(shares, terms))),
    };
    return shares;
  };
  return {
    left: () => subtract(held, before.held),
    back: () => before,
    refund: (part: Money, under: ProcessingTerms) => keep(part, feesBeside(paidFor(under), part)),
    /** Somebody sent this back at the provider's own desk. */
    made: (total: Money) => {
      const paid = paidFor(spared(terms));
      const price = priceWithin(paid, total);
      return keep(price, sharesOfSum(feesBeside(paid, price), subtract(total, price)));
    },
  };
}

test("however a refund is cut, whoever bears it loses the fee for it to the cent, and the others nothing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lostPayers),
      cents(1, 100_000),
      cents(0, 5_000),
      cents(0, 5_000),
      fc.array(cents(1, 30_000), { maxLength: 8 }),
      fc.constantFrom(1n, 10n),
      fc.boolean(),
      (bearer, held, fee, processing, cuts, step, inSteps) => {
        const terms = termsOf(bearer);
        const charge = chargeOf(terms, { held: held * step, fee: fee * step, processing: processing * step, step });
        let owed = 0n;
        for (const cut of [...cuts, held]) {
          const part = min(eur(inSteps ? cut * step : cut), charge.left());
          if (part.minor === 0n) break;
          const shares = charge.refund(part, terms);
          owed += owedByRecipient(shares, terms);
          if (inSteps) expect(add(part, totalOf(shares)).minor % step).toBe(0n);
        }
        if (charge.left().minor > 0n) owed += owedByRecipient(charge.refund(charge.left(), terms), terms);
        const kept = (fee + processing) * step - charge.back().fees.minor;
        expect(kept).toBe(bearer === "payer" ? processing * step : 0n);
        // In steps, the fees make up what a part of the price lacks, so a part's own share is only near; the sum is not.
        if (step === 1n) expect(owed).toBe(bearer === "recipient" ? processing : 0n);
        expect(owed === 0n || bearer === "recipient").toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("who is spared some refunds of a charge loses the fee of the others alone, and each fee comes from its own", () => {
  const wish = fc.record({ cut: cents(1, 30_000), isSpared: fc.boolean() });
  fc.assert(
    fc.property(
      cents(1, 100_000),
      cents(0, 5_000),
      cents(0, 5_000),
      fc.array(wish, { maxLength: 8 }),
      fc.constantFrom(1n, 10n),
      (held, fee, processing, wishes, step) => {
        const terms = termsOf("payer");
        const charge = chargeOf(terms, { held: held * step, fee: fee * step, processing: processing * step, step });
        let lost = 0;
        for (const { cut, isSpared } of [...wishes, { cut: held, isSpared: true }]) {
          const part = min(eur(cut * step), charge.left());
          if (part.minor === 0n) break;
          const shares = charge.refund(part, isSpared ? spared(terms) : terms);
          expect(add(part, totalOf(shares)).minor % step).toBe(0n);
          if (!isSpared) lost += (Number(processing * step) * Number(part.minor)) / Number(held * step);
        }
        const { fees: back, atCost } = charge.back();
        const near = 5 * Number(step) * (wishes.length + 1);
        expect(Math.abs(Number(processing * step - atCost.minor) - lost)).toBeLessThanOrEqual(near);
        if (charge.left().minor === 0n)
          expect(Math.abs(Number(fee * step - (back.minor - atCost.minor)))).toBeLessThanOrEqual(near);
      },
    ),
    { numRuns: 500 },
  );
});

test("all that is left of a charge may be sent back elsewhere, and each fee gives what was left of it", () => {
  fc.assert(
    fc.property(
      cents(2, 100_000),
      cents(0, 5_000),
      cents(0, 5_000),
      cents(0, 100),
      (held, fee, processing, percent) => {
        const terms = termsOf("payer");
        const charge = chargeOf(terms, { held, fee, processing, step: 1n });
        const part = eur((held * percent) / 101n);
        if (part.minor > 0n) charge.refund(part, terms);
        const { held: heldBack, fees: feesBack } = charge.back();
        const left = eur(held + fee + processing - heldBack.minor - feesBack.minor);
        charge.made(left);
        expect(charge.back()).toEqual({ held: eur(held), fees: eur(fee + processing), atCost: eur(processing) });
      },
    ),
    { numRuns: 500 },
  );
});
