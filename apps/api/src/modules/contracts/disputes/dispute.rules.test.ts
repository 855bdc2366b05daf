import { expect, test } from "vitest";
import { type DisputeState, isAnswer, refuseDecision, refuseSecond, remindersOf, turnOf } from "./dispute.rules.ts";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const standing = {
  state: "negotiation" as DisputeState,
  openedBy: "client" as const,
  negotiationUntil: at(8),
  evidenceUntil: null,
  proposals: [] as ("client" | "freelancer")[],
};

test.each([
  ["an opened dispute waits for the other side", { state: "open" as const }, "freelancer", "mediation"],
  ["a negotiation without a proposal for both", {}, "both", "mediation"],
  ["a proposal for the side that did not make it", { proposals: ["freelancer" as const] }, "client", "mediation"],
  ["two proposals for both", { proposals: ["client" as const, "freelancer" as const] }, "both", "mediation"],
  ["mediation for the mediator", { state: "mediation" as const, evidenceUntil: at(13) }, "mediator", "decision"],
  ["a resolved one for nobody", { state: "resolved" as const }, null, null],
  ["a withdrawn one for nobody", { state: "withdrawn" as const }, null, null],
])("%s", (_, change, waitingFor, otherwise) => {
  expect(turnOf({ ...standing, ...change })).toMatchObject({ waitingFor, otherwise });
});

test("the first word of the other side begins the negotiation, one's own does not", () => {
  expect(isAnswer("open", "client", "freelancer")).toBe(true);
  expect(isAnswer("open", "client", "client")).toBe(false);
  expect(isAnswer("negotiation", "client", "freelancer")).toBe(false);
});

test("reminders that are past are left out", () => {
  expect(remindersOf(at(8), [3, 1], at(6))).toEqual([{ dueAt: at(7), daysLeft: 1 }]);
});

const both = ["client", "mediator", "freelancer"] as const;
const open = {
  state: "mediation" as DisputeState,
  isParty: false,
  decisionWaits: false,
  evidence: { until: at(15), heard: [] as readonly ("client" | "freelancer" | "mediator")[] },
};
test.each([
  ["a mediation may be decided", {}, null],
  ["a negotiation may not", { state: "negotiation" as const }, "notInMediation"],
  ["a resolved one may not", { state: "resolved" as const }, "notInMediation"],
  ["nor twice at once", { decisionWaits: true }, "decisionWaits"],
  ["nor by one of the two sides", { isParty: true }, "ownContract"],
  ["nor before the day for evidence", { evidence: { until: at(16), heard: [] } }, "evidenceOpen"],
  ["nor when one side has spoken", { evidence: { until: at(16), heard: ["client", "mediator"] } }, "evidenceOpen"],
  ["but once both have", { evidence: { until: at(16), heard: both } }, null],
] as const)("%s", (_, change, refusal) => {
  expect(refuseDecision({ ...open, ...change }, at(15))).toBe(refusal);
});

const waiting = { status: "proposed", decidedBy: "ada", answeredBy: "bob", isParty: false, isWithdrawn: false };
test.each([
  ["another administrator may confirm", {}, null],
  ["the same one may not", { answeredBy: "ada" }, "secondPerson"],
  ["one of the two sides may not", { isParty: true }, "ownContract"],
  ["whoever decided may withdraw it", { answeredBy: "ada", isWithdrawn: true }, null],
  ["nobody else may", { isWithdrawn: true }, "notYours"],
  ["nobody may confirm twice", { status: "in_force" }, "decisionAnswered"],
])("%s", (_, change, refusal) => {
  expect(refuseSecond({ ...waiting, ...change })).toBe(refusal);
});
