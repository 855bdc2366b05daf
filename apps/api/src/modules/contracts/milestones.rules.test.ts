import { expect, test } from "vitest";
import {
  leftToFund,
  type MilestoneAction,
  type MilestoneRefusal,
  type MilestoneStatus,
  protectedByState,
  refuseAction,
  settledStatus,
} from "./milestones.rules.ts";

const statuses: readonly MilestoneStatus[] = [
  "proposed",
  "pending",
  "funded",
  "submitted",
  "revision_requested",
  "approved",
  "released",
  "disputed",
  "refunded",
  "split",
  "cancelled",
];

test.for<[MilestoneAction, "client" | "freelancer", MilestoneStatus[]]>([
  ["agree", "client", ["proposed"]],
  ["fund", "client", ["pending"]],
  ["fund", "freelancer", []],
  ["submit", "freelancer", ["funded", "revision_requested"]],
  ["submit", "client", []],
  ["request_revision", "client", ["submitted"]],
  ["request_revision", "freelancer", []],
  ["approve", "client", ["submitted"]],
  ["approve", "freelancer", []],
  ["request_refund", "client", ["funded"]],
  ["request_refund", "freelancer", []],
  ["refund", "freelancer", ["funded"]],
  ["refund", "client", []],
  ["dispute", "client", ["funded", "submitted", "revision_requested"]],
  ["dispute", "freelancer", ["funded", "submitted", "revision_requested"]],
  ["withdraw_dispute", "client", ["disputed"]],
  ["propose_settlement", "freelancer", ["disputed"]],
  ["accept_settlement", "client", ["disputed"]],
])("%s by the %s is possible only while %s", ([action, role, expected]) => {
  const possible = statuses.filter((status) => !refuseAction(action, { status, isPartlyProtected: false }, role));
  expect(possible).toEqual(expected);
});

test.for<[MilestoneAction, MilestoneStatus, "client" | "freelancer", MilestoneRefusal]>([
  ["approve", "submitted", "freelancer", "notYours"],
  ["approve", "released", "client", "wrongState"],
  ["approve", "disputed", "client", "frozen"],
  ["submit", "disputed", "freelancer", "frozen"],
  ["refund", "disputed", "freelancer", "frozen"],
  ["dispute", "disputed", "client", "frozen"],
  ["dispute", "released", "client", "wrongState"],
  ["accept_settlement", "funded", "client", "notDisputed"],
])("%s of a %s milestone by the %s is refused as %s", ([action, status, role, expected]) => {
  expect(refuseAction(action, { status, isPartlyProtected: false }, role)).toBe(expected);
});

test("money that rolled into an unfunded milestone can be given back", () => {
  expect(refuseAction("refund", { status: "pending", isPartlyProtected: true }, "freelancer")).toBe(null);
  expect(refuseAction("refund", { status: "pending", isPartlyProtected: false }, "freelancer")).toBe("wrongState");
  expect(refuseAction("request_refund", { status: "pending", isPartlyProtected: true }, "client")).toBe(null);
});

test.for<[MilestoneStatus, bigint, bigint]>([
  ["proposed", 0n, 0n],
  ["pending", 40n, 60n],
  ["funded", 100n, 0n],
  ["submitted", 100n, 0n],
  ["revision_requested", 100n, 0n],
  ["disputed", 100n, 0n],
  ["released", 0n, 0n],
  ["refunded", 0n, 0n],
  ["split", 0n, 0n],
  ["cancelled", 0n, 0n],
])("a %s milestone of 100 with 40 rolled in protects %s and asks for %s", ([status, held, due]) => {
  const nothingPaid = { releasedMinor: 0n, refundedMinor: 0n };
  const milestone = { ...nothingPaid, status, amountMinor: 100n, rolledMinor: status === "proposed" ? 0n : 40n };
  expect([protectedByState(milestone), leftToFund(milestone)]).toEqual([held, due]);
});

test("of handed-in work whose part was released, the rest is protected", () => {
  const milestone = { amountMinor: 100n, rolledMinor: 0n, releasedMinor: 60n, refundedMinor: 0n };
  expect(protectedByState({ ...milestone, status: "submitted" })).toBe(40n);
  expect(leftToFund({ ...milestone, status: "pending" })).toBe(40n);
});

test("a division that gives all to one side is a release or a refund", () => {
  expect(settledStatus(100n, 0n)).toBe("released");
  expect(settledStatus(0n, 100n)).toBe("refunded");
  expect(settledStatus(1n, 99n)).toBe("split");
});
