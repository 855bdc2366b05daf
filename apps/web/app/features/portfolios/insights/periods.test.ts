import { expect, test } from "vitest";
import { inWeeks } from "./periods.ts";

test("days become weeks that end with the last day, and nothing is lost", () => {
  const days = Array.from({ length: 16 }, (_, n) => {
    return { day: `2026-03-${String(n + 1).padStart(2, "0")}`, views: n, viewers: 1, likes: 0, shares: 2 };
  });
  expect(inWeeks(days)).toEqual([
    { day: "2026-03-01", views: 1, viewers: 2, likes: 0, shares: 4 },
    { day: "2026-03-03", views: 35, viewers: 7, likes: 0, shares: 14 },
    { day: "2026-03-10", views: 84, viewers: 7, likes: 0, shares: 14 },
  ]);
  expect(inWeeks([])).toEqual([]);
});
