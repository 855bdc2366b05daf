import { expect, test } from "vitest";
import { type BadgeTemplates, type Bounds, badgeNames, badgeWords } from "./badge-words.ts";

const bounds: Bounds = { value: 1_200, needed: 90, score_min: 70 };
const says = (reason: string, given: Partial<Bounds> = {}) =>
  badgeWords("kept", { en: { name: "Kept", reason } }, { ...bounds, ...given }).en.reason;

test.each([
  ["{score}% for {needed:# day|# days}.", {}, "70% for 90 days."],
  ["For {needed:# day|# days}.", { needed: 1 }, "For 1 day."],
  ["Finished {needed:a first contract|# contracts}.", { needed: 1 }, "Finished a first contract."],
  ["Finished {needed:a first contract|# contracts}.", { needed: 5 }, "Finished 5 contracts."],
  ["Within {hours} hours.", { needed: 90 }, "Within 1.5 hours."],
  ["{value} times.", {}, "1,200 times."],
  ["{other} stays.", {}, "{other} stays."],
])("%s with %o says %s", (reason, given, said) => expect(says(reason, given)).toBe(said));

test("a language without words of its own is told in English, a badge without words by its key", () => {
  const english: BadgeTemplates = { en: { name: "Kept", reason: "{value} times." } };
  expect(badgeWords("kept", english, bounds).de).toEqual({ name: "Kept", reason: "1.200 times." });
  expect(badgeNames("kept", english)).toEqual({ en: "Kept", de: "Kept" });
  expect(badgeNames("kept", {})).toEqual({ en: "kept", de: "kept" });
});
