import { expect, test } from "vitest";
import { formatWhileTyping, moneyText, parseMoneyText } from "./money-text.ts";

test.each([
  ["1,299.50", "EUR", "en-GB", "129950"],
  ["1299.5", "EUR", "en-GB", "129950"],
  ["1.299,50", "EUR", "de-DE", "129950"],
  ["1 299,50", "EUR", "fr-FR", "129950"],
  ["1’299.50", "CHF", "de-CH", "129950"],
  ["12,50", "EUR", "en-GB", "1250"],
  ["12.50", "EUR", "de-DE", "1250"],
  ["1234,5", "EUR", "en-GB", "123450"],
  ["1,234,5", "EUR", "en-GB", "123450"],
  ["12,34,567.5", "INR", "en-IN", "123456750"],
  ["1,200", "EUR", "en-GB", "120000"],
  ["5000", "JPY", "en-GB", "5000"],
  ["1.250", "KWD", "en-GB", "1250"],
  ["0", "EUR", "en-GB", "0"],
])("%s %s typed in %s is %s minor units", (typed, currency, locale, amount) => {
  expect(parseMoneyText(typed, currency, locale)).toEqual({ amount, currency });
});

test.each([
  ["", "EUR"],
  ["-5", "EUR"],
  ["1e5", "EUR"],
  ["12.345", "EUR"],
  ["10.5", "JPY"],
  ["ten", "EUR"],
  ["1,2345", "EUR"],
  ["1.2.3", "EUR"],
  ["99999999999999", "EUR"],
  ["5", "XXX"],
])("%s %s is not an amount", (typed, currency) => {
  expect(parseMoneyText(typed, currency, "en-GB")).toBeNull();
});

test("what the field shows is read back as the same amount, in any locale", () => {
  for (const locale of ["en-GB", "en-DE", "fr-FR", "de-CH", "en-IN"]) {
    for (const amount of ["0", "5", "150", "129900", "129950", "123456789012"]) {
      const wire = { amount, currency: "EUR" };
      expect(parseMoneyText(moneyText(wire, locale), "EUR", locale), `${amount} in ${locale}`).toEqual(wire);
    }
  }
});

test("a caret in the middle of an amount stays behind the digit that was typed", () => {
  // 1,2|34 and then a 9: the amount grows by a group before the caret
  expect(formatWhileTyping("1,2934", 4, "en-GB")).toEqual({ text: "12,934", caret: 4 });
  expect(formatWhileTyping("1234", 4, "en-GB")).toEqual({ text: "1,234", caret: 5 });
  expect(formatWhileTyping("1,234.5", 7, "en-GB")).toEqual({ text: "1,234.5", caret: 7 });
});

test("what is not an amount is left for the person to see", () => {
  expect(formatWhileTyping("12a", 3, "en-GB")).toEqual({ text: "12a", caret: 3 });
});
