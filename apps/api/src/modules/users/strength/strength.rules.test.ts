import { expect, test } from "vitest";
import { earningsBand } from "../earnings/earnings.rules.ts";
import { type ProfileFacts, type StrengthRule, strengthOf } from "./strength.rules.ts";

const rules: StrengthRule[] = [
  { step: "headline", weight: 10, audience: "everybody" },
  { step: "bio", weight: 20, audience: "everybody" },
  { step: "skills", weight: 20, audience: "freelancer" },
];
const empty: ProfileFacts = {
  hasPicture: false,
  headline: "",
  bio: "",
  skills: 0,
  portfolios: 0,
  hasRate: false,
  experience: 0,
  hasPlace: false,
  languages: 0,
  interests: 0,
};

test.each<[string, Partial<ProfileFacts>, boolean, number, string | null]>([
  ["an empty profile: the weightiest step first", {}, true, 0, "bio"],
  ["the headline of a freelancer: 10 of 50", { headline: "I draw" }, true, 20, "bio"],
  ["the same of a client: 10 of 30", { headline: "I draw" }, false, 33, "bio"],
  ["two words are no bio", { headline: "I draw", bio: "I do." }, false, 33, "bio"],
  ["two skills are too few", { headline: "x", bio: "x".repeat(80), skills: 2 }, true, 60, "skills"],
  ["nothing is open", { headline: "x", bio: "x".repeat(80), skills: 3 }, true, 100, null],
])("%s", (_, facts, isFreelancer, percent, next) =>
  expect(strengthOf(rules, { ...empty, ...facts }, isFreelancer)).toMatchObject({ percent, next }),
);

test.each<[string, [string, bigint][], number | null]>([
  ["nothing", [], null],
  ["a cent under the first band", [["EUR", 99_999n]], null],
  ["the first band", [["EUR", 100_000n]], 1_000],
  ["over the highest", [["EUR", 900_000_000n]], 1_000_000],
  ["dollars at 1.25: 4,000 euros", [["USD", 500_000n]], 1_000],
  ["yen have no cents: 6,000 euros", [["JPY", 900_000n]], 5_000],
  [
    "sums over currencies: 4,000 + 1,000",
    [
      ["USD", 500_000n],
      ["EUR", 100_000n],
    ],
    5_000,
  ],
  ["without a rate it does not count", [["XXX", 900_000_000n]], null],
])("earned %s", (_, sums, band) =>
  expect(
    earningsBand(
      sums.map(([currency, minor]) => ({ currency, minor })),
      { USD: "1.25", JPY: "150" },
    ),
  ).toBe(band),
);
