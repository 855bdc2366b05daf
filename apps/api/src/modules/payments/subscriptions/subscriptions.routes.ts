import { paymentsApi } from "#api-schema/payments.ts";
import { subscriptionTrialEnds } from "#events/payments.ts";
import { userErased } from "#events/users.ts";
import { useStorageLimit } from "#modules/media/index.ts";
import { cards } from "#modules/users/index.ts";
import { toWire } from "#money";
import { decodeInstantCursor, type HttpApp, keyed, serve, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { onMethodCharge } from "../saved-methods/charge-saved-method.ts";
import { askOtherCard } from "./ask-other-card.ts";
import { cancelSubscription, payNow, resumeSubscription } from "./cancel-subscription.ts";
import { changePlan, previewPlanChange } from "./change-plan.ts";
import { collectDeclined, collectPaid, collectWaiting } from "./collect-charge.ts";
import { dunOrLook, dunWaiting } from "./dun-waiting.ts";
import { endSubscription } from "./end-subscription.ts";
import { followDisputes } from "./follow-dispute.ts";
import { listOwnSubscriptions } from "./list-own-subscriptions.ts";
import { entitlements, knownPlan, limitOf, plansOn } from "./plans.repository.ts";
import { renewSubscription } from "./renew-subscription.ts";
import { startSubscription } from "./start-subscription.ts";
import { dunWaitingJob, otherCardJob } from "./subscription.jobs.ts";
import { DUNNING_TIMER, RENEWAL_TIMER, TRIAL_TIMER } from "./subscription.timers.ts";
import { subscriptionViews } from "./subscription.views.ts";
import {
  countSubscriptions,
  listSubscriptions,
  lockSubscription,
  subscriptionsOf,
} from "./subscriptions.repository.ts";

const MB_BYTES = 1_048_576n;

export function registerSubscriptions(http: HttpApp, platform: Platform): void {
  serveSubscriptions(http, platform);
  const { timers, events } = platform;
  useStorageLimit(platform, async (db, userId) => {
    const mb = await limitOf(db, userId, "storage_mb");
    return mb === null ? null : BigInt(mb) * MB_BYTES;
  });
  onMethodCharge(platform, SUBSCRIPTION, {
    paid: (tx, charge) => collectPaid(tx, platform, charge),
    declined: (tx, charge) => collectDeclined(tx, platform, charge),
    authenticationRequired: (tx, charge) => collectWaiting(tx, platform, charge),
  });
  followDisputes(platform);
  timers.onDue(RENEWAL_TIMER, (tx, { ref }) => renewSubscription(tx, platform, ref));
  platform.jobs.handle(otherCardJob, (waiting) => askOtherCard(platform, waiting));
  timers.onDue(DUNNING_TIMER, (tx, { ref }) => dunOrLook(tx, platform, ref));
  platform.jobs.handle(dunWaitingJob, (wait) => dunWaiting(platform, wait));
  timers.onDue(TRIAL_TIMER, async (tx, { ref }) => {
    const row = await lockSubscription(tx, ref);
    if (row?.state !== "trialing" || row.cancel_at_end) return;
    // As it is charged then.
    const plan = await knownPlan(tx, row.next_plan ?? row.plan, row.period_end);
    await events.publish(tx, subscriptionTrialEnds, {
      subscription_id: ref,
      user_id: row.user_id,
      plan: plan.name,
      amount: toWire(plan.price),
      at: row.period_end.toISOString(),
    });
  });
  events.on(userErased, "payments.end_subscriptions", async (tx, { user_id }) => {
    for (const row of await subscriptionsOf(tx, user_id))
      if (row.state !== "ended") await endSubscription(tx, platform, row, "erased");
  });
}

function serveSubscriptions(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listPlans, async () => {
    const all = await entitlements(platform.db);
    const plans = (await plansOn(platform.db, platform.clock.now())).filter((plan) => plan.onSale);
    return {
      free: [...(all.get("free") ?? [])],
      data: plans.map((plan) => ({
        plan: plan.plan,
        name: plan.name,
        audience: plan.audience,
        price: toWire(plan.price),
        trial_days: plan.trialDays,
        entitlements: [...(all.get(plan.plan) ?? [])],
      })),
    };
  });
  serve(http, paymentsApi.listSubscriptions, ({ actor, query }) => listOwnSubscriptions(platform, actor, query));
  serve(http, paymentsApi.startSubscription, ({ actor, body, idempotencyKey }) =>
    startSubscription(platform, keyed(actor, idempotencyKey), body.plan),
  );
  serve(http, paymentsApi.previewPlanChange, ({ actor, params, query }) =>
    previewPlanChange(platform, actor, { subscriptionId: params.subscription_id, plan: query.plan }),
  );
  serve(http, paymentsApi.changePlan, ({ actor, params, body, idempotencyKey }) =>
    changePlan(platform, keyed(actor, idempotencyKey), {
      subscriptionId: params.subscription_id,
      plan: body.plan,
      seen: body.amount_now,
    }),
  );
  serve(http, paymentsApi.cancelSubscription, ({ actor, params }) =>
    cancelSubscription(platform, actor, params.subscription_id),
  );
  serve(http, paymentsApi.resumeSubscription, ({ actor, params }) =>
    resumeSubscription(platform, actor, params.subscription_id),
  );
  serve(http, paymentsApi.paySubscription, ({ actor, params, idempotencyKey }) =>
    payNow(platform, keyed(actor, idempotencyKey), params.subscription_id),
  );
  serve(http, paymentsApi.adminListSubscriptions, async ({ query }) => {
    const limit = query.limit ?? 20;
    const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
    const filter = { states: query.state ?? [], plans: query.plan ?? [], userId: query.user_id };
    const rows = await listSubscriptions(platform.db, filter, { limit, before });
    const page = toPage(
      rows,
      limit,
      (row) => [row.created_at.toISOString(), row.subscription_id],
      (row) => row,
    );
    const [views, people] = await Promise.all([
      subscriptionViews(platform, page.data),
      cards(platform.db, [...new Set(page.data.map((row) => row.user_id))]),
    ]);
    return {
      data: views.map((view) => ({ ...view, person: people.get(view.user_id) ?? null })),
      next_cursor: page.next_cursor,
      ...(query.count ? { total: await countSubscriptions(platform.db, filter) } : {}),
    };
  });
}
