import { expect, test } from "vitest";
import { rebase } from "./rates.rules.ts";

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
