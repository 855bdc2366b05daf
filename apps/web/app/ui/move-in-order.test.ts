import { expect, test } from "vitest";
import { moveInOrder } from "./move-in-order.ts";

test.each([
  ["up", "b", 0, "bac"],
  ["down", "a", 1, "bac"],
  ["to the end", "a", 2, "bca"],
  ["beyond the end", "a", 9, "bca"],
  ["beyond the start", "c", -1, "cab"],
  ["nowhere", "b", 1, "abc"],
])("a piece of work is moved %s", (_where, id, place, wanted) => {
  expect(moveInOrder(["a", "b", "c"], id, place).join("")).toBe(wanted);
});
