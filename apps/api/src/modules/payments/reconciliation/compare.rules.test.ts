import { expect, test } from "vitest";
import { money } from "#money";
import { compareSides, type Ours, type Theirs } from "./compare.rules.ts";

const now = new Date("2026-03-10T03:40:00Z");
const old = new Date("2026-03-05T12:00:00Z");
const young = new Date("2026-03-10T01:00:00Z");
const ours = (minor: bigint, more: Partial<Ours> = {}): Ours => ({
  kind: "charge",
  source: "ch_1",
  amount: money(minor, "EUR"),
  at: old,
  known: true,
  ...more,
});
const theirs = (minor: bigint, more: Partial<Theirs> = {}): Theirs => ({
  kind: "charge",
  source: "ch_1",
  amount: money(minor, "EUR"),
  at: old,
  times: 1,
  ...more,
});

test.each([
  ["both alike", [ours(1_000n)], [theirs(1_000n)], null],
  ["a payout that came back", [ours(0n, { kind: "payout" })], [theirs(0n, { kind: "payout" })], null],
  ["another amount", [ours(1_000n)], [theirs(999n)], "amount"],
  ["ours alone", [ours(1_000n)], [], "missing_there"],
  ["a refund made at the provider's own desk", [], [theirs(-500n, { kind: "refund", source: "re_1" })], "missing_here"],
  ["known and not booked", [ours(0n)], [theirs(1_000n)], "missing_here"],
  ["money of nobody we know", [], [theirs(1_000n)], "unknown_inflow"],
  [
    "a dispute that was lost on both sides",
    [ours(-1_000n, { kind: "dispute" })],
    [theirs(-1_000n, { kind: "dispute" })],
    null,
  ],
  ["a dispute that was won on both sides", [ours(0n, { kind: "dispute" })], [theirs(0n, { kind: "dispute" })], null],
  ["a dispute won there, held here", [ours(-1_000n, { kind: "dispute" })], [theirs(0n, { kind: "dispute" })], "amount"],
  [
    "a refund that went out before the range and came back within it",
    [ours(0n, { kind: "refund" })],
    [theirs(500n, { kind: "refund", times: 0 })],
    null,
  ],
  [
    "one that came back there and is gone here",
    [ours(-500n, { kind: "refund" })],
    [theirs(500n, { kind: "refund", times: 0 })],
    "amount",
  ],
  ["money that came back of nobody", [], [theirs(500n, { kind: "refund", times: 0 })], "unknown_inflow"],
  ["a dispute nobody heard of", [], [theirs(-1_000n, { kind: "dispute" })], "missing_here"],
  ["taken twice", [ours(1_000n)], [theirs(2_000n, { times: 2 })], "duplicate"],
  ["young and not here yet", [], [theirs(1_000n, { at: young })], "timing"],
  ["young, but taken twice", [ours(1_000n)], [theirs(2_000n, { times: 2, at: young })], "duplicate"],
] as const)("%s", (_, here, there, found) =>
  expect(compareSides(here, there, now).map((one) => one.class)).toEqual(found === null ? [] : [found]),
);

test("the same name in another currency is another thing", () =>
  expect(
    compareSides([ours(1_000n)], [theirs(1_000n, { amount: money(1_000n, "USD") })], now).map((one) => one.class),
  ).toEqual(["missing_there", "unknown_inflow"]));
