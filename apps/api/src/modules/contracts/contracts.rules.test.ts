import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import {
  type ClosureRefusal,
  type ContractStatus,
  endsByItself,
  hadPaidWork,
  outcomeOf,
  refuseClosure,
  remindersBefore,
  rulesFor,
} from "./contracts.rules.ts";
import type { MilestoneStatus } from "./milestones.rules.ts";
import { averageMilli, mayReview, scoreMilli, spreadOf } from "./reviews.rules.ts";

const paidIn: readonly MilestoneStatus[] = ["released", "split"];
const sums = (list: readonly MilestoneStatus[], rolledMinor = 0n) =>
  list.map((status) => ({
    status,
    amountMinor: 100n,
    rolledMinor,
    releasedMinor: paidIn.includes(status) ? 50n : 0n,
    refundedMinor: 0n,
  }));

test.for<[ContractStatus, MilestoneStatus[], ClosureRefusal | null]>([
  ["active", ["pending"], null],
  ["active", ["released", "proposed"], null],
  ["active", ["released", "funded"], "moneyProtected"],
  ["active", ["submitted"], "moneyProtected"],
  ["disputed", ["disputed"], "moneyProtected"],
  ["completed", ["released"], "wrongState"],
  ["cancelled", ["cancelled"], "wrongState"],
])("a contract that is %s with milestones %s: closing gives %s", ([status, list, expected]) => {
  expect(refuseClosure(status, sums(list))).toBe(expected);
});

test("money that rolled over keeps a contract from being closed", () => {
  expect(refuseClosure("active", sums(["pending"], 1n))).toBe("moneyProtected");
});

test.for<["one_off" | "ongoing", MilestoneStatus[], boolean]>([
  ["one_off", ["released", "refunded"], true],
  ["one_off", ["split", "cancelled"], true],
  ["one_off", ["split", "proposed"], false],
  ["one_off", ["released", "pending"], false],
  ["one_off", ["refunded"], false],
  ["ongoing", ["released"], false],
])("a %s contract with milestones %s ends by itself: %s", ([engagement, list, expected]) => {
  expect(endsByItself(engagement, sums(list))).toBe(expected);
});

const pack = (version: number, country: string | null, day: number, auto_approval_days: number) => ({
  version,
  country,
  effective_from: new Date(Date.UTC(2026, 2, day)),
  auto_approval_days,
});
const packs = [
  pack(1, null, 1, 14),
  pack(2, "SE", 2, 21),
  pack(3, "SE", 4, 30),
  pack(4, "PT", 2, 10),
  pack(5, "IS", 2, 14),
];
test.for<[string, (string | null)[], number]>([
  ["nobody said where they live", [null, null], 1],
  ["neither country has its own", ["DE", "FR"], 1],
  ["both live in one that has", ["SE", "SE"], 2],
  ["of two the one that leaves more time", ["PT", "SE"], 2],
  ["also before the rules for everywhere", ["DE", "SE"], 2],
  ["which leave more time than another", ["PT", "DE"], 1],
  ["a country's own when they leave the same", ["DE", "IS"], 5],
])("rules by country: %s", ([_, countries, version]) => {
  expect(rulesFor(packs, countries, new Date(Date.UTC(2026, 2, 3)))?.version).toBe(version);
});

test("a contract is completed when something was paid, else cancelled", () => {
  expect(outcomeOf(sums(["refunded", "released"]))).toBe("completed");
  expect(outcomeOf(sums(["refunded", "cancelled"]))).toBe("cancelled");
});

test.for<[string, Partial<Parameters<typeof hadPaidWork>[0][number]>, boolean]>([
  ["was never protected", {}, false],
  ["was protected and given back", { funded_at: new Date(0) }, true],
  ["was asked back", { funded_at: new Date(0), refund_requested_at: new Date(1) }, false],
  ["was taken by a bank", { funded_at: new Date(0), milestone_id: "taken" }, false],
])("whether work was paid for, where its money %s", ([_, milestone, expected]) => {
  const before = { milestone_id: "one", funded_at: null, refund_requested_at: null };
  expect(hadPaidWork([before, { ...before, ...milestone }], new Set(["taken"]))).toBe(expected);
});

test("reminders come on days 7, 11 and 13, and past ones are left out", () => {
  const submitted = new Date("2026-03-01T12:00:00Z");
  const onDay = (day: number) => new Date(submitted.getTime() + day * DAY_MS);
  const rules = { autoApprovalDays: 14, reminderDays: [7, 11, 13] };
  expect(remindersBefore(onDay(14), rules, submitted)).toEqual([
    { dueAt: onDay(7), daysLeft: 7 },
    { dueAt: onDay(11), daysLeft: 3 },
    { dueAt: onDay(13), daysLeft: 1 },
  ]);
  expect(remindersBefore(onDay(14), rules, onDay(11))).toEqual([{ dueAt: onDay(13), daysLeft: 1 }]);
});

const dueAt = new Date("2026-03-15T00:00:00Z");
const justBefore = new Date(dueAt.getTime() - 1);
test.for<[string, Parameters<typeof mayReview>, string | null]>([
  ["within the time", [{ status: "completed", reviewDueAt: dueAt, revealed: false }, justBefore], null],
  ["at the last instant", [{ status: "completed", reviewDueAt: dueAt, revealed: false }, dueAt], "tooLate"],
  ["after both were shown", [{ status: "completed", reviewDueAt: dueAt, revealed: true }, justBefore], "tooLate"],
  ["while it runs", [{ status: "active", reviewDueAt: null, revealed: false }, justBefore], "notEnded"],
  ["when nothing was paid", [{ status: "cancelled", reviewDueAt: dueAt, revealed: false }, justBefore], null],
  ["while disputed", [{ status: "disputed", reviewDueAt: null, revealed: false }, justBefore], "notEnded"],
  ["of nothing", [{ status: "cancelled", reviewDueAt: null, revealed: false }, justBefore], "neverFunded"],
])("a review %s", ([, input, expected]) => {
  expect(mayReview(...input)).toBe(expected);
});

const prior = { priorMilli: 4_600, weight: 10 };
test.for<[number, bigint, number | null, number]>([
  [0, 0n, null, 4_600],
  [2, 50n, 5_000, 4_667], // two of 5.0
  [200, 4_800n, 4_800, 4_790], // two hundred of 4.8
  [1, 5n, 1_000, 4_273],
])("%i reviews with %s points have the mean %s and the score %s", ([reviewsCount, points, average, score]) => {
  expect([averageMilli({ reviewsCount, points }), scoreMilli({ reviewsCount, points }, prior)]).toEqual([
    average,
    score,
  ]);
});

test("a review counts as the whole star nearest to its mean, and what nobody gave is 0", () => {
  const spread = spreadOf([
    { points: 25, reviews: 3 },
    { points: 23, reviews: 2 },
    { points: 22, reviews: 4 },
    { points: 7, reviews: 1 },
    { points: 5, reviews: 1 },
  ]);
  expect(spread.map(({ stars, reviews_count }) => [stars, reviews_count])).toEqual([
    [5, 5],
    [4, 4],
    [3, 0],
    [2, 0],
    [1, 2],
  ]);
});
