import { milestoneApproved, milestoneReleased } from "#events/contracts.ts";
import { releaseMilestone } from "#modules/payments/index.ts";
import { type Money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { type ContractRow, readRules } from "./contracts.repository.ts";
import { stopApprovalClock } from "./contracts.timers.ts";
import { type MilestoneRow, updateMilestone } from "./milestones.repository.ts";
import { recordStep } from "./record-step.ts";
import { closeRest } from "./rest/rest.repository.ts";

export interface ApprovedWork {
  readonly contract: ContractRow;
  /** Submitted, read under the contract's lock. */
  readonly milestone: MilestoneRow;
  readonly part: Money;
  /** False when a rest stays protected until the freelancer says what becomes of it. */
  readonly isWhole: boolean;
  /** Null when nobody answered in time. */
  readonly actorId: string | null;
  readonly note: string;
  readonly endedKey: string | null;
}

/** Moves the money first: when the ledger refuses, nothing was approved. Its reference makes a release happen once. */
export async function releaseApproved(tx: Tx, platform: Platform, work: ApprovedWork): Promise<void> {
  const { contract, milestone, part } = work;
  const at = platform.clock.now();
  const id = milestone.milestone_id;
  const before = milestone.released_minor;
  const released = await releaseMilestone(tx, platform, {
    milestoneId: id,
    clientId: contract.client_id,
    freelancerId: contract.freelancer_id,
    organisationId: contract.organisation_id,
    amount: part,
    feeRuleId: contract.fee_rule_id,
    // What was released before tells a part from what follows it.
    reference: before === 0n ? `approval:${id}` : `approval:${id}:${before}`,
    description: `${milestone.title} (${contract.title})`,
  });
  const paid = { released_minor: before + part.minor, ended_key: work.endedKey };
  if (work.isWhole) {
    await closeRest(tx, id, { status: "overtaken", at });
    await updateMilestone(
      tx,
      id,
      { ...paid, status: "released", auto_approve_at: null, approved_at: at, released_at: at },
      at,
    );
    await stopApprovalClock(tx, platform, id, await readRules(tx, contract.rules_version));
  } else await updateMilestone(tx, id, paid, at);
  await recordRelease(tx, platform, work, released.net, released.availableAt);
}

async function recordRelease(
  tx: Tx,
  platform: Platform,
  work: ApprovedWork,
  net: Money,
  availableAt: Date,
): Promise<void> {
  const { contract, milestone, part, actorId, note } = work;
  const step = { contract, milestone, actorId, amount: part };
  await recordStep(tx, platform, {
    ...step,
    type: actorId === null ? "milestone_approved_by_time" : "milestone_approved",
    note,
    before: { status: "submitted" },
    after: { status: work.isWhole ? "approved" : "submitted", amount: toWire(part) },
  });
  await recordStep(tx, platform, {
    ...step,
    type: "milestone_released",
    before: { status: work.isWhole ? "approved" : "submitted" },
    after: { status: work.isWhole ? "released" : "submitted", net: toWire(net) },
  });
  const news = { ...milestoneNews(contract, milestone, actorId), amount: toWire(part) };
  await platform.events.publish(tx, milestoneApproved, { ...news, by_timer: actorId === null });
  await platform.events.publish(tx, milestoneReleased, {
    ...news,
    net: toWire(net),
    available_at: availableAt.toISOString(),
  });
}
