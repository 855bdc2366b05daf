// How a dispute ends: what was waited for is waited for no more, the freeze is lifted, and where both sides agreed or a
// mediator decided, the money moves in the same transaction.
import { milestoneSplit } from "#events/contracts.ts";
import { liftFreeze } from "#modules/payments/index.ts";
import { type Money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { type ContractRow, updateContract } from "../contracts.repository.ts";
import { type MilestoneRow, milestonesOf, updateMilestone } from "../milestones.repository.ts";
import { settledStatus } from "../milestones.rules.ts";
import { recordStep } from "../record-step.ts";
import { stopDisputeClocks } from "./dispute.timers.ts";
import { overtakeDecisions } from "./dispute-files.repository.ts";
import { type DisputeRow, disputeRulesOf, updateDispute, voidProposals } from "./disputes.repository.ts";
import { divideMoney } from "./divide-money.ts";

export const freezeOf = (milestoneId: string, disputeId: string) => ({
  referenceId: milestoneId,
  cause: `dispute:${disputeId}`,
});

/** Ends the dispute itself; the milestone's next state is the caller's. */
export async function closeDispute(
  tx: Tx,
  platform: Platform,
  dispute: DisputeRow,
  end: { status: "withdrawn" | "resolved"; outcome: "agreed" | "decided" | "charged_back" | "sent_back" | null },
): Promise<void> {
  const { dispute_id: disputeId } = dispute;
  await updateDispute(tx, disputeId, { ...end, ended_at: platform.clock.now() });
  await overtakeSums(tx, disputeId);
  const rules = await disputeRulesOf(tx, dispute.rules_version);
  await stopDisputeClocks(tx, platform, disputeId, rules.reminder_days);
  await liftFreeze(tx, platform, freezeOf(dispute.milestone_id, disputeId));
}

/** What was proposed or decided of money that has changed meanwhile holds no more. */
export async function overtakeSums(tx: Tx, disputeId: string): Promise<void> {
  await voidProposals(tx, disputeId);
  await overtakeDecisions(tx, disputeId);
}

export interface Division {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  readonly dispute: DisputeRow;
  readonly toFreelancer: Money;
  readonly toClient: Money;
  readonly outcome: "agreed" | "decided";
  /** Null when a mediator decided. */
  readonly actorId: string | null;
  readonly administratorId?: string;
  readonly note?: string;
  /** The Idempotency-Key of the call, where one of the two sides made it. */
  readonly endedKey: string | null;
}

/** disputed -> released | refunded | split. */
export async function resolveDispute(tx: Tx, platform: Platform, division: Division): Promise<void> {
  const { contract, milestone, dispute, toFreelancer, toClient, outcome, actorId } = division;
  const at = platform.clock.now();
  // With what was released before it was disputed.
  const released = milestone.released_minor + toFreelancer.minor;
  const refunded = milestone.refunded_minor + toClient.minor;
  const status = settledStatus(released, refunded);
  await closeDispute(tx, platform, dispute, { status: "resolved", outcome });
  await divideMoney(tx, platform, {
    contract,
    milestone,
    disputeId: dispute.dispute_id,
    toFreelancer,
    toClient,
    outcome,
  });
  await updateMilestone(
    tx,
    milestone.milestone_id,
    {
      status,
      released_minor: released,
      refunded_minor: refunded,
      released_at: status === "refunded" ? null : at,
      ended_key: division.endedKey,
    },
    at,
  );
  await reopenContract(tx, contract, milestone.milestone_id, at);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: outcome === "agreed" ? "dispute_settled" : "dispute_decided",
    actorId,
    ...(division.administratorId ? { administratorId: division.administratorId } : {}),
    note: division.note ?? "",
    amount: toFreelancer,
    before: { status: "disputed" },
    after: { status, to_freelancer: toWire(toFreelancer), to_client: toWire(toClient) },
  });
  await platform.events.publish(tx, milestoneSplit, {
    ...milestoneNews(contract, milestone, actorId),
    dispute_id: dispute.dispute_id,
    to_freelancer: toWire(toFreelancer),
    to_client: toWire(toClient),
    outcome,
  });
}

/** A contract is disputed as long as one of its milestones is. */
export async function reopenContract(tx: Tx, contract: ContractRow, endedId: string, at: Date): Promise<void> {
  const milestones = await milestonesOf(tx, [contract.contract_id]);
  const others = milestones.some((one) => one.milestone_id !== endedId && one.status === "disputed");
  if (!others) await updateContract(tx, contract.contract_id, { status: "active" }, at);
}
