import { expect, test } from "vitest";
import { isNewlyWanting, payoutBlock, type RecipientState, refusedFor, wantedOf } from "./requirements.rules.ts";

test.each([
  [[], []],
  [["individual.verification.document", "individual.verification.additional_document"], ["document"]],
  [
    ["individual.address.line1", "individual.address.city", "external_account"],
    ["address", "bank_account"],
  ],
  [["individual.id_number", "individual.ssn_last_4"], ["id_number"]],
  [
    ["tos_acceptance.date", "something.new"],
    ["terms", "person"],
  ],
])("%j is %j to the person", (due, wanted) => expect(wantedOf(due)).toEqual(wanted));

test.each([
  [[], []],
  [["verification_document_expired", "verification_document_issue_or_expiry_date_missing"], ["expired"]],
  [["verification_document_not_readable", "verification_document_missing_back"], ["unreadable"]],
  [["verification_document_name_mismatch", "verification_failed_keyed_match"], ["differs"]],
  [["verification_document_manipulated", "invalid_value_other"], ["not_accepted"]],
  [["external_request"], ["other"]],
])("%j refused is %j to the person", (codes, refused) => expect(refusedFor(codes)).toEqual(refused));

test.each([
  [null, null],
  ["enabled", null],
  ["restricted", "requirementsDue"],
  ["pending", "payoutsPaused"],
  ["rejected", "payoutsPaused"],
] as const)("a recipient who is %s is kept from payouts by %s", (state, block) =>
  expect(payoutBlock({ state, due: [] })).toBe(block),
);

const at = (state: RecipientState | null, ...due: string[]) => ({ state, due });
test.each([
  ["nothing is wanted", at("enabled"), at("enabled"), false],
  ["something is wanted by a day", at("enabled"), at("enabled", "x"), true],
  ["the same is wanted still", at("enabled", "x"), at("enabled", "x"), false],
  ["its day has passed", at("enabled", "x"), at("restricted", "x"), true],
  ["payouts stay stopped", at("restricted", "x"), at("restricted", "y"), false],
  ["it is handed in", at("restricted", "x"), at("pending"), false],
  ["the first look finds it", at(null), at("restricted", "x"), true],
])("told when %s: %#", (_, before, after, told) => expect(isNewlyWanting(before, after)).toBe(told));
