import { expect, test } from "vitest";
import { currency, money } from "#money";
import { readIban } from "./iban.rules.ts";
import { isAdult } from "./identity.rules.ts";
import { defaultMinimum, refusePayout } from "./payout.rules.ts";

test.each([
  ["DE89 3704 0044 0532 0130 00", "DE89370400440532013000"],
  ["de62-3704-0044-0532-0130-01", "DE62370400440532013001"],
  ["GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"],
  ["NO93 8601 1117 947", "NO9386011117947"],
  ["MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"],
  ["DE89 3704 0044 0532 0130 01", null],
  ["DE89", null],
  ["12345678901234567890", null],
  ["DE89 3704 0044 0532 0130 0О", null],
  ["", null],
])("IBAN %s", (text, expected) => expect(readIban(text)).toBe(expected));

const request = {
  amount: money(5_000n, "EUR"),
  minimum: money(1_000n, "EUR"),
  isAll: false,
  stepMinor: 1n,
  method: { currency: "EUR", usable_from: null },
  identityVerified: true,
  isSuspended: false,
  block: null,
  at: new Date("2026-03-02T10:00:00Z"),
};
test.each([
  ["all is well", {}, null],
  ["exactly the minimum", { amount: money(1_000n, "EUR") }, null],
  ["no bank account", { method: undefined }, "methodNeeded"],
  ["an account in dollars", { method: { currency: "USD", usable_from: null } }, "wrongCurrency"],
  ["somebody who is kept out", { isSuspended: true }, "suspended"],
  ["identity not verified", { identityVerified: false }, "identityNeeded"],
  ["the provider wants something more", { block: "requirementsDue" }, "requirementsDue"],
  ["the provider pays this person nothing now", { block: "payoutsPaused" }, "payoutsPaused"],
  ["a new account", { method: { currency: "EUR", usable_from: new Date("2026-03-02T10:00:01Z") } }, "accountCooling"],
  [
    "an account whose wait ends now",
    { method: { currency: "EUR", usable_from: new Date("2026-03-02T10:00:00Z") } },
    null,
  ],
  ["a cent below the minimum that is all there is", { amount: money(999n, "EUR"), isAll: true }, null],
  ["a cent below the minimum", { amount: money(999n, "EUR") }, "belowMinimum"],
  ["finer than the provider pays out", { amount: money(5_001n, "EUR"), stepMinor: 10n }, "tooFine"],
  ["as fine as the provider pays out", { amount: money(5_010n, "EUR"), stepMinor: 10n }, null],
] as const)("payout: %s", (_, change, refusal) => expect(refusePayout({ ...request, ...change })).toBe(refusal));

test.each([
  ["EUR", 1_000n],
  ["JPY", 10n],
  ["KWD", 10_000n],
])("ten units of %s are the default minimum", (code, minor) => {
  expect(defaultMinimum(currency(code)).minor).toBe(minor);
});

const day = (text: string) => new Date(`${text}T12:00:00Z`);
test.each([
  ["2008-06-01", "2026-06-01", true],
  ["2008-06-02", "2026-06-01", false],
  ["2008-02-29", "2026-02-28", false],
  ["2008-02-29", "2026-03-01", true],
  ["1950-01-01", "2026-06-01", true],
])("born on %s, on %s an adult: %s", (born, on, adult) => expect(isAdult(born, day(on))).toBe(adult));
