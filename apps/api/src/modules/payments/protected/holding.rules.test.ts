import { expect, test } from "vitest";
import { type HoldingRule, holdingLimit } from "./holding.rules.ts";

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const rule = (country: string | null, maxDays: number, warnDays = 14, from = "2020-01-01"): HoldingRule => ({
  country,
  effectiveFrom: day(from),
  maxDays,
  warnDays,
  answerDays: 3,
});
const RULES = [rule(null, 90), rule("US", 730), rule("TH", 10, 5), rule("DE", 60, 14, "2026-06-01")];

test.for([
  ["nobody said where they live", [null, null], "2026-01-01", "2026-04-01", "2026-03-18"],
  ["both in the United States", ["US", "US"], "2026-01-01", "2028-01-01", "2027-12-18"],
  ["one in the United States, the other elsewhere", ["US", "FR"], "2026-01-01", "2026-04-01", "2026-03-18"],
  ["one in Thailand: the shorter time, warned sooner", ["US", "TH"], "2026-01-01", "2026-01-11", "2026-01-06"],
  ["a rule that is not in force yet", ["DE", "DE"], "2026-01-01", "2026-04-01", "2026-03-18"],
  ["a rule from the day it is in force", ["DE", "DE"], "2026-06-01", "2026-07-31", "2026-07-17"],
] as const)("%s", ([, countries, since, until, warnAt]) => {
  expect(holdingLimit(RULES, { countries, since: day(since) })).toEqual({
    until: day(until),
    warnAt: day(warnAt),
    answerDays: 3,
  });
});

test("without any rule there is no limit", () => {
  expect(holdingLimit([], { countries: ["US"], since: day("2026-01-01") })).toBeNull();
});
