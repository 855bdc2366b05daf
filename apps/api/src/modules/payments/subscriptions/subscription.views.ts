import type { SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import { type Money, money, toWire } from "#money";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { type Plan, plansOn, pricesAfter } from "./plans.repository.ts";
import { nextTry } from "./subscription.rules.ts";
import {
  type ChargeRow,
  chargesOf,
  refundedOf,
  type SubscriptionRow,
  waitingOnOtherCard,
} from "./subscriptions.repository.ts";

export async function subscriptionViews(
  platform: Platform,
  rows: readonly SubscriptionRow[],
): Promise<SubscriptionView[]> {
  const now = platform.clock.now();
  const plans = new Map((await plansOn(platform.db, now)).map((plan) => [plan.plan, plan]));
  const coming = await pricesAfter(platform.db, now);
  const ids = rows.map((row) => row.subscription_id);
  const all = await chargesOf(platform.db, ids);
  const charges = Map.groupBy(all, (charge) => charge.subscription_id);
  const otherCard = await waitingOnOtherCard(
    platform.db,
    gatewayOf(platform).name,
    all.filter((charge) => charge.needs_confirmation).map((charge) => charge.subscription_charge_id),
  );
  const refunded = await refundedOf(
    platform.db,
    all.map((charge) => charge.subscription_charge_id),
  );
  return rows.map((row) =>
    viewOf(row, { charges: charges.get(row.subscription_id) ?? [], refunded, otherCard, plans, coming }),
  );
}

export async function subscriptionView(platform: Platform, row: SubscriptionRow): Promise<SubscriptionView> {
  const [view] = await subscriptionViews(platform, [row]);
  if (!view) throw new Error("one row gives one view");
  return view;
}

interface Around {
  readonly charges: readonly ChargeRow[];
  /** In minor units, by charge. */
  readonly refunded: ReadonlyMap<string, bigint>;
  /** Charges that wait for the owner of a card that is not the default any more. */
  readonly otherCard: ReadonlySet<string>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** Prices that are not in force yet. */
  readonly coming: Awaited<ReturnType<typeof pricesAfter>>;
}

/** What is charged when its period ends, by the prices of that day. */
function nextPrice(row: SubscriptionRow, { plans, coming }: Pick<Around, "plans" | "coming">): Money | undefined {
  const plan = row.next_plan ?? row.plan;
  const by = coming.findLast((one) => one.plan === plan && one.from <= row.period_end);
  return by?.price ?? plans.get(plan)?.price;
}

function viewOf(row: SubscriptionRow, { charges, refunded, otherCard, plans, coming }: Around): SubscriptionView {
  const open = charges.find((charge) => charge.state === "open");
  const running = row.state === "trialing" || row.state === "active";
  const next = nextPrice(row, { plans, coming });
  const amount = (minor: bigint) => toWire(money(minor, row.currency));
  return {
    subscription_id: row.subscription_id,
    user_id: row.user_id,
    plan: row.plan,
    plan_name: plans.get(row.plan)?.name ?? row.plan,
    // The columns' check constraints allow these words alone.
    audience: row.audience as SubscriptionView["audience"],
    state: row.state as SubscriptionView["state"],
    price: amount(row.price_minor),
    period_start: row.period_start.toISOString(),
    period_end: row.period_end.toISOString(),
    cancel_at_end: row.cancel_at_end,
    next_plan: row.cancel_at_end ? null : row.next_plan,
    next_charge:
      running && !row.cancel_at_end && next ? { amount: toWire(next), at: row.period_end.toISOString() } : null,
    open_charge: open ? openView(open) : null,
    charges: charges.map((charge) => ({
      subscription_charge_id: charge.subscription_charge_id,
      // The column's check constraint allows these words alone.
      kind: charge.kind as "period" | "upgrade",
      plan: charge.plan,
      amount: amount(charge.amount_minor),
      // So does this one's.
      state: charge.state as "open" | "paid" | "given_up",
      refunded: amount(refunded.get(charge.subscription_charge_id) ?? 0n),
      tries: charge.tries,
      created_at: charge.created_at.toISOString(),
    })),
    created_at: row.created_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    // And this one's.
    end_reason: row.end_reason as SubscriptionView["end_reason"],
    can: mayDo(row, open, open !== undefined && otherCard.has(open.subscription_charge_id)),
  };
}

function openView(charge: ChargeRow): NonNullable<SubscriptionView["open_charge"]> {
  const { failed_at: failedAt } = charge;
  const next = charge.kind === "period" && failedAt ? nextTry(charge.due_at, charge.tries, failedAt) : null;
  return {
    amount: toWire(money(charge.amount_minor, charge.currency)),
    failure: charge.failure,
    next_try_at: next?.toISOString() ?? null,
    needs_confirmation: charge.needs_confirmation,
    method_charge_id: charge.method_charge_id,
  };
}

function mayDo(row: SubscriptionRow, open: ChargeRow | undefined, hasOtherCard: boolean): SubscriptionView["can"] {
  const running = row.state === "trialing" || row.state === "active";
  if (running)
    return [...(open ? [] : (["change_plan"] as const)), row.cancel_at_end ? "resume" : "cancel", ...confirm(open)];
  const payNow = open?.failed_at || hasOtherCard ? (["pay_now"] as const) : [];
  if (row.state === "past_due") return [...payNow, "cancel", ...confirm(open)];
  return row.state === "starting" && open?.needs_confirmation ? ["cancel", "confirm"] : confirm(open);
}

const confirm = (open: ChargeRow | undefined): "confirm"[] => (open?.needs_confirmation ? ["confirm"] : []);
