import { expect, test } from "vitest";
import { clearingDays } from "./clearing.rules.ts";

const rule = {
  clearingRuleId: "default",
  firstPairDays: 5,
  knownPairDays: 2,
  provenPairDays: 0,
  provenAfterReleases: 3,
  refundedPairDays: 14,
};

test.each([
  ["a first payment", { cleared: 0, refunds: 0, chargebacks: 0 }, 5, /first payment/],
  ["a second one", { cleared: 1, refunds: 0, chargebacks: 0 }, 2, /worked together/],
  ["a third one", { cleared: 2, refunds: 0, chargebacks: 0 }, 2, /worked together/],
  ["a proven pair", { cleared: 3, refunds: 0, chargebacks: 0 }, 0, /proven/],
  ["a proven pair whose earner has a disputed payment", { cleared: 9, refunds: 0, chargebacks: 1 }, 14, /disputed/],
  ["a pair with a refund behind it", { cleared: 9, refunds: 1, chargebacks: 0 }, 14, /refunded/],
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
  const verdict = clearingDays(rule, { cleared, refunds: 0, chargebacks: 0, cardSignals: [signal] });
  expect(verdict.days).toBe(days);
  expect(verdict.reason).toMatch(reason);
});
