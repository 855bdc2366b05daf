// Up: at once, for the difference of the rest of the period. Down: at its end. Within a trial: at once, for nothing.
import type { PlanChangeView, SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import { isCurrency, isPositive, type Money, money, toWire, type WireMoney, zero } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { paymentErrors, subscriptionErrors } from "../payments.errors.ts";
import { askFor, owe } from "./charge-period.ts";
import { failAsk, NO_CARD } from "./collect-charge.ts";
import { lockOwn, ownSubscription } from "./own-subscription.ts";
import { findPlan, type Plan } from "./plans.repository.ts";
import { changeOf, orNothing, type PlanChange, PRORATION_ROUNDING, upgradePrice } from "./subscription.rules.ts";
import { subscriptionView } from "./subscription.views.ts";
import { openCharge, type SubscriptionRow, updateSubscription } from "./subscriptions.repository.ts";
import { tellPlan } from "./tell-plan.ts";

interface Change {
  readonly change: PlanChange;
  readonly amountMinor: bigint;
  readonly atOnce: boolean;
}

function priceChange(platform: Platform, row: SubscriptionRow, plan: Plan, at: Date): Change {
  const from = { plan: row.plan, price: money(row.price_minor, row.currency) };
  const smallestMinor = gatewayOf(platform).smallestCharge(plan.price.currency);
  const change = changeOf(from, plan);
  const period = { start: row.period_start, end: row.period_end };
  const paid = row.state === "active" && change === "upgrade";
  return {
    change,
    amountMinor: paid
      ? orNothing(upgradePrice({ from: from.price, to: plan.price }, period, at), smallestMinor).minor
      : 0n,
    atOnce: change === "upgrade" || row.state === "trialing",
  };
}

async function fittingPlan(db: Db, row: SubscriptionRow, name: string, at: Date): Promise<Plan> {
  const plan = await findPlan(db, name, at);
  if (plan.audience !== row.audience) throw subscriptionErrors.noSuchPlan({ at: "/body/plan" });
  return plan;
}

/** Raises `subscription.not_found`, `no_such_plan`. */
export async function previewPlanChange(
  platform: Platform,
  actor: Actor,
  wish: { readonly subscriptionId: string; readonly plan: string },
): Promise<PlanChangeView> {
  const now = platform.clock.now();
  const row = await ownSubscription(platform.db, actor, wish.subscriptionId);
  const plan = await fittingPlan(platform.db, row, wish.plan, now);
  const { change, amountMinor, atOnce } = priceChange(platform, row, plan, now);
  return {
    plan: plan.plan,
    change,
    amount_now: toWire(money(amountMinor, row.currency)),
    price: toWire(plan.price),
    effective_at: (atOnce ? now : row.period_end).toISOString(),
    rounding: PRORATION_ROUNDING,
  };
}

/**
 * `seen`: what the preview said; the price only falls while the period runs, and a dearer one is refused. Raises
 * `subscription.not_found`, `no_such_plan`, `not_running`, `charge_open`, `payment.amount_changed`.
 */
export async function changePlan(
  platform: Platform,
  by: Keyed,
  wish: { readonly subscriptionId: string; readonly plan: string; readonly seen: WireMoney | undefined },
): Promise<SubscriptionView> {
  const { actor } = by;
  const now = platform.clock.now();
  const row = await platform.inTransaction(async (tx) => {
    const own = await lockOwn(tx, actor, wish.subscriptionId);
    if (!(await firstTime(tx, platform, by, `plan:${own.subscription_id}:${wish.plan}`))) return own;
    if (own.state !== "trialing" && own.state !== "active")
      throw subscriptionErrors.notRunning({ extra: { current: own.state } });
    if (await openCharge(tx, own.subscription_id)) throw subscriptionErrors.chargeOpen();
    const plan = await fittingPlan(tx, own, wish.plan, now);
    const change = priceChange(platform, own, plan, now);
    const seen = wish.seen && readSeen(wish.seen);
    if (seen && (seen.currency !== own.currency || change.amountMinor > seen.minor))
      throw paymentErrors.amountChanged({ extra: { current: toWire(money(change.amountMinor, own.currency)) } });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.subscription_plan_chosen",
      subject: { type: "subscription", id: own.subscription_id },
      before: { plan: own.plan, next_plan: own.next_plan },
      after: { plan: plan.plan, change: change.change },
    });
    return apply(tx, platform, own, plan, change);
  });
  return subscriptionView(platform, row);
}

/** An upgrade at the end of a period costs nothing: zero is an amount too. */
function readSeen(wire: WireMoney): Money {
  const pointer = "/body/amount_now";
  if (wire.amount === "0" && isCurrency(wire.currency)) return zero(wire.currency);
  return readAmount(wire, paymentErrors.invalidAmount, pointer);
}

async function apply(
  tx: Tx,
  platform: Platform,
  own: SubscriptionRow,
  plan: Plan,
  change: Change,
): Promise<SubscriptionRow> {
  const updated_at = platform.clock.now();
  const id = own.subscription_id;
  if (change.change === "same") return updateSubscription(tx, id, { next_plan: null, updated_at });
  if (!change.atOnce) return updateSubscription(tx, id, { next_plan: plan.plan, updated_at });
  if (isPositive(money(change.amountMinor, own.currency))) {
    const charge = await owe(tx, platform, own, {
      kind: "upgrade",
      plan,
      period: { start: own.period_start, end: own.period_end },
      periodIndex: own.period_index,
      amountMinor: change.amountMinor,
    });
    if ((await askFor(tx, platform, charge)) === "no_card") await failAsk(tx, platform, charge, NO_CARD);
    return updateSubscription(tx, id, { next_plan: null, updated_at });
  }
  const now = { plan: plan.plan, price_minor: plan.price.minor, next_plan: null, updated_at };
  const changed = await updateSubscription(tx, id, now);
  await tellPlan(tx, platform, changed, plan.plan);
  return changed;
}
