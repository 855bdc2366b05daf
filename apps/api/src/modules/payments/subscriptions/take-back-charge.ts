// All of what paid for a plan went back: the plan follows, in the same transaction.
import { subscriptionWentBack } from "#events/payments.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { endSubscription } from "./end-subscription.ts";
import { knownPlan } from "./plans.repository.ts";
import { type ChargeRow, type SubscriptionRow, updateSubscription } from "./subscriptions.repository.ts";
import { type PlanAfter, planAfterTakenBack } from "./taken-back.rules.ts";
import { tellPlan } from "./tell-plan.ts";

export interface After {
  readonly after: PlanAfter;
  /** What counted before the upgrade, when the plan goes back to it. */
  readonly former: ChargeRow | null;
}

export async function afterTakenBack(db: Db, row: SubscriptionRow, charge: ChargeRow, at: Date): Promise<After> {
  const after = planAfterTakenBack(
    {
      // The column's check constraint allows these words alone.
      kind: charge.kind as "period" | "upgrade",
      plan: charge.plan,
      isPaid: charge.state === "paid",
      periodEnd: charge.period_end,
    },
    row,
    at,
  );
  if (after !== "goes_back") return { after, former: null };
  const former = await formerOf(db, charge);
  return former ? { after, former } : { after: "unchanged", former: null };
}

/** The newest charge of the same period that was paid before this one and was not sent back itself. */
async function formerOf(db: Db, charge: ChargeRow): Promise<ChargeRow | null> {
  const row = await paidBeside(db, charge)
    .selectAll("charge")
    .where("charge.created_at", "<", charge.created_at)
    .orderBy("charge.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Other charges of the same period that are paid and have not gone back. */
export function paidBeside(db: Db, charge: ChargeRow) {
  return db
    .selectFrom("payments.subscription_charges as charge")
    .innerJoin("payments.payments as payment", (join) =>
      join.onRef("payment.reference_id", "=", "charge.subscription_charge_id").on("payment.type", "=", SUBSCRIPTION),
    )
    .where("charge.subscription_id", "=", charge.subscription_id)
    .where("charge.subscription_charge_id", "<>", charge.subscription_charge_id)
    .where("charge.period_index", "=", charge.period_index)
    .where("charge.state", "=", "paid")
    .where("payment.status", "in", ["completed", "partially_refunded"]);
}

/** With the subscription locked. */
export async function takeBackCharge(
  tx: Tx,
  platform: Platform,
  taken: { readonly row: SubscriptionRow; readonly charge: ChargeRow; readonly because: "refunded" | "disputed" },
): Promise<void> {
  const { row, charge, because } = taken;
  const now = platform.clock.now();
  const { after, former } = await afterTakenBack(tx, row, charge, now);
  if (after === "ends") await endSubscription(tx, platform, row, because);
  if (!former) return;
  const id = row.subscription_id;
  const back = { plan: former.plan, price_minor: former.price_minor, next_plan: null, updated_at: now };
  const changed = await updateSubscription(tx, id, back);
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.subscription_went_back",
    subject: { type: "subscription", id },
    before: { plan: row.plan },
    after: { plan: changed.plan, reason: because },
  });
  await platform.events.publish(tx, subscriptionWentBack, {
    subscription_id: id,
    user_id: row.user_id,
    from: (await knownPlan(tx, row.plan, now)).name,
    plan: (await knownPlan(tx, changed.plan, now)).name,
  });
  await tellPlan(tx, platform, changed, changed.plan);
}
