import { expect, test } from "vitest";
import { atLeast, atMost, isMet, median, percentile } from "./figures.ts";

test("a figure that misses its target is found out, by value and by ratio", () => {
  const base = { name: "a", value: 10, unit: "ms", ratio: 0.5 };
  expect([
    isMet({ ...base, target: atMost(10) }),
    isMet({ ...base, target: atMost(9) }),
    isMet({ ...base, target: atLeast(0.5) }),
    isMet({ ...base, target: atLeast(0.51) }),
    isMet({ ...base, ratio: null, target: atLeast(0.1) }),
    isMet(base),
  ]).toEqual([true, false, true, false, false, true]);
});

test("the median of an even number is the middle of the middle two", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});

test("a percentile is the smallest value that the share does not exceed", () => {
  const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});
