import { Type } from "typebox";
import type { Tx } from "#platform/db/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ChargeRow } from "./subscriptions.repository.ts";

/** Gives up the ask that waits for its owner and, while the plan wants it, asks the card that is the default now. */
export const otherCardJob = defineJob(
  "payments.ask_other_card",
  Type.Object({ subscription_charge_id: Type.String(), method_charge_id: Type.String() }),
  // A quarter of an hour apart, as many as the days of the rule have: meanwhile nothing else asks the other card.
  { retryLimit: 700 },
);

/** Looks at a charge that waits for its owner before it reminds them of it: they may have confirmed it. */
export const dunWaitingJob = defineJob(
  "payments.dun_waiting",
  // By how often it was asked for, a look that comes twice counts one day.
  Type.Object({ subscription_id: Type.String(), tries: Type.Integer() }),
);

export async function giveUpWaiting(tx: Tx, platform: Platform, charge: ChargeRow): Promise<void> {
  const { subscription_charge_id, method_charge_id } = charge;
  if (method_charge_id !== null)
    await platform.jobs.enqueue(tx, otherCardJob, { subscription_charge_id, method_charge_id });
}
