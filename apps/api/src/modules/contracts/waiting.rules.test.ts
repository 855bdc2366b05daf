import { expect, test } from "vitest";
import type { MilestoneStatus, Role } from "./milestones.rules.ts";
import { type WaitingMilestone, type Waits, waitsFor } from "./waiting.rules.ts";

const plain = { isOwnProposal: false, restIsOpen: false, refundIsAsked: false, isBeingPaid: false };
const at = (status: MilestoneStatus, more: Partial<WaitingMilestone> = {}): WaitingMilestone => ({
  ...plain,
  status,
  ...more,
});

test.for<[string, Role, WaitingMilestone[], (Waits | null)[]]>([
  ["the client protects what is next", "client", [at("released"), at("pending"), at("pending")], [null, "fund", null]],
  ["the freelancer waits for that", "freelancer", [at("pending")], [null]],
  ["nothing is protected ahead of what is under way", "client", [at("funded"), at("pending")], [null, null]],
  ["what is paid and has not arrived waits for the bank", "client", [at("pending", { isBeingPaid: true })], [null]],
  ["the freelancer works", "freelancer", [at("funded"), at("revision_requested")], ["submit", "revise"]],
  ["work handed in behind an unfunded one", "client", [at("pending"), at("submitted")], ["fund", "approve"]],
  ["a rest is the freelancer's to answer", "freelancer", [at("submitted", { restIsOpen: true })], ["answer_rest"]],
  ["and not the client's to approve", "client", [at("submitted", { restIsOpen: true })], [null]],
  ["money is asked back", "freelancer", [at("funded", { refundIsAsked: true })], ["answer_refund"]],
  ["by the client, who waits", "client", [at("funded", { refundIsAsked: true })], [null]],
  ["a proposal waits for the other side", "client", [at("released"), at("proposed")], [null, "agree"]],
  ["not for who made it", "freelancer", [at("proposed", { isOwnProposal: true })], [null]],
  ["a dispute waits for both", "freelancer", [at("disputed"), at("cancelled")], ["dispute", null]],
])("%s", ([_, role, milestones, expected]) => {
  expect(waitsFor(role, milestones)).toEqual(expected);
});
