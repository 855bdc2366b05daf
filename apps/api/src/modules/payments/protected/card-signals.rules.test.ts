import { expect, test } from "vitest";
import { asksForCare, type CardFacts, type CardSignal, cardSignals } from "./card-signals.rules.ts";

const plain: CardFacts = { lostDisputes: 0, accounts: 1, country: "DE", payerCountry: "DE" };
const cases: readonly [name: string, card: Partial<CardFacts>, signals: readonly CardSignal[]][] = [
  ["a card of one account at home", {}, []],
  ["a card that two people share", { accounts: 2 }, []],
  ["a card on three accounts", { accounts: 3 }, ["several_accounts"]],
  ["a card with a lost dispute", { lostDisputes: 1 }, ["lost_dispute"]],
  ["a card from elsewhere", { country: "TH" }, ["foreign_card"]],
  ["a card of which nobody knows where it is from", { country: null }, []],
  ["a payer of whom nobody knows where they live", { payerCountry: null }, []],
  [
    "all of it at once",
    { lostDisputes: 2, accounts: 9, country: "TH" },
    ["lost_dispute", "several_accounts", "foreign_card"],
  ],
];
test.each(cases)("%s", (_, card, signals) => {
  expect(cardSignals({ ...plain, ...card })).toEqual(signals);
});

test.each<[CardSignal[], number, boolean]>([
  [[], 0, false],
  [["foreign_card"], 0, true],
  [["foreign_card"], 1, false],
  [["lost_dispute"], 9, true],
  [["several_accounts", "foreign_card"], 9, true],
])("%j after %i cleared payments asks for care: %s", (signals, cleared, cares) => {
  expect(asksForCare(signals, { cleared })).toBe(cares);
});
