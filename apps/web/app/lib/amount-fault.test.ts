import { expect, test } from "vitest";
import { amountFault } from "./amount-fault.ts";

const PAGE = "Write an amount above zero in digits, for example 400.00.";

test.each([
  ["1.00.0", "EUR", "en-GB", PAGE],
  ["99999999999999", "EUR", "en-GB", "This amount is too large."],
  ["99.999.999.999.999", "EUR", "de-DE", "Dieser Betrag ist zu groß."],
  ["1.200,50", "JPY", "de-DE", "Schreib einen Betrag über null in Ziffern, zum Beispiel 1.200."],
  ["x", "JPY", "en-GB", "Write an amount above zero in digits, for example 1,200."],
  ["x", "KWD", "en-GB", "Write an amount above zero in digits, for example 1,200.500."],
])("%s %s typed in %s is told: %s", (typed, currency, locale, sentence) => {
  expect(amountFault({ typed, currency, locale }, PAGE)).toBe(sentence);
});
