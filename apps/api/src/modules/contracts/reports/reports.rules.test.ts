import { expect, test } from "vitest";
import { refuseDecision } from "./reports.rules.ts";

test.each([
  ["somebody else decides what was reported", "ada", ["rita"], null],
  ["nothing waits", "ada", [], "notReported"],
  ["who wrote it", "clara", ["rita"], "ownCase"],
  ["whom it is about", "fred", ["rita"], "ownCase"],
  ["who keeps the client's organisation", "kim", ["rita"], "ownCase"],
  ["who reported it", "rita", ["paul", "rita"], "ownCase"],
] as const)("%s", (_case, administratorId, reporterIds, refusal) => {
  expect(
    refuseDecision(
      { authorId: "clara", userId: "fred", reporterIds, isParty: administratorId === "kim" },
      administratorId,
    ),
  ).toBe(refusal);
});
