// A day of the rule for a charge that waits for its owner: the provider is asked first, as the news of a confirmation may be lost.
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { settleMethodCharge } from "../saved-methods/send-method-charge.ts";
import { dun } from "./collect-charge.ts";
import { dunWaitingJob } from "./subscription.jobs.ts";
import { DUNNING_TIMER } from "./subscription.timers.ts";
import { lockSubscription, openCharge } from "./subscriptions.repository.ts";

export async function dunOrLook(tx: Tx, platform: Platform, subscriptionId: string): Promise<void> {
  const charge = await openCharge(tx, subscriptionId);
  if (!charge?.needs_confirmation) {
    await dun(tx, platform, subscriptionId);
    return;
  }
  await platform.jobs.enqueue(tx, dunWaitingJob, { subscription_id: subscriptionId, tries: charge.tries });
  // A job gives up: the day is tried again until it was counted, which sets the next.
  const dueAt = addMs(platform.clock.now(), HOUR_MS);
  await platform.timers.schedule(tx, { kind: DUNNING_TIMER, ref: subscriptionId, dueAt });
}

export async function dunWaiting(
  platform: Platform,
  { subscription_id: subscriptionId, tries }: { readonly subscription_id: string; readonly tries: number },
): Promise<void> {
  const charge = await openCharge(platform.db, subscriptionId);
  try {
    if (charge?.method_charge_id) await settleMethodCharge(platform, charge.method_charge_id);
  } catch (error) {
    // A provider that does not answer keeps no plan running: what it says later is followed all the same.
    platform.log.warn({ err: error, subscriptionId }, "a charge that waits could not be looked at");
  }
  // What the look changed has set the next day itself, or ended it.
  await platform.inTransaction(async (tx) => {
    await lockSubscription(tx, subscriptionId); // two looks at once would both count it
    const now = await openCharge(tx, subscriptionId);
    if (now?.needs_confirmation && now.method_charge_id === charge?.method_charge_id && now.tries === tries)
      await dun(tx, platform, subscriptionId);
  });
}
