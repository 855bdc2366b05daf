import { expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { reachableFrom, timeOut } from "./outages.rules.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const out = (from: number, until: number | null) => ({ beganAt: at(from), endedAt: until === null ? null : at(until) });

test.for([
  ["none", [], 0],
  ["one", [out(8, 10)], 2],
  ["one that began before", [out(4, 8)], 2],
  ["one that was over before", [out(2, 5)], 0],
  ["two", [out(12, 13), out(8, 10)], 3],
  ["two that overlap", [out(8, 12), out(10, 13)], 5],
  ["one within another", [out(8, 12), out(9, 10)], 4],
  ["one that is not over counts when it is", [out(8, null)], 0],
] as const)("the time out since six in the morning, of %s", ([, outages, hours]) => {
  expect(timeOut(outages, at(6))).toBe(hours * HOUR_MS);
});

test.for([
  ["there was none", [], 6],
  ["one is over", [out(8, 10)], 10],
  ["two are over, told in whatever order", [out(12, 13), out(8, 10)], 13],
  ["one was over before", [out(2, 5)], 6],
  ["one is not over", [out(8, 10), out(12, null)], null],
] as const)("within reach without a break since, when %s", ([, outages, hour]) => {
  expect(reachableFrom(outages, at(6))).toEqual(hour === null ? null : at(hour));
});
