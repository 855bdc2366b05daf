import { refundMilestone, releaseMilestone, splitMilestone } from "#modules/payments/index.ts";
import { isZero, type Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ContractRow } from "../contracts.repository.ts";
import type { MilestoneRow } from "../milestones.repository.ts";

/** All that is protected for a disputed milestone, to the cent: one way, the other, or both. */
export async function divideMoney(
  tx: Tx,
  platform: Platform,
  division: {
    contract: ContractRow;
    milestone: MilestoneRow;
    disputeId: string;
    toFreelancer: Money;
    toClient: Money;
    outcome: "agreed" | "decided";
  },
): Promise<void> {
  const { contract, milestone, toFreelancer, toClient } = division;
  const milestoneId = milestone.milestone_id;
  const reference = `dispute:${division.disputeId}`;
  const how = division.outcome === "agreed" ? "Agreed division" : "Mediator’s division";
  const reason = `${how} of ${milestone.title} (${contract.title})`;
  if (isZero(toFreelancer)) {
    await refundMilestone(tx, platform, { milestoneId, amount: toClient, reference, reason });
    return;
  }
  const release = {
    milestoneId,
    clientId: contract.client_id,
    freelancerId: contract.freelancer_id,
    organisationId: contract.organisation_id,
    feeRuleId: contract.fee_rule_id,
    reference,
    description: `${milestone.title} (${contract.title})`,
  };
  if (isZero(toClient)) await releaseMilestone(tx, platform, { ...release, amount: toFreelancer });
  else await splitMilestone(tx, platform, { ...release, toFreelancer, toClient, reason });
}
