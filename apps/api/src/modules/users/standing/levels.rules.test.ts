import { expect, test } from "vitest";
import { type LevelRule, levelOf } from "./levels.rules.ts";

const rules: readonly LevelRule[] = [
  { level: 1, contracts_min: 1, clients_min: 1, score_min: null },
  { level: 2, contracts_min: 5, clients_min: 3, score_min: 80 },
  { level: 3, contracts_min: 20, clients_min: 8, score_min: 90 },
];

test.each([
  ["nothing finished is no level", 0, 0, null, 0],
  ["the first finished contract is the first", 1, 1, null, 1],
  ["the bounds themselves are enough", 5, 3, 80, 2],
  ["one client too few", 9, 2, 100, 1],
  ["a score that is not there yet does not count as held", 5, 3, null, 1],
  ["a score that fell takes a level away", 40, 20, 85, 2],
  ["all of them", 20, 8, 90, 3],
])("%s", (_, contracts, clients, score, level) => expect(levelOf(rules, { contracts, clients, score })).toBe(level));

test("without rules nobody has a level", () => expect(levelOf([], { contracts: 9, clients: 9, score: 100 })).toBe(0));
