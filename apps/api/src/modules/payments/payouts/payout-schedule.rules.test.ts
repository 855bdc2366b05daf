import { expect, test } from "vitest";
import { nextPayoutAt } from "./payout-schedule.rules.ts";

test.each([
  ["weekly", "2026-03-04T10:00:00Z", "2026-03-09T06:00:00.000Z"], // a Wednesday
  ["weekly", "2026-03-09T05:59:59Z", "2026-03-09T06:00:00.000Z"],
  ["weekly", "2026-03-09T06:00:00Z", "2026-03-16T06:00:00.000Z"], // the instant itself is past
  ["weekly", "2026-12-31T12:00:00Z", "2027-01-04T06:00:00.000Z"],
  ["monthly", "2026-03-04T10:00:00Z", "2026-04-01T06:00:00.000Z"],
  ["monthly", "2026-04-01T05:00:00Z", "2026-04-01T06:00:00.000Z"],
  ["monthly", "2026-12-15T00:00:00Z", "2027-01-01T06:00:00.000Z"],
  ["manual", "2026-03-04T10:00:00Z", null],
] as const)("%s after %s is %s", (schedule, at, expected) => {
  expect(nextPayoutAt(schedule, new Date(at))?.toISOString() ?? null).toBe(expected);
});
