// The only way a milestone's state changes. Pure: values in, a refusal or null out.
import type { Static } from "typebox";
import type { MilestoneStatus as MilestoneStatusSchema } from "#api-schema/milestone-views.ts";

export type MilestoneStatus = Static<typeof MilestoneStatusSchema>;
export type Role = "client" | "freelancer";

export type MilestoneAction =
  | "agree"
  | "fund"
  | "renew"
  | "submit"
  | "request_revision"
  | "approve"
  | "answer_rest"
  | "request_refund"
  | "refund"
  | "dispute"
  | "withdraw_dispute"
  | "propose_settlement"
  | "accept_settlement";

/** So often a client asks for changes to one milestone: every view of it reads all that was handed in. */
export const CHANGES_MAX = 50;

interface Transition {
  readonly from: readonly MilestoneStatus[];
  readonly by: Role | "either";
}

const TRANSITIONS: Readonly<Record<MilestoneAction, Transition>> = {
  agree: { from: ["proposed"], by: "either" },
  fund: { from: ["pending"], by: "client" },
  renew: { from: ["funded", "submitted", "revision_requested"], by: "client" },
  submit: { from: ["funded", "revision_requested"], by: "freelancer" },
  request_revision: { from: ["submitted"], by: "client" },
  approve: { from: ["submitted"], by: "client" },
  answer_rest: { from: ["submitted"], by: "freelancer" },
  request_refund: { from: ["funded"], by: "client" },
  refund: { from: ["funded"], by: "freelancer" },
  dispute: { from: ["funded", "submitted", "revision_requested"], by: "either" },
  withdraw_dispute: { from: ["disputed"], by: "either" },
  propose_settlement: { from: ["disputed"], by: "either" },
  accept_settlement: { from: ["disputed"], by: "either" },
};
const DISPUTE_ACTIONS: readonly MilestoneAction[] = ["withdraw_dispute", "propose_settlement", "accept_settlement"];

export interface MilestoneState {
  readonly status: MilestoneStatus;
  /** What an earlier milestone left over protects this one, though it is not funded in full. */
  readonly isPartlyProtected: boolean;
}

export type MilestoneRefusal = "notYours" | "wrongState" | "frozen" | "notDisputed";

/** Null when that side may do it now. While money is frozen by a dispute everything else answers `frozen`. */
export function refuseAction(action: MilestoneAction, milestone: MilestoneState, role: Role): MilestoneRefusal | null {
  const { from, by } = TRANSITIONS[action];
  if (by !== "either" && by !== role) return "notYours";
  if (from.includes(milestone.status)) return null;
  // What rolled in must have a way out: as long as the milestone is not funded it can be given back.
  const givesBack = action === "refund" || action === "request_refund";
  if (givesBack && milestone.status === "pending" && milestone.isPartlyProtected) return null;
  if (DISPUTE_ACTIONS.includes(action)) return "notDisputed";
  return milestone.status === "disputed" ? "frozen" : "wrongState";
}

const ENDED: readonly MilestoneStatus[] = ["released", "refunded", "split", "cancelled"];
export const hasEnded = (status: MilestoneStatus): boolean => ENDED.includes(status);

const PROTECTED: readonly MilestoneStatus[] = ["funded", "submitted", "revision_requested", "disputed"];

export interface MilestoneMoney {
  readonly status: MilestoneStatus;
  readonly amountMinor: bigint;
  readonly rolledMinor: bigint;
  readonly releasedMinor: bigint;
  readonly refundedMinor: bigint;
}

/** What the state says is protected; the ledger says the same (a test compares them after every step). */
export function protectedByState(milestone: MilestoneMoney): bigint {
  const { status, amountMinor, rolledMinor, releasedMinor, refundedMinor } = milestone;
  if (PROTECTED.includes(status)) return amountMinor - releasedMinor - refundedMinor;
  return status === "pending" ? rolledMinor : 0n;
}

/** What the client still has to pay in. */
export function leftToFund(milestone: MilestoneMoney): bigint {
  const { status, amountMinor, rolledMinor, releasedMinor, refundedMinor } = milestone;
  return status === "pending" ? amountMinor - rolledMinor - releasedMinor - refundedMinor : 0n;
}

/** How disputed money that both sides divided ends: all one way is a release or a refund. */
export function settledStatus(toFreelancer: bigint, toClient: bigint): "released" | "refunded" | "split" {
  if (toClient === 0n) return "released";
  return toFreelancer === 0n ? "refunded" : "split";
}
