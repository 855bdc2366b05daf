import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  allocate,
  bps,
  compare,
  divideHalfEven,
  equals,
  formatMoney,
  fromDecimal,
  fromWire,
  max,
  min,
  minorDigits,
  money,
  multiply,
  negate,
  percentage,
  scale,
  subtract,
  sum,
  toDecimal,
  toEuroRank,
  toWire,
} from "./index.ts";

const MINOR_MAX = 9_223_372_036_854_775_807n;
const minor = fc.bigInt({ min: -MINOR_MAX, max: MINOR_MAX });
const anyCode = fc.constantFrom(...Object.keys(minorDigits));
const anyMoney = fc.tuple(minor, anyCode).map(([amount, code]) => money(amount, code));
const usd = (text: string) => fromDecimal(text, "USD");

// Upwork's published examples: its fee is 10 % of hours x rate.
test.each([
  { hours: 12n, rate: "22.22", gross: "266.64", fee: "26.66", net: "239.98" },
  { hours: 12n, rate: "27.78", gross: "333.36", fee: "33.34", net: "300.02" },
])("a freelancer with $hours hours at $rate gets $net", ({ hours, rate, gross, fee, net }) => {
  const earned = multiply(usd(rate), hours);
  const kept = percentage(earned, bps(1000));
  expect([toDecimal(earned), toDecimal(kept), toDecimal(subtract(earned, kept))]).toEqual([gross, fee, net]);
});

test.each([
  [5n, 2n, 2n],
  [7n, 2n, 4n],
  [-5n, 2n, -2n],
  [-7n, 2n, -4n],
  [5n, -2n, -2n],
  [1n, 3n, 0n],
  [2n, 3n, 1n],
  [0n, 9n, 0n],
])("%d / %d rounds to %d: the nearest, halves to even", (dividend, divisor, rounded) => {
  expect(divideHalfEven(dividend, divisor)).toBe(rounded);
});

test("rounding is off by at most half, and a half only lands on an even number", () => {
  const divisor = fc.bigInt({ min: 1n, max: 10n ** 12n });
  fc.assert(
    fc.property(minor, divisor, (dividend, by) => {
      const rounded = divideHalfEven(dividend, by);
      const twiceOff = 2n * (dividend - rounded * by);
      expect(twiceOff <= by && twiceOff >= -by).toBe(true);
      if (twiceOff === by || twiceOff === -by) expect(rounded % 2n).toBe(0n);
      expect(divideHalfEven(-dividend, by)).toBe(-rounded);
    }),
  );
});

test("90 minutes at 33.33 an hour are 50.00, halves to even", () => {
  expect(toDecimal(scale(usd("33.33"), 90n, 60n))).toBe("50.00");
  expect(toDecimal(scale(usd("33.35"), 90n, 60n))).toBe("50.02");
});

const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0n));
const splitsExactly = (split: typeof allocate) =>
  fc.property(anyMoney, weights, (amount, by) => {
    const parts = split(amount, by);
    const total = by.reduce((all, weight) => all + weight, 0n);
    expect(sum(parts, amount.currency)).toEqual(amount);
    for (const [index, part] of parts.entries()) {
      const off = part.minor * total - amount.minor * (by[index] ?? 0n);
      expect(off < total && off > -total).toBe(true);
      if (by[index] === 0n) expect(part.minor).toBe(0n);
    }
    expect(split(negate(amount), by)).toEqual(parts.map(negate));
  });

test("a split gives away exactly what there is, each part within one unit of its share", () => {
  fc.assert(splitsExactly(allocate));
});

test("a split that leaves the odd cents lying is noticed", () => {
  const floored: typeof allocate = (amount, by) => {
    const total = by.reduce((all, weight) => all + weight, 0n);
    return by.map((weight) => money((amount.minor * weight) / total, amount.currency));
  };
  expect(fc.check(splitsExactly(floored)).failed).toBe(true);
});

test("the odd cents of a split go to the largest remainders, equal ones to the earlier part", () => {
  expect(allocate(usd("0.05"), [1n, 1n, 1n]).map(toDecimal)).toEqual(["0.02", "0.02", "0.01"]);
  expect(allocate(usd("100.00"), [1n, 1n, 1n]).map(toDecimal)).toEqual(["33.34", "33.33", "33.33"]);
  expect(allocate(usd("0.10"), [1n, 5n]).map(toDecimal)).toEqual(["0.02", "0.08"]);
});

test("weights that are none, all zero or negative cannot split anything", () => {
  for (const weights of [[], [0n], [2n, -1n]]) expect(() => allocate(usd("1.00"), weights)).toThrow(RangeError);
});

test.each([
  ["EUR", 129_900n, "1299.00"],
  ["EUR", -5n, "-0.05"],
  ["JPY", 500n, "500"],
  ["KWD", 1_234n, "1.234"],
  ["CLF", 1n, "0.0001"],
])("%s %d is written %s", (code, amount, text) => {
  expect(toDecimal(money(amount, code))).toBe(text);
  expect(fromDecimal(text, code)).toEqual(money(amount, code));
});

test("every amount survives the wire, the decimal form and JSON", () => {
  fc.assert(
    fc.property(anyMoney, (amount) => {
      expect(fromWire(JSON.parse(JSON.stringify(toWire(amount))))).toEqual(amount);
      expect(fromDecimal(toDecimal(amount), amount.currency)).toEqual(amount);
    }),
  );
});

test.each([
  "",
  " 1",
  "1 ",
  "1.0",
  "01",
  "-0",
  "+1",
  "1e3",
  "0x1",
  "１",
  "NaN",
  "99999999999999999999",
  "1".repeat(400),
])("the wire refuses the amount %j", (amount) => expect(() => fromWire({ amount, currency: "EUR" })).toThrow("amount"));

test("the largest amount is what the database holds, one more is refused", () => {
  expect(fromWire({ amount: String(MINOR_MAX), currency: "EUR" }).minor).toBe(MINOR_MAX);
  expect(() => fromWire({ amount: String(MINOR_MAX + 1n), currency: "EUR" })).toThrow("out of range");
  expect(() => add(money(MINOR_MAX, "EUR"), money(1n, "EUR"))).toThrow("out of range");
});

test.each(["1.005", "1.", ".5", "1,00", "1.5.0", "--1", ""])("a form refuses %j euros", (text) => {
  expect(() => fromDecimal(text, "EUR")).toThrow("at most 2 decimals");
});
test("a form refuses sen, and currencies that do not exist", () => {
  expect(() => fromDecimal("1.5", "JPY")).toThrow("at most 0 decimals");
  expect(() => money(1n, "EURO")).toThrow("no such currency");
  expect(() => money(1n, "toString")).toThrow("no such currency");
});

test("currencies never mix", () => {
  const [euro, dollar] = [money(1n, "EUR"), money(1n, "USD")];
  for (const mix of [add, subtract, compare, min, max]) expect(() => mix(euro, dollar)).toThrow("do not mix");
  expect(equals(euro, dollar)).toBe(false);
});

test("order, minimum and maximum agree", () => {
  fc.assert(
    fc.property(minor, minor, (a, b) => {
      const [x, y] = [money(a, "EUR"), money(b, "EUR")];
      expect(Math.sign(compare(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
      expect([min(x, y), max(x, y)]).toEqual(a <= b ? [x, y] : [y, x]);
    }),
  );
});

test.each([1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("%d is not a rate in basis points", (value) => {
  expect(() => bps(value)).toThrow(RangeError);
});

test("people see their locale, the currency's digits and every cent of large sums", () => {
  expect(formatMoney(money(129_900n, "EUR"), "de-DE")).toBe("1.299,00\u00a0€");
  expect(formatMoney(money(500n, "JPY"), "en-US")).toBe("¥500");
  expect(formatMoney(money(1_234n, "KWD"), "en-US")).toBe("KWD\u00a01.234");
  expect(formatMoney(money(9_007_199_254_740_993_01n, "USD"), "en-US")).toBe("$9,007,199,254,740,993.01");
});

test("amounts of different currencies are ranked by what they are worth in euros", () => {
  expect(toEuroRank(10_000n, "EUR", "1")).toBe(10_000_000n);
  expect(toEuroRank(11_614n, "USD", "1.1614")).toBe(10_000_000n);
  expect(toEuroRank(18_126n, "JPY", "181.26")).toBe(10_000_000n);
  expect(toEuroRank(1n, "USD", undefined)).toBe(null);
});
