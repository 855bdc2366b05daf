import { expect, test } from "vitest";
import { money } from "#money";
import { inEuros, rebase } from "./rates.rules.ts";

const perEuro = { USD: "1.25", JPY: "150", GBP: "0.8" };

test("per euro, as the bank tells them", () => {
  expect(rebase(perEuro, "EUR")).toEqual([
    { currency: "GBP", rate: "0.8" },
    { currency: "JPY", rate: "150" },
    { currency: "USD", rate: "1.25" },
  ]);
});

test("per dollar, to eight digits", () => {
  expect(rebase(perEuro, "USD")).toEqual([
    { currency: "EUR", rate: "0.8" },
    { currency: "GBP", rate: "0.64" },
    { currency: "JPY", rate: "120" },
  ]);
  expect(rebase({ USD: "3" }, "USD")).toEqual([{ currency: "EUR", rate: "0.33333333" }]);
});

test("a currency without a rate has none", () => expect(rebase(perEuro, "KWD")).toBeNull());

test.each([
  ["to the nearest cent", money(717n, "USD"), "1.1614", 617n],
  ["halves to even", money(25n, "USD"), "2", 12n],
  ["below zero alike", money(-717n, "USD"), "1.1614", -617n],
  ["from a currency without cents", money(1_500n, "JPY"), "180.5", 831n],
  ["exact, however much", money(123_456_789_012_345n, "IDR"), "20082.05", 6_147_618_844n],
])("in euros: %s", (_, amount, perEuro, cents) => expect(inEuros(amount, perEuro)).toEqual(money(cents, "EUR")));
