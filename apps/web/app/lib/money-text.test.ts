import fc from "fast-check";
import { expect, test } from "vitest";
import { formatWhileTyping, isTypedTooLarge, moneyText, parseMoneyText } from "./money-text.ts";

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
  ["1.001", "EUR", "de-DE", "100100"],
  ["0,01", "EUR", "de-DE", "1"],
  ["1,234,567", "EUR", "en-IN", "123456700"],
  ["5.000", "JPY", "de-DE", "5000"],
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

test.each([
  ["0.001", "EUR", "de-DE"],
  ["1.00.0", "EUR", "de-DE"],
  ["1.23.456", "EUR", "de-DE"],
  ["1.2345", "EUR", "de-DE"],
  ["0,001", "EUR", "en-GB"],
  ["1234,567", "EUR", "en-GB"],
  ["12,34,567.5", "EUR", "en-GB"],
  ["1 00", "EUR", "fr-FR"],
  ["1 234,567", "EUR", "en-GB"],
  ["123,45,678", "INR", "en-IN"],
  ["1.200,50", "JPY", "de-DE"],
])("%s %s typed in %s is refused, not guessed at", (typed, currency, locale) => {
  expect(parseMoneyText(typed, currency, locale)).toBeNull();
});

const locales = fc.constantFrom("en-GB", "de-DE", "fr-FR", "de-CH", "en-IN", "es-ES");
const currencies = fc.constantFrom("EUR", "JPY", "KWD", "CLF");
const scribbles = fc.string({ unit: fc.constantFrom(..."00123456789.,.,' ’"), maxLength: 14 });

test("whatever it accepts has the digits that were typed, and formats back to the same number", () => {
  fc.assert(
    fc.property(scribbles, currencies, locales, (typed, currency, locale) => {
      const read = parseMoneyText(typed, currency, locale);
      if (!read) return;
      expect(parseMoneyText(moneyText(read, locale), currency, locale)).toEqual(read);
      const digits = BigInt(typed.replace(/[^0-9]/g, ""));
      const scales = [1n, 10n, 100n, 1_000n, 10_000n];
      expect(scales.map((scale) => String(digits * scale))).toContain(read.amount);
    }),
    { numRuns: 5_000 },
  );
});

test("every amount is read as typed: grouped by the locale or not at all, with all its decimals", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), currencies, locales, (minor, currency, locale) => {
      const wire = { amount: String(minor), currency };
      const shown = moneyText(wire, locale);
      expect(parseMoneyText(shown, currency, locale)).toEqual(wire);
      const { group = "" } = Object.fromEntries(
        new Intl.NumberFormat(locale).formatToParts(12_345_678).map((part) => [part.type, part.value]),
      );
      expect(parseMoneyText(shown.replaceAll(group, ""), currency, locale)).toEqual(wire);
    }),
  );
});

test("an amount that nobody pays is told from what is none", () => {
  expect(isTypedTooLarge("99.999.999.999.999", "EUR", "de-DE")).toBe(true);
  expect(isTypedTooLarge("10,000,000,000.01", "EUR", "en-GB")).toBe(true);
  expect(isTypedTooLarge("10,000,000,000", "EUR", "en-GB")).toBe(false);
  expect(isTypedTooLarge("1.00.0", "EUR", "de-DE")).toBe(false);
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
