import { expect, test } from "vitest";
import { isBroken, payoutSentence } from "./payout-failures.rules.ts";

test.each([
  ["account_closed", /closed/, true],
  ["no_account", /knows no such account/, true],
  ["invalid_account_number", /knows no such account/, true],
  ["incorrect_account_holder_name", /name does not fit/, true],
  ["account_frozen", /takes no money/, true],
  ["bank_account_restricted", /takes no money/, true],
  ["invalid_currency", /this currency/, true],
  ["returned_by_bank", /sent the money back/, false],
  // Of the provider's own account, and no card of anybody's.
  ["insufficient_funds", /did not take the money/, false],
  ["could_not_process", /did not take the money/, false],
  ["card_declined", /did not take the money/, false],
])("a payout that failed as %s says %s, and its account is broken: %s", (code, sentence, broken) => {
  expect(payoutSentence(code)).toMatch(sentence);
  expect(payoutSentence(code)).not.toMatch(/card/);
  expect(isBroken(code)).toBe(broken);
});
