// What one administrator may move alone, and the smallest payout, are worth about as much in every currency.
import { expect, test } from "vitest";
import { type Currency, isCurrency, money } from "#money";
import { world } from "#test/world.ts";
import { minimums } from "../payouts/payouts.repository.ts";
import { inEuros } from "../rates/rates.rules.ts";
import { ratesOn } from "../rates/reference.ts";
import { needsSecondPerson } from "./second-person.ts";

const kogi = world();

test("in each currency that has a rate it is about a thousand euros, and about ten", async () => {
  const { db, clock } = kogi.platform;
  const { rates } = await ratesOn(db, kogi.platform, clock.now());
  const known = Object.entries(rates).filter((one): one is [Currency, string] => isCurrency(one[0]));
  expect(known.length).toBeGreaterThan(25);
  for (const [code, perEuro] of known) {
    // By hundredths of a unit: the first amount that takes two.
    const alone = async (minor: bigint) => !(await needsSecondPerson(db, money(minor, code), clock.now()));
    let [low, high] = [0n, 10n ** 12n];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (await alone(middle)) low = middle;
      else high = middle;
    }
    const [minimum = money(0n, code)] = await minimums(db, [code]);
    for (const [least, euros] of [
      [500n, inEuros(money(low, code), perEuro).minor / 100n],
      [5n, inEuros(minimum, perEuro).minor / 100n],
    ] as const) {
      expect(euros, code).toBeGreaterThanOrEqual(least);
      expect(euros, code).toBeLessThanOrEqual(least * 4n);
    }
  }
});

test.each([
  ["dinars of Bahrain", "BHD", 450_000n],
  ["rials of Oman", "OMR", 450_000n],
  ["dinars of Jordan", "JOD", 800_000n],
  ["units of account of Chile", "CLF", 300_000n],
  ["pesos of Chile", "CLP", 1_100_000n],
  ["dong", "VND", 30_000_000n],
  ["forints", "HUF", 40_000_000n],
] as const)("%s, without a rate or far from a euro", async (_, code, most) => {
  const { db, clock } = kogi.platform;
  const takesTwo = (minor: bigint) => needsSecondPerson(db, money(minor, code), clock.now());
  expect([await takesTwo(most), await takesTwo(most + 1n)]).toEqual([false, true]);
});
