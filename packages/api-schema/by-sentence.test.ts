import { expect, test } from "vitest";
import { bySentence } from "./by-sentence.ts";

const table = {
  "Fill this in.": "Füll das aus.",
  "Use {} or more.": "Mindestens {}.",
  "{}, so {} % is kept back for {} days.": "{}: {} % für {} Tage.",
  "Use {}, as the total does.": "Wie bei der Summe.",
};

test.for([
  ["Fill this in.", "Füll das aus."],
  ["Use 12 or more.", "Mindestens 12."],
  ["You are new here, so 5 % is kept back for 30 days.", "You are new here: 5 % für 30 Tage."],
  ["Use EUR, as the total does.", "Wie bei der Summe."],
  ["Use  or more", undefined],
  ["Use or more.", undefined],
  ["Something else.", undefined],
] as const)("%s", ([english, told]) => {
  expect(bySentence(table, english)).toBe(told);
});
