import { expect, test } from "vitest";
import { textFor } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { parseAmounts, parseRate, spellAmounts, spellRate } from "./amounts-text.ts";

const english = { locale: "en-GB", bounds: textFor(feesText, "en-GB").bounds };
const german = { locale: "de-DE", bounds: textFor(feesText, "de-DE").bounds };

test.each([
  [english, "EUR: fixed 0.30; minimum 1; maximum 1,050; from 10; below 100.50; 5 % from 500; 2.5 % from 9,000"],
  [english, "EUR: fixed 0.30\nJPY: fixed 30\nKWD: minimum 0.125"],
  [german, "EUR: fest 0,30; mindestens 1; höchstens 1.050; ab 10; unter 100,50; 5 % ab 500; 2,5 % ab 9.000"],
  [german, "KWD: mindestens 0,125"],
  [english, ""],
])("what is written is read back: %#", (reading, text) => {
  const read = parseAmounts(text, reading);
  expect("amounts" in read && spellAmounts(read.amounts, reading)).toBe(text);
});

test("both languages say the same", () => {
  const amounts = { EUR: { fixed: "30", maximum: "105000", tiers: [{ from: "900000", rate_bps: 250 }] } };
  for (const reading of [english, german])
    expect(parseAmounts(spellAmounts(amounts, reading), reading)).toEqual({ amounts });
});

test("amounts are in the currency's own digits, and parts may stand between commas", () => {
  expect(parseAmounts("KWD: fixed 1.5, 5% from 2\nJPY: fixed 12", english)).toEqual({
    amounts: { KWD: { fixed: "1500", tiers: [{ from: "2000", rate_bps: 500 }] }, JPY: { fixed: "12" } },
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
  "EUR: 5% below 5",
  "EUR: gift 1",
])("a line that cannot be read is named: %s", (line) => {
  expect(parseAmounts(`USD: fixed 1\n${line}`, english)).toEqual({ line });
});

test.each([
  ["10", 1_000],
  ["2.9", 290],
  ["2,9", 290],
  ["0", 0],
  ["100", 10_000],
  ["100.01", null],
  ["1.234", null],
  ["-1", null],
  ["ten", null],
] as const)("%s per cent", (text, rateBps) => {
  expect(parseRate(text)).toBe(rateBps);
});

test("a rate is written as its reader writes numbers", () => {
  expect([spellRate(290, "en-GB"), spellRate(290, "de-DE"), spellRate(1_000, "de-DE")]).toEqual(["2.9", "2,9", "10"]);
});
