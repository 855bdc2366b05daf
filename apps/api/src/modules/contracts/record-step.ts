// Every step of a contract leaves the same traces: a line of its activity, an audit row, and a word to who is watching.
import type { ActivityType } from "#api-schema/activity-types.ts";
import type { Money } from "#money";
import type { JsonObject, Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { insertActivity } from "./activity.repository.ts";
import type { ContractRow } from "./contracts.repository.ts";
import type { MilestoneRow } from "./milestones.repository.ts";

export interface Step {
  readonly contract: ContractRow;
  readonly milestone?: MilestoneRow;
  readonly type: ActivityType;
  /** Null when a timer did it. */
  readonly actorId: string | null;
  /** For the audit alone: the administrator whom the two sides know as Kogi. */
  readonly administratorId?: string;
  readonly note?: string;
  readonly amount?: Money;
  readonly files?: readonly string[];
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

export async function recordStep(tx: Tx, platform: Platform, step: Step): Promise<void> {
  const { contract, milestone, type, actorId } = step;
  const milestoneId = milestone?.milestone_id ?? null;
  await insertActivity(tx, {
    activity_id: newId(),
    contract_id: contract.contract_id,
    milestone_id: milestoneId,
    type,
    actor_id: actorId,
    note: step.note ?? "",
    amount_minor: step.amount?.minor ?? null,
    currency: step.amount?.currency ?? null,
    files: [...(step.files ?? [])],
    created_at: platform.clock.now(),
  });
  await platform.audit.record(tx, {
    actorId: step.administratorId ?? actorId,
    action: `contracts.${type}`,
    subject: milestoneId ? { type: "milestone", id: milestoneId } : { type: "contract", id: contract.contract_id },
    ...(step.before ? { before: step.before } : {}),
    ...(step.after ? { after: step.after } : {}),
  });
  await tellLive(tx, platform, step);
}

async function tellLive(tx: Tx, platform: Platform, { contract, milestone, type }: Step): Promise<void> {
  const { contract_id, client_id, freelancer_id } = contract;
  if (type !== "review_written")
    return platform.live.publish(tx, `contract:${contract_id}`, type, {
      milestone_id: milestone?.milestone_id ?? null,
    });
  // Who looks on learns neither who has reviewed already nor when.
  for (const userId of [client_id, freelancer_id])
    await platform.live.publish(tx, `user:${userId}`, type, { contract_id });
}
