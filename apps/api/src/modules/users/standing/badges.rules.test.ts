import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { answersAt, answersWithin, type Question } from "./answers.rules.ts";
import { type BadgeRule, badgeSteps, type Measured } from "./badges.rules.ts";

const rule = (wishes: Partial<BadgeRule>): BadgeRule => ({
  badge: "fast_answer",
  measure: "answer_minutes",
  at_least: null,
  at_most: 240,
  facts_min: 5,
  clients_min: 0,
  score_min: null,
  award: false,
  active: true,
  ...wishes,
});
const project = rule({
  badge: "first_project",
  measure: "contracts_finished",
  at_least: 1,
  at_most: null,
  facts_min: 0,
  award: true,
});

type Seen = Pick<Measured, "value" | "facts"> & Partial<Measured>;

test.each<[string, BadgeRule, boolean, Seen, string | null]>([
  ["given when earned", rule({}), false, { value: 240, facts: 5 }, "earn"],
  ["not a minute too late", rule({}), false, { value: 241, facts: 5 }, null],
  ["not by too few facts", rule({}), false, { value: 10, facts: 4 }, null],
  ["not by too few people", rule({ clients_min: 3 }), false, { value: 10, facts: 9, clients: 2 }, null],
  ["by as many people as are asked for", rule({ clients_min: 3 }), false, { value: 10, facts: 9, clients: 3 }, "earn"],
  ["held once", rule({}), true, { value: 10, facts: 9 }, null],
  ["taken when no longer earned", rule({}), true, { value: 300, facts: 9 }, "end"],
  ["taken when there is nothing to measure", rule({}), true, { value: null, facts: 0 }, "end"],
  ["taken when its rule is switched off", rule({ active: false }), true, { value: 10, facts: 9 }, "end"],
  ["an award is given", project, false, { value: 1, facts: 1 }, "earn"],
  ["an award stays when more is asked for now", { ...project, at_least: 5 }, true, { value: 1, facts: 1 }, null],
  ["and when more people are", { ...project, clients_min: 5 }, true, { value: 1, facts: 1, clients: 1 }, null],
  ["an award ends with the facts it was given for", project, true, { value: 0, facts: 0 }, "end"],
  ["but not with time", rule({ award: true }), true, { value: null, facts: 0 }, null],
  ["an award stays when its rule is switched off", { ...project, active: false }, true, { value: 3, facts: 3 }, null],
])("%s", (_, one, holds, measured, step) => {
  const held = new Map(holds ? [[one.badge, 1]] : []);
  const steps = badgeSteps([one], held, () => ({ clients: measured.facts, ...measured }));
  expect(steps.map((each) => each.step)).toEqual(step === null ? [] : [step]);
});

const NOW = new Date("2026-06-01T12:00:00Z");
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const asked = (hours: number, answeredAfter: number | null, lapsed = false, askerId = newId()): Question => ({
  askerId,
  askedAt: hoursAgo(hours),
  answeredAt: answeredAfter === null ? null : hoursAgo(hours - answeredAfter),
  lapsed,
});

test.each<[string, Question[], number | null, number]>([
  ["the middle one of five", [1, 2, 3, 9, 20].map((after) => asked(100, after)), 180, 5],
  ["the slower of the two in the middle", [1, 1, 2, 4, 9, 20].map((after) => asked(100, after)), 240, 6],
  ["four are too few", [1, 2, 3, 4].map((after) => asked(100, after)), null, 4],
  ["what is still open does not count", [...[1, 1, 1, 1].map((after) => asked(100, after)), asked(2, null)], null, 4],
  ["what lapsed counts as never", [asked(9, 1), asked(9, 1), ...[1, 2, 3].map(() => asked(400, null, true))], null, 5],
  ["who asks five times counts once", [1, 1, 1, 1, 1].map((after) => asked(100, after, false, "one")), null, 1],
  [
    "and takes nothing away with what was left to lapse",
    [...[1, 1, 1, 1].map((after) => asked(100, after)), ...[1, 2, 3, 4, 5].map(() => asked(400, null, true, "one"))],
    60,
    5,
  ],
  ["what was asked over 90 days ago is over", [1, 1, 1, 1, 1].map((after) => asked(2_161, after)), null, 0],
])("answers: %s", (_, questions, minutes, counted) => expect(answersAt(questions, NOW)).toEqual({ minutes, counted }));

test.each([
  [null, null],
  [60, "hour"],
  [61, "hours"],
  [240, "hours"],
  [1_440, "day"],
  [4_320, "days"],
  [4_321, "later"],
])("%s minutes are told as %s", (minutes, words) => expect(answersWithin(minutes)).toBe(words));
