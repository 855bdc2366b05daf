import { expect, test } from "vitest";
import { type ExpiryState, expiryState } from "./expiry.rules.ts";

const cases: readonly [at: string, month: number, year: number, state: ExpiryState][] = [
  ["2026-10-01T23:59:59.999Z", 10, 2026, "good"],
  ["2026-10-02T00:00:00.000Z", 10, 2026, "soon"],
  ["2026-10-31T23:59:59.999Z", 10, 2026, "soon"],
  ["2026-11-01T00:00:00.000Z", 10, 2026, "expired"],
  // The end of the year, and of a February with a leap day.
  ["2026-12-02T00:00:00.000Z", 12, 2026, "soon"],
  ["2027-01-01T00:00:00.000Z", 12, 2026, "expired"],
  ["2028-01-30T23:59:59.999Z", 2, 2028, "good"],
  ["2028-01-31T00:00:00.000Z", 2, 2028, "soon"],
  ["2028-02-29T12:00:00.000Z", 2, 2028, "soon"],
];

test.each(cases)("at %s a card until %i/%i is %s", (at, month, year, state) => {
  expect(expiryState({ expiry_month: month, expiry_year: year }, new Date(at))).toBe(state);
});
