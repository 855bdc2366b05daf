import { expect, test } from "vitest";
import { topOfScale } from "./chart-scale.ts";

test.each([
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 4],
  [7, 8],
  [9, 10],
  [10, 10],
  [11, 20],
  [61, 80],
  [100, 100],
  [1_234, 2_000],
])("values up to %i are drawn on a scale to %i", (largest, top) => expect(topOfScale(largest)).toBe(top));
