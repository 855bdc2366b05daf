import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "#money";
import { addMonths, changeOf, nextTry, orNothing, restOf, upgradePrice } from "./subscription.rules.ts";

const usd = (minor: bigint) => money(minor, "USD");
const april = { start: new Date("2026-04-01T00:00:00Z"), end: new Date("2026-05-01T00:00:00Z") };

test.each([
  ["2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00.000Z"],
  ["2026-01-31T10:00:00Z", 2, "2026-03-31T10:00:00.000Z"],
  ["2024-01-31T10:00:00Z", 1, "2024-02-29T10:00:00.000Z"],
  ["2024-02-29T00:00:00Z", 12, "2025-02-28T00:00:00.000Z"],
  ["2026-12-15T23:59:59Z", 1, "2027-01-15T23:59:59.000Z"],
])("%s and %d months is %s", (anchor, months, end) =>
  expect(addMonths(new Date(anchor), months).toISOString()).toBe(end),
);

// Plus to Pro, 12.00 to 29.00, worked by hand.
test.each([
  ["at the first instant", "2026-04-01T00:00:00Z", 1_700n],
  ["half way", "2026-04-16T00:00:00Z", 850n],
  ["with ten days left: 9.67 - 4.00", "2026-04-21T00:00:00Z", 567n],
  ["at the last instant", "2026-05-01T00:00:00Z", 0n],
  ["after the end", "2026-05-02T00:00:00Z", 0n],
])("an upgrade %s costs %d cents", (_, at, cents) =>
  expect(upgradePrice({ from: usd(1_200n), to: usd(2_900n) }, april, new Date(at))).toEqual(usd(cents)),
);

const price = fc.bigInt({ min: 1n, max: 10n ** 8n }).map(usd);
const instant = fc
  .integer({ min: 0, max: april.end.getTime() - april.start.getTime() })
  .map((ms) => new Date(april.start.getTime() + ms));

test("an upgrade never costs less than nothing nor more than the difference of a whole month", () => {
  fc.assert(
    fc.property(price, price, instant, (a, b, at) => {
      const [from, to] = a.minor <= b.minor ? [a, b] : [b, a];
      const cost = upgradePrice({ from, to }, april, at).minor;
      return cost >= 0n && cost <= to.minor - from.minor;
    }),
    { numRuns: 2_000 },
  );
});

test("two upgrades at one instant cost to the cent what one costs", () => {
  fc.assert(
    fc.property(price, price, price, instant, (a, b, c, at) => {
      const step = (from: typeof a, to: typeof a) => upgradePrice({ from, to }, april, at).minor;
      return step(a, b) + step(b, c) === step(a, c);
    }),
    { numRuns: 2_000 },
  );
});

test("what is used and what is left sum to the price, off by a rounded cent at most", () => {
  fc.assert(
    fc.property(price, instant, (full, at) => {
      const used = restOf(full, april, new Date(april.start.getTime() + (april.end.getTime() - at.getTime()))).minor;
      const sum = used + restOf(full, april, at).minor;
      return sum >= full.minor - 1n && sum <= full.minor + 1n;
    }),
    { numRuns: 1_000 },
  );
});

test("later is never dearer", () => {
  fc.assert(
    fc.property(price, price, instant, instant, (a, b, x, y) => {
      const [from, to] = a.minor <= b.minor ? [a, b] : [b, a];
      const [early, late] = x <= y ? [x, y] : [y, x];
      // Each price is rounded by itself, so the difference may be a cent off.
      return upgradePrice({ from, to }, april, late).minor <= upgradePrice({ from, to }, april, early).minor + 1n;
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  [1, "2026-04-01", "2026-04-02T00:00:00.000Z"],
  [2, "2026-04-02", "2026-04-04T00:00:00.000Z"],
  [3, "2026-04-04", "2026-04-06T00:00:00.000Z"],
  [4, "2026-04-06", "2026-04-08T00:00:00.000Z"],
  [5, "2026-04-08", null],
  // What was answered late is not followed by a day that is over.
  [1, "2026-04-05", "2026-04-06T00:00:00.000Z"],
  [2, "2026-04-04", "2026-04-06T00:00:00.000Z"],
  [3, "2026-04-09", null],
])("after %d tries, the last one on %s, the next is at %s", (tries, answeredOn, at) =>
  expect(nextTry(april.start, tries, new Date(answeredOn))?.toISOString() ?? null).toBe(at),
);

test.each([
  [50n, 50n],
  [49n, 0n],
  [0n, 0n],
])("what is %d cents, where the least that is charged is 50, costs %d", (due, cents) =>
  expect(orNothing(usd(due), 50n)).toEqual(usd(cents)),
);

test("dearer is an upgrade, cheaper a downgrade", () => {
  const plus = { plan: "plus", price: usd(1_200n) };
  const pro = { plan: "pro", price: usd(2_900n) };
  expect([changeOf(plus, pro), changeOf(pro, plus), changeOf(pro, pro)]).toEqual(["upgrade", "downgrade", "same"]);
});
