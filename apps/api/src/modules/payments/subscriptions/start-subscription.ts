// none -> trialing (the first time for an audience) | starting. A card must be saved before, also for a trial.
import type { SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { type Tx, uniqueViolation } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { firstTime, type Keyed } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { savedMethodErrors, subscriptionErrors } from "../payments.errors.ts";
import { savedMethodsOf } from "../saved-methods/saved-methods.repository.ts";
import { askFor, owe } from "./charge-period.ts";
import { findPlan, type Plan } from "./plans.repository.ts";
import { addMonths } from "./subscription.rules.ts";
import { REMINDER_DAYS, RENEWAL_TIMER, TRIAL_TIMER } from "./subscription.timers.ts";
import { subscriptionView } from "./subscription.views.ts";
import { hadTrial, insertSubscription, type SubscriptionRow, subscriptionsOf } from "./subscriptions.repository.ts";
import { tellPlan } from "./tell-plan.ts";

/** Raises `subscription.no_such_plan`, `wrong_hat`, `already_subscribed`, `saved_method.needed`. */
export async function startSubscription(platform: Platform, by: Keyed, planName: string): Promise<SubscriptionView> {
  const { actor } = by;
  const plan = await findPlan(platform.db, planName, platform.clock.now());
  if (!actor.roles.includes(plan.audience)) throw subscriptionErrors.wrongHat({ at: "/body/plan" });
  try {
    const row = await platform.inTransaction((tx) => start(tx, platform, by, plan));
    return await subscriptionView(platform, row);
  } catch (error) {
    if (uniqueViolation(error, "subscriptions_one_live")) throw subscriptionErrors.alreadySubscribed();
    throw error;
  }
}

async function start(tx: Tx, platform: Platform, by: Keyed, plan: Plan): Promise<SubscriptionRow> {
  const { actor } = by;
  const now = platform.clock.now();
  if (!(await firstTime(tx, platform, by, `subscribe:${plan.plan}`))) {
    const started = (await subscriptionsOf(tx, actor.userId)).find((row) => row.audience === plan.audience);
    assert(started, "who subscribed has a subscription, if an ended one");
    return started;
  }
  const cards = await savedMethodsOf(tx, actor.userId, gatewayOf(platform).name);
  if (cards.length === 0) throw savedMethodErrors.needed();
  const trial = plan.trialDays > 0 && !(await hadTrial(tx, actor.userId, plan.audience));
  const end = trial ? addMs(now, plan.trialDays * DAY_MS) : addMonths(now, 1);
  const row = await insertSubscription(tx, {
    subscription_id: newId(),
    user_id: actor.userId,
    audience: plan.audience,
    plan: plan.plan,
    state: trial ? "trialing" : "starting",
    anchor_at: trial ? end : now,
    period_index: 0,
    period_start: now,
    period_end: end,
    price_minor: plan.price.minor,
    currency: plan.price.currency,
    created_at: now,
    updated_at: now,
  });
  if (trial) {
    const ref = row.subscription_id;
    await platform.timers.schedule(tx, { kind: RENEWAL_TIMER, ref, dueAt: end });
    await platform.timers.schedule(tx, { kind: TRIAL_TIMER, ref, dueAt: addMs(end, -REMINDER_DAYS * DAY_MS) });
    await tellPlan(tx, platform, row, row.plan);
  } else {
    const due = {
      kind: "period",
      plan,
      period: { start: now, end },
      periodIndex: 0,
      amountMinor: plan.price.minor,
    } as const;
    // The last card may have been removed since: what was begun is undone, or it would bar every other plan.
    if ((await askFor(tx, platform, await owe(tx, platform, row, due))) === "no_card") throw savedMethodErrors.needed();
  }
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "payments.subscription_started",
    subject: { type: "subscription", id: row.subscription_id },
    after: { plan: plan.plan, state: row.state },
  });
  return row;
}
