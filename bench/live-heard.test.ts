import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { createHeard, madeAtMs } from "./live-heard.ts";

test("an event is told once all sockets heard it, and the next one starts anew", () => {
  const told: (readonly number[])[] = [];
  const hear = createHeard(2, (delays) => told.push(delays));
  const [one, other] = [newId(), newId()];
  hear(1, one, madeAtMs(one) + 5);
  expect(told).toEqual([]);
  hear(0, one, madeAtMs(one) + 9);
  hear(0, other, madeAtMs(other) + 1);
  hear(1, other, madeAtMs(other) + 2);
  expect(told).toEqual([
    [5, 9],
    [1, 2],
  ]);
});

test("whoever hears an event twice, or another in its stead, is no listener to count", () => {
  const hear = createHeard(2, () => undefined);
  const id = newId();
  hear(1, id, 0);
  expect(() => hear(1, id, 0)).toThrow(/twice/);
  expect(() => hear(0, newId(), 0)).toThrow(/yet to hear/);
});

test("an id tells the millisecond it was made in", () => {
  const before = Date.now();
  const made = madeAtMs(newId());
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now() + 1);
});
