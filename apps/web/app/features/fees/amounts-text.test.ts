import { expect, test } from "vitest";
import { parseAmounts, parseRate, spellAmounts } from "./amounts-text.ts";

test.each([
  ["EUR: fixed 0.30, minimum 1.00, maximum 50.00, from 10.00, below 100.00, 5% from 500.00, 2.5% from 9000.00"],
  ["EUR: fixed 0.30\nJPY: fixed 30\nKWD: minimum 0.125"],
  [""],
])("what is written is read back: %s", (text) => {
  const read = parseAmounts(text);
  expect("amounts" in read && spellAmounts(read.amounts)).toBe(text);
});

test("amounts are in the currency's own digits", () => {
  expect(parseAmounts("KWD: fixed 1.5\nJPY: fixed 12")).toEqual({
    amounts: { KWD: { fixed: "1500" }, JPY: { fixed: "12" } },
  });
});

test.each([
  "EUR fixed 1",
  "EUR: 1.00",
  "EUR: fixed 1.001",
  "JPY: fixed 1.5",
  "ZZZ: fixed 1",
  "EUR: fixed -1",
  "EUR: 101% from 5",
  "EUR: gift 1",
])("a line that cannot be read is named: %s", (line) => {
  expect(parseAmounts(`USD: fixed 1\n${line}`)).toEqual({ line });
});

test.each([
  ["10", 1_000],
  ["2.9", 290],
  ["0", 0],
  ["100", 10_000],
  ["100.01", null],
  ["1.234", null],
  ["-1", null],
  ["ten", null],
] as const)("%s per cent", (text, rateBps) => {
  expect(parseRate(text)).toBe(rateBps);
});
