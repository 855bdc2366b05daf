// A dispute in mediation waits for administrators, and for nothing else: they are told at its start, when they may decide,
// before the limit, and every day after it. It never ends by itself.
import { mediationWaits } from "#events/contracts.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { MEDIATION_TIMER } from "./dispute.timers.ts";
import { decisionsOf } from "./dispute-files.repository.ts";
import { type DisputeRow, type DisputeRules, disputeRulesOf, inMediation } from "./disputes.repository.ts";
import { limitOf, type Mediation, type MediationStage, nextCall, stageAt } from "./mediation.rules.ts";
import { lockDisputeAsMediator, type SeenDispute } from "./see-dispute.ts";

const BATCH = 1_000;

/** With the first of mediation: the caller has just written its instants. */
export async function callMediators(
  tx: Tx,
  platform: Platform,
  { contract, milestone }: Pick<SeenDispute, "contract" | "milestone">,
  call: { disputeId: string; stage: MediationStage | "started"; mediation: Mediation },
): Promise<void> {
  const { disputeId, stage, mediation } = call;
  await platform.events.publish(tx, mediationWaits, {
    ...milestoneNews(contract, milestone, null),
    dispute_id: disputeId,
    stage,
    evidence_until: mediation.evidenceUntil.toISOString(),
    decide_by: mediation.limit.toISOString(),
  });
  await scheduleCall(tx, platform, disputeId, mediation);
}

/** By the clock. Silent once it has ended, and at the end of the evidence when a decision waits already. */
export async function callMediatorsAgain(tx: Tx, platform: Platform, disputeId: string): Promise<void> {
  const seen = await lockDisputeAsMediator(tx, disputeId);
  const mediation = await mediationOf(tx, seen.dispute);
  if (seen.state !== "mediation" || !mediation) return;
  const stage = stageAt(mediation, platform.clock.now());
  const decisions = await decisionsOf(tx, [disputeId]);
  const isDecided = decisions.some((decision) => decision.status === "proposed");
  if (stage === "evidence_over" && isDecided) return scheduleCall(tx, platform, disputeId, mediation);
  return callMediators(tx, platform, seen, { disputeId, stage, mediation });
}

/**
 * Once a day: the timers of what was in mediation before there were any, and a watchdog for the rest. One that waits stays:
 * it may be late just now, and moved to the next call it would leave this one out.
 */
export async function keepMediation(platform: Platform, batch = BATCH): Promise<void> {
  for (let disputes = await inMediation(platform.db, null, batch); disputes.length > 0; ) {
    for (const dispute of disputes)
      await platform.inTransaction(async (tx) => {
        const mediation = await mediationOf(tx, dispute);
        if (mediation) await platform.timers.keep(tx, callOf(platform, dispute.dispute_id, mediation));
      });
    disputes = await inMediation(platform.db, disputes.at(-1) ?? null, batch);
  }
}

/** Null for one that is not in mediation, nor ever was. */
export async function mediationOf(db: Db, dispute: DisputeRow): Promise<Mediation | null> {
  const { mediation_at: startedAt, evidence_until: evidenceUntil } = dispute;
  if (startedAt === null || evidenceUntil === null) return null;
  return mediationUnder(await disputeRulesOf(db, dispute.rules_version), startedAt, evidenceUntil);
}

export const mediationUnder = (rules: DisputeRules, startedAt: Date, evidenceUntil: Date): Mediation => ({
  evidenceUntil,
  limit: limitOf(startedAt, rules),
  reminderDays: rules.mediation_reminder_days,
});

const callOf = (platform: Platform, disputeId: string, mediation: Mediation) => ({
  kind: MEDIATION_TIMER,
  ref: disputeId,
  dueAt: nextCall(mediation, platform.clock.now()),
});

const scheduleCall = (tx: Tx, platform: Platform, disputeId: string, mediation: Mediation): Promise<void> =>
  platform.timers.schedule(tx, callOf(platform, disputeId, mediation));
