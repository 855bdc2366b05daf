import { expect, test } from "vitest";
import { moveInOrder } from "./move-in-order.ts";
import { placeInDrag } from "./place-in-drag.ts";

const GAP = 10;

function rowsOf(heights: readonly number[]) {
  let top = 100;
  return heights.map((height) => {
    const row = { top, bottom: top + height };
    top += height + GAP;
    return row;
  });
}

test.each([
  ["not at all", [60, 60, 60], 0, 130, 0],
  ["into the next one", [60, 60, 60], 0, 171, 1],
  ["past all", [60, 60, 60], 0, 900, 2],
  ["to the front", [60, 60, 60], 2, 105, 0],
  ["over the foot of a tall one", [800, 60], 1, 700, 1],
  ["over the middle of a tall one", [800, 60], 1, 499, 0],
])("a row is dragged %s", (_where, heights, from, y, place) => {
  expect(placeInDrag(rowsOf(heights), from, y)).toBe(place);
});

test.each([[[60, 800, 60]], [[800, 60, 300]], [[60, 60, 60]]])(
  "wherever the pointer stands still over rows of %j, the order stays",
  (heights) => {
    for (let y = 0; y < 1_300; y += 1)
      for (const from of heights.keys()) {
        const ids = heights.map((_, place) => `${place}`);
        const place = placeInDrag(rowsOf(heights), from, y);
        const moved = moveInOrder(ids, `${from}`, place);
        const after = moved.map((id) => heights[Number(id)] ?? 0);
        expect(placeInDrag(rowsOf(after), place, y), `${from} at ${y}`).toBe(place);
      }
  },
);
