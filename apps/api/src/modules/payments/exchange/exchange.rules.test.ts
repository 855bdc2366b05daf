import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, currency, money } from "#money";
import { changedBack, convert, exchanged, readRate, refuseAcceptance, writeRate } from "./exchange.rules.ts";

test.each([
  // 100.00 EUR at 1.1684 = 116.84 USD
  [10_000n, "EUR", "1.1684", "USD", 11_684n],
  // no minor units: 100.00 EUR at 186.75 = 18675 JPY
  [10_000n, "EUR", "186.75", "JPY", 18_675n],
  [100n, "JPY", "0.0053547523", "EUR", 54n],
  // three minor units: 1.00 USD at 0.3075 = 0.3075 KWD, rounded to 0.308 (half to even)
  [100n, "USD", "0.3075", "KWD", 308n],
  [100n, "USD", "0.3065", "KWD", 306n],
  [1n, "JPY", "0.0001", "EUR", 0n],
] as const)("%d %s at %s is in %s %d", (minor, from, rate, to, result) =>
  expect(convert(money(minor, from), readRate(rate), to)).toEqual(money(result, to)),
);

test.each([
  ["as much as is wanted", { from: 10_000n, to: 11_684n, back: 0n }, { wanted: 5_000n, has: 11_684n }, 5_842n, 5_000n],
  [
    "what is left of it",
    { from: 10_000n, to: 11_684n, back: 4_000n },
    { wanted: 9_000n, has: 99_999n },
    7_010n,
    6_000n,
  ],
  ["what can be given", { from: 10_000n, to: 11_684n, back: 0n }, { wanted: 9_000n, has: 1_000n }, 999n, 855n],
  ["nothing for nothing", { from: 10_000n, to: 11_684n, back: 0n }, { wanted: 9_000n, has: 0n }, 0n, 0n],
  ["whole units", { from: 10_000n, to: 186n, back: 0n }, { wanted: 5_001n, has: 186n }, 94n, 5_001n],
] as const)("of an exchange comes back %s", (_, made, wish, given, got) =>
  expect(changedBack(made, wish)).toEqual({ given, got }),
);

test("an exchange that comes back in parts takes all that was got, and no part more than there is", () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
  fc.assert(
    fc.property(amount, amount, fc.array(fc.tuple(amount, amount), { maxLength: 8 }), (from, to, wishes) => {
      let [back, spent] = [0n, 0n];
      for (const [wanted, has] of [...wishes, [from, to] as const]) {
        const { given, got } = changedBack({ from, to, back }, { wanted, has });
        expect(given <= has && got <= wanted).toBe(true);
        [back, spent] = [back + got, spent + given];
      }
      expect(back <= from && spent <= to).toBe(true);
      expect(back).toBe(from);
      expect(spent).toBe(to);
    }),
  );
});

test("a rate reads back as it was written", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 16n }), (rate) => readRate(writeRate(rate)) === rate),
    { numRuns: 500 },
  );
});

const codes: readonly Currency[] = ["EUR", "USD", "JPY", "KWD", "HUF"].map(currency);

const anyChange = fc.record({
  minor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  mid: fc.bigInt({ min: 10n ** 6n, max: 10n ** 12n }),
  from: fc.constantFrom(...codes),
  to: fc.constantFrom(...codes),
});

test("there and back never gives a unit more than there was, however small the amount and without any margin", () => {
  fc.assert(
    fc.property(anyChange, ({ minor, mid, from, to }) => {
      const there = exchanged(money(minor, from), mid, to);
      return exchanged(there, 10n ** 20n / mid, from).minor <= minor;
    }),
    { numRuns: 1_000 },
  );
});

test("in many small parts nobody gets more than at once", () => {
  fc.assert(
    fc.property(anyChange, fc.bigInt({ min: 1n, max: 1_000n }), ({ minor, mid, from, to }, parts) => {
      const part = exchanged(money(minor, from), mid, to);
      return part.minor * parts <= exchanged(money(minor * parts, from), mid, to).minor;
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  // A cent is 1.868 yen, a yen half a cent.
  [1n, "EUR", "186.75", "JPY", 1n],
  [1n, "JPY", "0.0053547523", "EUR", 0n],
  [1n, "USD", "0.85", "EUR", 0n],
] as const)("for %d %s at %s nobody gets more in %s than %d", (minor, from, rate, to, result) =>
  expect(exchanged(money(minor, from), readRate(rate), to)).toEqual(money(result, to)),
);

const at = (text: string) => new Date(`2026-03-02T${text}Z`);
test.each([
  ["within its minute", { expiresAt: at("12:01:00"), acceptedAt: null }, "12:00:59.999", null],
  ["taken before", { expiresAt: at("12:01:00"), acceptedAt: at("12:00:10") }, "12:00:20", "alreadyAccepted"],
  ["at the very end", { expiresAt: at("12:01:00"), acceptedAt: null }, "12:01:00", "expired"],
] as const)("a quote %s", (_, quote, now, refusal) => expect(refuseAcceptance(quote, at(now))).toBe(refusal));
