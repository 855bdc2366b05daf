import fc from "fast-check";
import { expect, test } from "vitest";
import { add, bps, type Currency, compare, type Money, minorDigits, money, subtract, sum, zero } from "#money";
import { sandboxPrice } from "../gateway/sandbox/price.ts";
import { type FeeRule, priceOfTotal, processingCost, quoteFees, refundShare, releaseFees } from "./fee.rules.ts";

const hire: FeeRule = {
  feeRuleId: "hire",
  components: [
    { component: "client_fee", label: "Kogi fee", borneBy: "payer", rateBps: bps(300) },
    { component: "processing", label: "Card processing, at cost", borneBy: "payer", rateBps: null },
    { component: "service_fee", label: "Kogi service fee", borneBy: "recipient", rateBps: bps(1_000) },
  ],
};

const currencies = fc.constantFrom(...(Object.keys(minorDigits) as Currency[])); // the keys of that very table
const amounts = fc
  .tuple(fc.bigInt({ min: 1n, max: 1_000_000_000_000n }), currencies)
  .map(([minor, code]) => money(minor, code));
const rates = fc.integer({ min: 0, max: 10_000 }).map(bps);
const rules = fc.tuple(rates, rates).map(
  ([client, service]): FeeRule => ({
    ...hire,
    components: hire.components.map((part) =>
      part.component === "client_fee"
        ? { ...part, rateBps: client }
        : part.component === "service_fee"
          ? { ...part, rateBps: service }
          : part,
    ),
  }),
);

test.each([
  // price, client fee, processing, charged, service fee, net: the vectors of two published invoices come first
  [26_664n, "USD", 800n, 415n, 27_879n, 2_666n, 23_998n],
  [33_336n, "USD", 1_000n, 513n, 34_849n, 3_334n, 30_002n],
  [100_000n, "EUR", 3_000n, 1_488n, 104_488n, 10_000n, 90_000n],
  [50n, "EUR", 2n, 26n, 78n, 5n, 45n],
  [5n, "EUR", 0n, 25n, 30n, 0n, 5n],
  [50_000n, "JPY", 1_500n, 772n, 52_272n, 5_000n, 45_000n],
  [12_345n, "KWD", 370n, 262n, 12_977n, 1_234n, 11_111n],
])("%d %s: each side sees its lines", (minor, code, clientFee, processing, charged, serviceFee, net) => {
  const held = money(minor, code);
  const quote = quoteFees(hire, held, sandboxPrice(held.currency));
  expect(quote.payerLines.map((line) => line.amount.minor)).toEqual([clientFee, processing]);
  expect(quote.payerTotal.minor).toBe(charged);
  expect(quote.recipientLines.map((line) => line.amount.minor)).toEqual([serviceFee]);
  expect(quote.recipientNet.minor).toBe(net);
});

test("lines always sum, and no fee is negative or above the amount", () => {
  fc.assert(
    fc.property(rules, amounts, (rule, held) => {
      const quote = quoteFees(rule, held, sandboxPrice(held.currency));
      expect(sumOf(quote.payerLines, held)).toEqual(subtract(quote.payerTotal, held));
      expect(add(sumOf(quote.recipientLines, held), quote.recipientNet)).toEqual(held);
      expect(compare(quote.recipientNet, zero(held.currency))).toBeGreaterThanOrEqual(0);
      for (const line of [...quote.payerLines, ...quote.recipientLines]) expect(line.amount.minor >= 0n).toBe(true);
    }),
  );
});

test("what the payer is charged for processing is what the provider keeps, to the last minor unit but one", () => {
  fc.assert(
    fc.property(amounts, (held) => {
      const price = sandboxPrice(held.currency);
      const quote = quoteFees(hire, held, price);
      const line = quote.payerLines.find((one) => one.kind === "processing");
      const kept = processingCost(quote.payerTotal, price);
      const difference = kept.minor - (line?.amount.minor ?? 0n);
      expect(difference >= -1n && difference <= 1n).toBe(true);
    }),
  );
});

test("releasing in parts takes a fee of each part and gives the rest, to the cent", () => {
  fc.assert(
    fc.property(amounts, (released) => {
      const { lines, net } = releaseFees(hire, released);
      expect(add(sumOf(lines, released), net)).toEqual(released);
    }),
  );
});

test("refunds in any number of parts give back exactly the fee, never more on the way", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { minLength: 1, maxLength: 12 }),
      fc.bigInt({ min: 0n, max: 10_000_000n }),
      (parts, fee) => {
        const held = money(
          parts.reduce((all, part) => all + part, 0n),
          "EUR",
        );
        const charged = money(fee, "EUR");
        let refundedBefore = zero("EUR");
        let returned = zero("EUR");
        for (const part of parts) {
          const refund = money(part, "EUR");
          returned = add(returned, refundShare(charged, { held, refundedBefore, refund }));
          refundedBefore = add(refundedBefore, refund);
          expect(compare(returned, charged)).toBeLessThanOrEqual(0);
        }
        expect(returned).toEqual(charged);
      },
    ),
  );
});

function sumOf(lines: readonly { amount: Money }[], of: Money): Money {
  return sum(
    lines.map((line) => line.amount),
    of.currency,
  );
}

test("what one wants to spend in all buys the highest price whose total it covers", () => {
  fc.assert(
    fc.property(rules, amounts, (rule, spend) => {
      const price = sandboxPrice(spend.currency);
      const found = priceOfTotal(rule, spend, price);
      const totalOf = (minor: bigint) => quoteFees(rule, money(minor, spend.currency), price).payerTotal.minor;
      if (found) expect(totalOf(found.minor) <= spend.minor).toBe(true);
      expect(totalOf((found?.minor ?? 0n) + 1n) > spend.minor).toBe(true);
    }),
  );
});
