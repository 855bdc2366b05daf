import { expect, test } from "vitest";
import { type ExpiryState, expiryState, monthsEndingSoon } from "./expiry.rules.ts";

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

test.each([
  ["2026-10-01T12:00:00.000Z", []],
  ["2026-10-02T00:00:00.000Z", ["10/2026"]],
  ["2026-12-31T23:59:59.999Z", ["12/2026"]],
  // Thirty days after the 31st of January it is March: cards of February would be passed over.
  ["2027-01-29T23:59:59.999Z", ["1/2027"]],
  ["2027-01-30T00:00:00.000Z", ["1/2027", "2/2027"]],
  ["2027-01-31T00:00:00.000Z", ["1/2027", "2/2027"]],
])("at %s the cards of %j expire soon", (at, months) => {
  const found = monthsEndingSoon(new Date(at)).map((one) => `${one.expiry_month}/${one.expiry_year}`);
  expect(found).toEqual(months);
});
