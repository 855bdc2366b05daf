import { expect, test } from "vitest";
import { money } from "#money";
import { type EarnerHistory, reserveOf } from "./reserve.rules.ts";

const rule = {
  reserveRuleId: "default",
  newcomerClearings: 3,
  newcomerBps: 500,
  newcomerDays: 30,
  disputedBps: 1_000,
  disputedDays: 90,
};
const earner: EarnerHistory = { cleared: 9, chargebacks: 0 };

test.each([
  ["a known earner keeps everything", {}, null],
  ["a newcomer leaves a twentieth for a month", { cleared: 2 }, { minor: 5_000n, days: 30, reason: /new here/ }],
  ["a disputed earner a tenth for 90 days", { chargebacks: 1 }, { minor: 10_000n, days: 90, reason: /10 %.*90 days/ }],
  [
    "a disputed newcomer the larger part",
    { cleared: 0, chargebacks: 1 },
    { minor: 10_000n, days: 90, reason: /disputed/ },
  ],
])("%s", (_, change, expected) => {
  const kept = reserveOf(rule, { ...earner, ...change }, money(100_000n, "EUR"));
  if (expected === null) return expect(kept).toBeNull();
  expect(kept?.amount.minor).toBe(expected.minor);
  expect(kept?.days).toBe(expected.days);
  expect(kept?.reason).toMatch(expected.reason);
});

test("a cent is too small to keep a part of", () => {
  expect(reserveOf(rule, { cleared: 0, chargebacks: 1 }, money(1n, "EUR"))).toBeNull();
});
