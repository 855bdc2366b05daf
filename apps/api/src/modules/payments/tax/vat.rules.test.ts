import fc from "fast-check";
import { expect, test } from "vitest";
import { bps, money } from "#money";
import { creditedTax, fitsShape, taxWithin, tidyVatId, vatOf } from "./vat.rules.ts";

const rates = new Map([
  ["EE", bps(2_400)],
  ["DE", bps(1_900)],
  ["FI", bps(2_550)],
]);
const estonian = { country: "EE" };

test.each([
  ["somebody in Germany", { country: "DE", vatId: null }, "standard", 1_900, "DE"],
  ["a business in Germany", { country: "DE", vatId: "DE123456789" }, "reverse_charge", 0, null],
  ["a business at home", { country: "EE", vatId: "EE123456789" }, "standard", 2_400, "EE"],
  ["somebody in Finland, whose rate has a half", { country: "FI", vatId: null }, "standard", 2_550, "FI"],
  ["somebody in the United States", { country: "US", vatId: null }, "outside", 0, null],
  ["somebody whose country nobody knows", { country: null, vatId: null }, "none", 0, null],
] as const)("%s", (_, buyer, treatment, rate, country) =>
  expect(vatOf(estonian, buyer, rates)).toMatchObject({ treatment, rateBps: rate, country }),
);

test("who is not registered charges none", () =>
  expect(vatOf({ country: null }, { country: "DE", vatId: null }, rates).treatment).toBe("none"));

test("a reverse charge names the customer's id and the article", () =>
  expect(vatOf(estonian, { country: "DE", vatId: "DE123456789" }, rates).note).toMatch(/DE123456789.*article 196/));

// Worked by hand: 30.00 with 19 % in it is 25.21 and 4.79; 100.00 with 24 % is 80.65 and 19.35; 0.01 holds no cent.
test.each([
  [3_000n, 1_900, 479n],
  [10_000n, 2_400, 1_935n],
  [1_488n, 1_900, 238n],
  [1n, 2_700, 0n],
  [0n, 1_900, 0n],
] as const)("%d with %d bps in it holds %d of tax", (gross, rate, tax) =>
  expect(taxWithin(money(gross, "EUR"), bps(rate))).toEqual(money(tax, "EUR")),
);

test("credit notes take back exactly the tax of the receipt, however the refund is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 2_700 }),
      (parts, rate) => {
        const fees = money(
          parts.reduce((all, part) => all + part, 0n),
          "EUR",
        );
        const tax = taxWithin(fees, bps(rate));
        let refunded = money(0n, "EUR");
        let credited = money(0n, "EUR");
        for (const part of parts) {
          refunded = money(refunded.minor + part, "EUR");
          const one = creditedTax({ tax, fees, refunded, creditedBefore: credited });
          if (one.minor < 0n || one.minor > part) return false;
          credited = money(credited.minor + one.minor, "EUR");
        }
        return credited.minor === tax.minor;
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["DE 123 456 789", { prefix: "DE", pattern: "^[0-9]{9}$" }, true],
  ["de123.456.789", { prefix: "DE", pattern: "^[0-9]{9}$" }, true],
  ["EL123456789", { prefix: "EL", pattern: "^[0-9]{9}$" }, true],
  ["GR123456789", { prefix: "EL", pattern: "^[0-9]{9}$" }, false],
  ["DE12345678", { prefix: "DE", pattern: "^[0-9]{9}$" }, false],
  ["123456789", { prefix: "DE", pattern: "^[0-9]{9}$" }, false],
] as const)("%s fits its shape: %s", (typed, shape, fits) => expect(fitsShape(tidyVatId(typed), shape)).toBe(fits));
