import { settlementProposed } from "#events/contracts.ts";
import { type Money, subtract, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import type { SeenMilestone } from "../contracts.policy.ts";
import { heldOf } from "../milestones.repository.ts";
import { recordStep } from "../record-step.ts";
import { proposeSettlementRow } from "./disputes.repository.ts";

/** Puts a division to the other side; it takes the place of one's earlier one. */
export async function proposeDivision(
  tx: Tx,
  platform: Platform,
  proposal: { actor: Actor; seen: SeenMilestone; disputeId: string; toFreelancer: Money; message: string },
): Promise<void> {
  const { actor, disputeId, toFreelancer, message } = proposal;
  const { contract, milestone } = proposal.seen;
  const toClient = subtract(heldOf(milestone, contract.currency), toFreelancer);
  await proposeSettlementRow(tx, {
    settlement_id: newId(),
    dispute_id: disputeId,
    proposed_by: actor.userId,
    to_freelancer_minor: toFreelancer.minor,
    to_client_minor: toClient.minor,
    currency: contract.currency,
    message,
    created_at: platform.clock.now(),
  });
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "settlement_proposed",
    actorId: actor.userId,
    note: message,
    amount: toFreelancer,
  });
  await platform.events.publish(tx, settlementProposed, {
    ...milestoneNews(contract, milestone, actor.userId),
    dispute_id: disputeId,
    to_freelancer: toWire(toFreelancer),
    to_client: toWire(toClient),
  });
}
