import fc from "fast-check";
import { expect, test } from "vitest";
import { add, type Money, min, money, subtract, sum } from "#money";
import { lostPayers } from "../fees/fee.rules.ts";
import { BORNE_BY_KOGI, feesThatGoBack, owedByRecipient, type ProcessingTerms } from "./processing.rules.ts";
import { feesBeside, type Paid } from "./refund-shares.rules.ts";

const eur = (minor: bigint): Money => money(minor, "EUR");
const termsOf = (bearer: ProcessingTerms["bearer"]): ProcessingTerms => ({ bearer, atCost: new Set(["processing"]) });
const fees = [
  { component: "client_fee", amount: eur(300n) },
  { component: "processing", amount: eur(335n) },
];

test.each([
  ["Kogi bears it", termsOf("platform"), 635n, 0n],
  ["the payer does", termsOf("payer"), 300n, 0n],
  ["the recipient does", termsOf("recipient"), 635n, 335n],
  ["a pack says nothing", BORNE_BY_KOGI, 635n, 0n],
])("where %s, so much of the fees goes back and so much is owed", (_, terms, back, owed) => {
  const going = feesThatGoBack(fees, terms);
  expect(
    sum(
      going.map(({ amount }) => amount),
      "EUR",
    ),
  ).toEqual(eur(back));
  expect(owedByRecipient(going, terms)).toBe(owed);
});

const cents = (from: number, to: number) => fc.bigInt({ min: BigInt(from), max: BigInt(to) });

test("however a refund is cut, whoever bears it loses the fee for it to the cent, and the others nothing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lostPayers),
      cents(1, 100_000),
      cents(0, 5_000),
      cents(0, 5_000),
      fc.array(cents(1, 30_000), { maxLength: 8 }),
      fc.constantFrom(1n, 10n),
      (bearer, heldMinor, fee, processing, cuts, step) => {
        const [held, terms] = [eur(heldMinor * step), termsOf(bearer)];
        const charged = [
          { component: "client_fee", amount: eur(fee * step) },
          { component: "processing", amount: eur(processing * step) },
        ];
        let paid: Paid = {
          held,
          fees: feesThatGoBack(charged, terms),
          refundedBefore: eur(0n),
          feesBefore: eur(0n),
          stepMinor: step,
        };
        let owed = 0n;
        for (const cut of [...cuts, heldMinor * step]) {
          const part = min(eur(cut), subtract(held, paid.refundedBefore));
          if (part.minor === 0n) break;
          const shares = feesBeside(paid, part);
          expect(shares.every(({ amount }) => amount.minor >= 0n)).toBe(true);
          owed += owedByRecipient(shares, terms);
          const back = sum(
            shares.map(({ amount }) => amount),
            "EUR",
          );
          paid = { ...paid, refundedBefore: add(paid.refundedBefore, part), feesBefore: add(paid.feesBefore, back) };
        }
        expect(paid.refundedBefore).toEqual(held);
        const kept = (fee + processing) * step - paid.feesBefore.minor;
        expect(kept).toBe(bearer === "payer" ? processing * step : 0n);
        // In steps, the fees make up what a part of the price lacks, so a part's own share is only near; the sum is not.
        if (step === 1n) expect(owed).toBe(bearer === "recipient" ? processing : 0n);
        expect(owed === 0n || bearer === "recipient").toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
