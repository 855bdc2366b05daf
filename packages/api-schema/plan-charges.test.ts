import { expect, test } from "vitest";
import { planCharge, planChargeInGerman } from "./plan-charges.ts";

const day = (iso: string) => iso.split("-").reverse().join(".");

test.for([
  ["Kogi Pro, 2026-11-13 to 2026-12-13", "Kogi Pro, 13.11.2026 to 13.12.2026"],
  ["Sent back: Kogi Pro, rest of 2026-11-13 to 2026-12-13", "Sent back: Kogi Pro, rest of 13.11.2026 to 13.12.2026"],
  ["Drawings from 2026-11-13 to 2026-12-13", "Drawings from 2026-11-13 to 2026-12-13"],
] as const)(
  "%s: the days of a plan are written as the reader does, those in somebody's own words are not",
  ([english, told]) => {
    expect(planCharge(english, day)).toBe(told);
  },
);

test("in German too", () => {
  expect(planChargeInGerman("Kogi Pro, rest of 2026-11-13 to 2026-12-13", day)).toBe(
    "Kogi Pro, Rest von 13.11.2026 bis 13.12.2026",
  );
});
