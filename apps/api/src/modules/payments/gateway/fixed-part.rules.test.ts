import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bps, type Currency, fromDecimal, minorDigits, money, toDecimal } from "#money";
import { type FeeRule, processingCost, quoteFees } from "../fees/fee.rules.ts";
import { fixedPart } from "./fixed-part.ts";
import { sandboxPrice } from "./sandbox/price.ts";

const SEED = Number(process.env.KOGI_SEED ?? Math.floor(performance.timeOrigin % 2 ** 31));
const codes = Object.keys(minorDigits) as Currency[]; // keys of that record
const file = new URL("../../../../../../db/seeds/reference/rates.json", import.meta.url);
const [day] = JSON.parse(readFileSync(file, "utf8")) as { rates: Record<string, string> }[]; // the bundled file
const rated = codes.filter((code) => day?.rates[code] !== undefined);

test("in every currency that the European Central Bank quotes the fixed part is worth about a quarter of a euro", () => {
  expect(rated.length).toBeGreaterThan(25);
  const worth = rated.map((code) => {
    const euros = Number(toDecimal(money(fixedPart(code), code))) / Number(day?.rates[code]);
    return euros > 0.15 && euros < 0.35 ? null : `${code}: ${euros.toFixed(2)}`;
  });
  expect(worth.filter(Boolean)).toEqual([]);
});

test.each([
  ["CLF", 0n],
  ["XAF", 0n],
  ["EUR", 25n],
  ["JPY", 40n],
  ["KWD", 80n],
] as const)("in %s it is %s", (code, minor) => expect(fixedPart(code)).toBe(minor));

const hire: FeeRule = {
  feeRuleId: "hire",
  components: [
    { component: "client_fee", label: "Client fee", borneBy: "payer", rateBps: bps(300) },
    { component: "processing", label: "Processing", borneBy: "payer", rateBps: null },
    { component: "service_fee", label: "Service fee", borneBy: "recipient", rateBps: bps(1_000) },
  ],
};

test(`in whatever currency and however small, the payer reads the whole cost, and it is less than the charge (seed ${SEED})`, () => {
  const property = fc.property(
    fc.constantFrom(...codes),
    fc.oneof(fc.bigInt(1n, 200n), fc.bigInt(1n, 10n ** 12n)),
    (code, minor) => {
      const price = sandboxPrice(code);
      const quote = quoteFees(hire, money(minor, code), price);
      const told = quote.payerLines.find((line) => line.kind === "processing")?.amount.minor ?? 0n;
      const cost = processingCost(quote.payerTotal, price).minor;
      expect(cost).toBeLessThan(quote.payerTotal.minor);
      // Both are rounded once.
      expect(cost - told).toBeLessThanOrEqual(1n);
      expect(told - cost).toBeLessThanOrEqual(1n);
    },
  );
  fc.assert(property, { seed: SEED, numRuns: 3_000 });
});

test("what Kogi pays itself may be more than a tiny charge, and is told as it is", () => {
  expect(processingCost(fromDecimal("0.10", "EUR"), sandboxPrice("EUR"))).toEqual(fromDecimal("0.25", "EUR"));
});
