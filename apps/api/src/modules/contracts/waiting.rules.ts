// What of a contract waits for one of its sides, as lists and the first page tell. Pure.
import type { Static } from "typebox";
import type { WaitsFor } from "#api-schema/contract-routes.ts";
import { hasEnded, type MilestoneStatus, type Role } from "./milestones.rules.ts";

export interface WaitingMilestone {
  readonly status: MilestoneStatus;
  /** By the side that asks; false too where nobody proposed it. */
  readonly isOwnProposal: boolean;
  /** The client approved a part, and the freelancer has not said what becomes of the rest. */
  readonly restIsOpen: boolean;
  readonly refundIsAsked: boolean;
  /** The client has paid by something slow, and the money has not arrived. */
  readonly isBeingPaid: boolean;
}

export type Waits = Static<typeof WaitsFor>;

/** What each milestone, in their order, waits for of this side; null where it waits for nothing, or for the other. */
export function waitsFor(role: Role, milestones: readonly WaitingMilestone[]): readonly (Waits | null)[] {
  const agreed = milestones.filter(({ status }) => status !== "proposed");
  const next = agreed.find(({ status }) => !hasEnded(status));
  return milestones.map((one) => (role === "client" ? ofClient(one, one === next) : ofFreelancer(one)));
}

function ofClient({ status, isOwnProposal, restIsOpen, isBeingPaid }: WaitingMilestone, isNext: boolean): Waits | null {
  if (status === "proposed") return isOwnProposal ? null : "agree";
  if (status === "disputed") return "dispute";
  if (status === "submitted") return restIsOpen ? null : "approve";
  // What comes after the one under way is protected when its turn comes.
  return status === "pending" && isNext && !isBeingPaid ? "fund" : null;
}

function ofFreelancer({ status, isOwnProposal, restIsOpen, refundIsAsked }: WaitingMilestone): Waits | null {
  if (status === "proposed") return isOwnProposal ? null : "agree";
  if (status === "disputed") return "dispute";
  if (status === "submitted") return restIsOpen ? "answer_rest" : null;
  if (refundIsAsked && (status === "funded" || status === "pending")) return "answer_refund";
  if (status === "funded") return "submit";
  return status === "revision_requested" ? "revise" : null;
}
