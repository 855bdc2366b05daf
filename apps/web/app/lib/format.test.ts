import { expect, test } from "vitest";
import { formatChange, formatDecimal, formatMoney, formatNumber } from "./format.ts";

test.each([
  ["en-GB", "\u2212£414.00"],
  ["de-DE", "\u2212414,00\u00a0£"],
  ["sv-SE", "\u2212414,00\u00a0GBP"],
])("money that goes off has a minus in %s, not a hyphen", (locale, text) => {
  expect(formatMoney({ amount: "-41400", currency: "GBP" }, locale)).toBe(text);
});

test("a rate of exchange keeps every digit", () => {
  expect([formatDecimal("1.1567160001", "de-DE"), formatDecimal("0.0053547523", "en-GB")]).toEqual([
    "1,1567160001",
    "0.0053547523",
  ]);
});

test("a number below zero and a fall have a minus", () => {
  expect([formatNumber(-1_204, "en-GB"), formatChange(-0.04, "en-GB"), formatChange(0.12, "en-GB")]).toEqual([
    "\u22121,204",
    "\u22124%",
    "+12%",
  ]);
});
