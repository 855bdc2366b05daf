// What a side may do with a milestone next, as its view tells.
import { actionState, roleIn } from "./contracts.policy.ts";
import type { ContractRow } from "./contracts.repository.ts";
import { DIVISIONS_MAX } from "./disputes/dispute.rules.ts";
import { type DisputeRow, mayWithdraw, type SettlementRow } from "./disputes/disputes.repository.ts";
import { mayChargeAnew } from "./holding/holding.rules.ts";
import type { MilestoneRow } from "./milestones.repository.ts";
import { CHANGES_MAX, type MilestoneAction, refuseAction } from "./milestones.rules.ts";
import type { RestRow } from "./rest/rest.repository.ts";

const ACTIONS: readonly MilestoneAction[] = [
  "agree",
  "fund",
  "renew",
  "submit",
  "request_revision",
  "approve",
  "answer_rest",
  "request_refund",
  "refund",
  "dispute",
  "withdraw_dispute",
  "propose_settlement",
  "accept_settlement",
];

export function milestoneCan(
  contract: ContractRow,
  milestone: MilestoneRow,
  viewerId: string,
  talk: {
    readonly dispute: DisputeRow | undefined;
    readonly settlements: readonly SettlementRow[];
    /** How often the client has asked for changes. */
    readonly changesAsked: number;
    readonly rest: RestRow | undefined;
  },
  at: Date,
): string[] {
  const role = roleIn(contract, viewerId);
  if (!role) return [];
  const possible = ACTIONS.filter((action) => refuseAction(action, actionState(milestone), role) === null);
  const proposed = talk.settlements.filter((one) => one.proposed_by === viewerId).length;
  const theirs = talk.settlements.some((one) => one.status === "open" && one.proposed_by !== viewerId);
  return possible.flatMap((action) => {
    if (action === "agree")
      return milestone.proposed_by === viewerId ? ["withdraw_milestone"] : ["agree", "decline_milestone"];
    if (action === "renew")
      return mayChargeAnew({ status: milestone.status, warnAt: milestone.hold_warn_at }, at) ? [action] : [];
    if (action === "answer_rest") return talk.rest?.status === "open" ? ["accept_rest", "decline_rest"] : [];
    if (action === "withdraw_dispute") return talk.dispute && mayWithdraw(talk.dispute, viewerId) ? [action] : [];
    if (action === "propose_settlement") return proposed < DIVISIONS_MAX ? [action] : [];
    if (action === "request_revision") return talk.changesAsked < CHANGES_MAX ? [action] : [];
    if (action === "accept_settlement") return theirs ? [action] : [];
    if (action === "request_refund") return milestone.refund_requested_at === null ? [action] : [];
    return [action];
  });
}
