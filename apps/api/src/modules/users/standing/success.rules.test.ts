import { expect, test } from "vitest";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { type EndedContract, endingOf, heldSince, nextChange, successAt } from "./success.rules.ts";

const NOW = new Date("2026-06-01T12:00:00Z");
const daysAgo = (days: number): Date => addMs(NOW, -days * DAY_MS);

function ended(days: number, wishes: Partial<EndedContract> & { stars?: number } = {}): EndedContract {
  const { stars, ...rest } = wishes;
  return {
    clientId: `client-${days}`,
    outcome: "completed",
    endedAt: daysAgo(days),
    givenUp: false,
    givenBack: "none",
    review: stars === undefined ? null : { overallMilli: stars * 1_000, revealedAt: daysAgo(days) },
    ...rest,
  };
}

test.each([
  ["paid, and liked", ended(1, { stars: 4 }), "liked"],
  ["paid, nobody wrote", ended(1), "unreviewed"],
  ["a review of three", ended(1, { stars: 3 }), "mixed"],
  ["just under four", ended(1, { stars: 3.8 }), "mixed"],
  ["a review of two", ended(1, { stars: 2.8 }), "disliked"],
  ["a dispute gave a part back", ended(1, { givenBack: "part" }), "shared"],
  ["a part back, yet well reviewed", ended(1, { givenBack: "part", stars: 5 }), "shared"],
  ["a part back and badly reviewed", ended(1, { givenBack: "part", stars: 1 }), "disliked"],
  ["all of one milestone back in a contract that was paid", ended(1, { givenBack: "all", stars: 5 }), "shared"],
  ["the same, and badly reviewed", ended(1, { givenBack: "all", stars: 1 }), "disliked"],
  ["a dispute gave all back", ended(1, { givenBack: "all", outcome: "cancelled" }), "lost"],
  ["given up", ended(1, { outcome: "cancelled", givenUp: true }), "given_up"],
  ["ended by the client, nothing paid", ended(1, { outcome: "cancelled" }), null],
])("%s", (_, contract, ending) => expect(endingOf(contract, NOW)).toBe(ending));

test("a review counts from when it is shown", () => {
  const contract = ended(20, { review: { overallMilli: 1_000, revealedAt: daysAgo(6) } });
  expect([endingOf(contract, daysAgo(7)), endingOf(contract, daysAgo(6))]).toEqual(["unreviewed", "disliked"]);
});

// Weight x share, over the weights.
test.each<[string, EndedContract[], number | null]>([
  ["three that ended well: 6 of 6", [ended(1), ended(2), ended(3)], 100],
  ["one of three disliked: 4 of 6", [ended(1), ended(2), ended(3, { stars: 1 })], 67],
  ["the same one, older than a year: 4 of 5", [ended(1), ended(2), ended(400, { stars: 1 })], 80],
  ["one mixed: 5 of 6", [ended(1), ended(2), ended(3, { stars: 3.5 })], 83],
  ["one given up: 6 of 8", [ended(1), ended(2), ended(3), ended(4, { outcome: "cancelled", givenUp: true })], 75],
  ["what a client dropped is not counted", [ended(1), ended(2), ended(3), ended(4, { outcome: "cancelled" })], 100],
  ["two are too few", [ended(1), ended(2)], null],
  ["three with one client are too few", [1, 2, 3].map((days) => ended(days, { clientId: "one" })), null],
  ["the third is over two years old", [ended(1), ended(2), ended(730)], null],
  ["and a day earlier it is not", [ended(1), ended(2), ended(729)], 100],
])("%s", (_, contracts, score) => expect(successAt(contracts, NOW).score).toBe(score));

test("the factors add up to what is counted", () => {
  const { contracts, clients, factors } = successAt([ended(1, { stars: 5 }), ended(2), ended(500), ended(3)], NOW);
  expect({ contracts, clients, factors }).toEqual({
    contracts: 4,
    clients: 4,
    factors: [
      { ending: "liked", contracts: 1, weight: 2 },
      { ending: "unreviewed", contracts: 3, weight: 5 },
    ],
  });
});

test.each<[string, EndedContract[], Date | null]>([
  ["since the third contract", [ended(80), ended(60), ended(40)], daysAgo(40)],
  ["not at all", [ended(80), ended(60, { stars: 1 }), ended(40)], null],
  ["since far too long ago to count", [ended(300), ended(290), ended(280)], daysAgo(100)],
  [
    "since a bad one weighed less",
    [ended(300), ended(290), ended(280), ended(270), ended(370, { stars: 1 })],
    null, // 8 of 9
  ],
  ["since a bad one left the window", [ended(300), ended(290), ended(280), ended(735, { stars: 1 })], daysAgo(5)],
])("held %s", (_, contracts, since) =>
  expect(heldSince(contracts, { at: NOW, least: 90, lookBackDays: 100 })).toEqual(since),
);

test("the next change is the first date ahead", () => {
  expect(nextChange([ended(300), ended(700)], NOW)).toEqual(addMs(NOW, 30 * DAY_MS));
  expect(nextChange([ended(800)], NOW)).toBe(null);
});
