import { subscriptionEnded } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetCardOf } from "../saved-methods/remove-saved-method.ts";
import { knownPlan } from "./plans.repository.ts";
import { giveUpWaiting } from "./subscription.jobs.ts";
import { DUNNING_TIMER, RENEWAL_TIMER, TRIAL_TIMER } from "./subscription.timers.ts";
import { openCharge, type SubscriptionRow, updateCharge, updateSubscription } from "./subscriptions.repository.ts";
import { tellPlan } from "./tell-plan.ts";

export type EndReason = "cancelled" | "unpaid" | "not_started" | "erased" | "refunded" | "disputed" | "suspended";

/** starting | trialing | active | past_due -> ended: back to Free, nothing is charged any more. */
export async function endSubscription(
  tx: Tx,
  platform: Platform,
  row: SubscriptionRow,
  reason: EndReason,
): Promise<SubscriptionRow> {
  const now = platform.clock.now();
  const id = row.subscription_id;
  const open = await openCharge(tx, id);
  if (open) await updateCharge(tx, open.subscription_charge_id, { state: "given_up" });
  // Not to be confirmed and paid for what is over.
  if (open?.needs_confirmation) await giveUpWaiting(tx, platform, open);
  if (open?.method_charge_id) await forgetCardOf(tx, platform, open.method_charge_id);
  const ended = await updateSubscription(tx, id, {
    state: "ended",
    ended_at: now,
    end_reason: reason,
    next_plan: null,
    updated_at: now,
  });
  for (const timer of [RENEWAL_TIMER, DUNNING_TIMER, TRIAL_TIMER]) await platform.timers.cancel(tx, timer, id);
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.subscription_ended",
    subject: { type: "subscription", id },
    before: { state: row.state, plan: row.plan },
    after: { state: "ended", reason },
  });
  const { name } = await knownPlan(tx, row.plan, now);
  await platform.events.publish(tx, subscriptionEnded, {
    subscription_id: id,
    user_id: row.user_id,
    plan: name,
    reason,
  });
  if (row.state !== "starting") await tellPlan(tx, platform, row, null);
  return ended;
}
