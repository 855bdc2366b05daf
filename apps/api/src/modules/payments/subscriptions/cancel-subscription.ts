// One click ends it at the end of what was paid for; one more takes that back. What is unpaid ends at once.
import type { SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import type { Tx } from "#platform/db/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { subscriptionErrors } from "../payments.errors.ts";
import { askAgain, askOther, hasOtherCard } from "./collect-charge.ts";
import { endSubscription } from "./end-subscription.ts";
import { lockOwn } from "./own-subscription.ts";
import { subscriptionView } from "./subscription.views.ts";
import { lockSubscription, openCharge, type SubscriptionRow, updateSubscription } from "./subscriptions.repository.ts";

type Step = (tx: Tx, row: SubscriptionRow) => Promise<SubscriptionRow>;

async function step(
  platform: Platform,
  actor: Actor,
  id: string,
  action: string,
  work: Step,
): Promise<SubscriptionView> {
  const row = await platform.inTransaction(async (tx) => {
    const own = await lockOwn(tx, actor, id);
    const changed = await work(tx, own);
    if (changed === own) return own; // a call whose answer was lost: it has happened
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `payments.subscription_${action}`,
      subject: { type: "subscription", id },
      before: { state: own.state, cancel_at_end: own.cancel_at_end },
    });
    return changed;
  });
  return subscriptionView(platform, row);
}

/** Raises `subscription.not_found`, `not_running`. */
export function cancelSubscription(platform: Platform, actor: Actor, id: string): Promise<SubscriptionView> {
  return step(platform, actor, id, "cancelled", async (tx, row) => {
    const isWaiting = (await openCharge(tx, id))?.needs_confirmation === true;
    if (row.state === "past_due" || (row.state === "starting" && isWaiting))
      return endSubscription(tx, platform, row, "cancelled");
    if (row.state !== "trialing" && row.state !== "active")
      throw subscriptionErrors.notRunning({ extra: { current: row.state } });
    // The plan that was chosen for then stays noted: who changes their mind finds everything as it was.
    return updateSubscription(tx, id, { cancel_at_end: true, updated_at: platform.clock.now() });
  });
}

/** Raises `subscription.not_found`, `not_running`. */
export function resumeSubscription(platform: Platform, actor: Actor, id: string): Promise<SubscriptionView> {
  return step(platform, actor, id, "resumed", async (tx, row) => {
    if (row.state !== "trialing" && row.state !== "active")
      throw subscriptionErrors.notRunning({ extra: { current: row.state } });
    return updateSubscription(tx, id, { cancel_at_end: false, updated_at: platform.clock.now() });
  });
}

/** Asks the card now instead of on the next day of the rule. Raises `subscription.not_found`, `nothing_due`. */
export function payNow(platform: Platform, by: Keyed, id: string): Promise<SubscriptionView> {
  return step(platform, by.actor, id, "paid_by_hand", async (tx, row) => {
    if (!(await firstTime(tx, platform, by, `pay_subscription:${id}`))) return row;
    const charge = await openCharge(tx, id);
    if (row.state !== "past_due" || !charge) throw subscriptionErrors.nothingDue();
    // Asking beside what the provider is being asked, or waits for its owner, could charge twice: that is given up first.
    if (charge.failed_at) await askAgain(tx, platform, charge);
    else if (await hasOtherCard(tx, platform, charge)) await askOther(tx, platform, charge);
    else throw subscriptionErrors.nothingDue();
    return (await lockSubscription(tx, id)) ?? row;
  });
}
