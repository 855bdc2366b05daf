import fc from "fast-check";
import { expect, test } from "vitest";
import type { CardSignal } from "./card-signals.rules.ts";
import { type ClearingRule, clearingDays, type PairHistory, withCare } from "./clearing.rules.ts";

const rule = {
  clearingRuleId: "default",
  firstPairDays: 5,
  knownPairDays: 2,
  provenPairDays: 0,
  provenAfterReleases: 3,
  provenAfterDays: 14,
  knownUpToTimes: 3,
  refundedPairDays: 14,
};

const long = { days: 60, settledMinor: 900n, freshMinor: 100n };
const trouble = (cleared: number, refunds = 0, chargebacks = 0) => ({ ...long, cleared, refunds, chargebacks });

test.each([
  ["a first payment", trouble(0), 5, /first payment/],
  ["a second one", trouble(1), 2, /worked together/],
  ["a third one", trouble(2), 2, /worked together/],
  ["a proven pair", trouble(3), 0, /proven/],
  ["a proven pair whose earner has a disputed payment", trouble(9, 0, 1), 14, /disputed/],
  ["a proven pair on its third day", { ...trouble(3), days: 3 }, 2, /worked together/],
  ["three times as much as before", { ...trouble(3), settledMinor: 100n, freshMinor: 300n }, 0, /proven/],
  ["more than that", { ...trouble(3), settledMinor: 100n, freshMinor: 301n }, 5, /much more/],
  ["a second payment of more than that", { ...trouble(1), settledMinor: 100n, freshMinor: 301n }, 5, /much more/],
  ["when all there was is of these days", { ...trouble(3), settledMinor: 0n, freshMinor: 2n }, 5, /short time/],
  ["a pair with a refund behind it", trouble(9, 1, 0), 14, /refunded/],
])("%s", (_, pair, days, reason) => {
  const verdict = clearingDays(rule, { ...pair, cardSignals: [] });
  expect(verdict.days).toBe(days);
  expect(verdict.reason).toMatch(reason);
});

test.each([
  ["a card with a lost dispute, of a proven pair", "lost_dispute", 9, 14, /looked at more closely/],
  ["a card on several accounts, of a known pair", "several_accounts", 1, 14, /looked at more closely/],
  ["a foreign card between strangers", "foreign_card", 0, 14, /looked at more closely/],
  ["a foreign card of a known pair", "foreign_card", 1, 2, /worked together/],
] as const)("%s", (_, signal, cleared, days, reason) => {
  const verdict = clearingDays(rule, { ...trouble(cleared), cardSignals: [signal] });
  expect(verdict.days).toBe(days);
  expect(verdict.reason).toMatch(reason);
});

const days = fc.integer({ min: 0, max: 14 });
const count = fc.integer({ min: 0, max: 12 });
const anyRule: fc.Arbitrary<ClearingRule> = fc.record({
  clearingRuleId: fc.constant("any"),
  firstPairDays: days,
  knownPairDays: days,
  provenPairDays: days,
  provenAfterReleases: fc.integer({ min: 1, max: 6 }),
  provenAfterDays: days,
  knownUpToTimes: fc.integer({ min: 1, max: 6 }),
  refundedPairDays: days,
});
const signals = fc.subarray<CardSignal>(["lost_dispute", "several_accounts", "foreign_card"]);
const anyPair: fc.Arbitrary<PairHistory> = fc.record({
  cleared: count,
  days: count,
  settledMinor: fc.bigInt({ min: 0n, max: 1_000n }),
  freshMinor: fc.bigInt({ min: 1n, max: 3_000n }),
  refunds: count,
  chargebacks: count,
  cardSignals: signals,
});
const SEED = Number(process.env.KOGI_SEED ?? Math.floor(performance.timeOrigin % 2 ** 31));

test(`whatever rule an administrator sets, care only lengthens the wait (seed ${SEED})`, () => {
  const property = fc.property(anyRule, anyPair, signals, count, (anything, pair, more, trouble) => {
    const waits = (history: PairHistory) => clearingDays(anything, history).days;
    const now = waits(pair);
    const own = waits({ ...pair, refunds: 0, chargebacks: 0, cardSignals: [] });
    expect(now).toBeGreaterThanOrEqual(0);
    expect(now).toBeGreaterThanOrEqual(own);
    const worse = { ...pair, cardSignals: [...new Set([...pair.cardSignals, ...more])] };
    expect(waits(worse)).toBeGreaterThanOrEqual(now);
    expect(waits({ ...worse, refunds: pair.refunds + trouble })).toBeGreaterThanOrEqual(waits(worse));
    expect(waits({ ...worse, chargebacks: pair.chargebacks + trouble })).toBeGreaterThanOrEqual(waits(worse));
    // What clears already waits at least as long as it did, and as long as it would have.
    const later = withCare(anything, now)?.days ?? now;
    expect(later).toBe(Math.max(now, waits({ ...pair, cardSignals: [...pair.cardSignals, "lost_dispute"] })));
    // Who is told that it waits longer does wait longer.
    if (/longer/.test(clearingDays(anything, pair).reason)) expect(now).toBeGreaterThan(own);
  });
  fc.assert(property, { seed: SEED, numRuns: 2_000 });
});
