// By the clock: the time the two sides had to themselves is over, or nearly.
import { disputeReminder, mediationStarted } from "#events/contracts.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { recordStep } from "../record-step.ts";
import { callMediators, mediationUnder } from "./call-mediators.ts";
import { isRunning } from "./dispute.rules.ts";
import { type Stage, startStage } from "./dispute.timers.ts";
import { disputeRulesOf, updateDispute } from "./disputes.repository.ts";
import { lockDisputeAsMediator } from "./see-dispute.ts";

/** open | negotiation -> mediation. Does nothing when the dispute has ended or its clock was moved meanwhile. */
export async function startMediation(tx: Tx, platform: Platform, disputeId: string): Promise<void> {
  const { contract, milestone, dispute, state } = await lockDisputeAsMediator(tx, disputeId);
  const at = platform.clock.now();
  if (!isRunning(state) || state === "mediation" || at < dispute.negotiation_until) return;
  const rules = await disputeRulesOf(tx, dispute.rules_version);
  const until = addMs(at, rules.evidence_days * DAY_MS);
  await updateDispute(tx, disputeId, { status: "mediation", mediation_at: at, evidence_until: until });
  await startStage(tx, platform, { disputeId, stage: "mediation", until, reminderDays: rules.reminder_days });
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: "mediation_started",
    actorId: null,
    before: { dispute: state },
    after: { dispute: "mediation", dispute_id: disputeId },
  });
  await platform.events.publish(tx, mediationStarted, {
    ...milestoneNews(contract, milestone, null),
    dispute_id: disputeId,
    evidence_until: until.toISOString(),
  });
  const mediation = mediationUnder(rules, at, until);
  await callMediators(tx, platform, { contract, milestone }, { disputeId, stage: "started", mediation });
}

/** Tells both sides how many days are left. Silent when the dispute has moved on. */
export async function remindDispute(
  tx: Tx,
  platform: Platform,
  reminder: { disputeId: string; stage: Stage; daysLeft: number },
): Promise<void> {
  const { contract, milestone, dispute, state } = await lockDisputeAsMediator(tx, reminder.disputeId);
  const stage: Stage = state === "mediation" ? "mediation" : "negotiation";
  if (!isRunning(state) || stage !== reminder.stage) return;
  const until = (stage === "mediation" ? dispute.evidence_until : null) ?? dispute.negotiation_until;
  await platform.events.publish(tx, disputeReminder, {
    ...milestoneNews(contract, milestone, null),
    dispute_id: reminder.disputeId,
    stage,
    days_left: reminder.daysLeft,
    until: until.toISOString(),
  });
}
