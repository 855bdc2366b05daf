import { expect, test } from "vitest";
import { limitOf, nextCall, stageAt } from "./mediation.rules.ts";

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour));
const mediation = {
  evidenceUntil: at(6),
  limit: limitOf(at(1), { mediation_days: 30 }),
  reminderDays: [7, 1],
};

test.each([
  ["from the start, at the end of the days for evidence", at(1), at(6)],
  ["then a week before the limit", at(6), at(24)],
  ["and a day before it", at(24, 5), at(30)],
  ["at the limit itself", at(30), at(31)],
  ["and every day after it", at(31), at(32)],
  ["at the same hour, however late the last one was", at(33, 23), at(34)],
])("administrators are told next %s", (_, after, next) => {
  expect(nextCall(mediation, after)).toEqual(next);
});

test("with more days for evidence than are left before a reminder, each comes in its order", () => {
  const long = { ...mediation, evidenceUntil: at(28) };
  expect(nextCall(long, at(24))).toEqual(at(28));
  expect(nextCall(long, at(28))).toEqual(at(30));
});

test.each([
  [at(6), "evidence_over"],
  [at(23, 23), "evidence_over"],
  [at(24), "limit_near"],
  [at(30, 23), "limit_near"],
  [at(31), "limit_over"],
  [at(60), "limit_over"],
])("at %s it is %s", (when, stage) => {
  expect(stageAt(mediation, when)).toBe(stage);
});
