// What a card pays for, said before it is removed or expires: the default pays every plan.
import type { CardUseView } from "#api-schema/payments-methods.ts";
import { money, toWire } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import { knownPlan, plansOn } from "../subscriptions/plans.repository.ts";
import { openCharge, subscriptionsOf } from "../subscriptions/subscriptions.repository.ts";
import { savedMethodView } from "./read-saved-methods.ts";
import { savedMethodsOf } from "./saved-methods.repository.ts";

type PaidPlan = CardUseView["plans"][number];

/** The plans that will be charged again, with the next amount and its day; null: it is owed already. */
export async function plansPaidBy(
  db: Db,
  { clock }: Pick<Platform, "clock">,
  userId: string,
): Promise<readonly PaidPlan[]> {
  const plans = new Map((await plansOn(db, clock.now())).map((plan) => [plan.plan, plan]));
  const paid: PaidPlan[] = [];
  for (const row of await subscriptionsOf(db, userId)) {
    if (row.state === "ended") continue;
    const owed = await openCharge(db, row.subscription_id);
    if (row.cancel_at_end && !owed) continue;
    // As it is charged then.
    const { price } = await knownPlan(db, row.next_plan ?? row.plan, row.period_end);
    paid.push({
      subscription_id: row.subscription_id,
      plan_name: plans.get(row.plan)?.name ?? row.plan,
      amount: toWire(owed ? money(owed.amount_minor, owed.currency) : price),
      at: owed ? null : row.period_end.toISOString(),
    });
  }
  return paid;
}

/** Raises `saved_method.not_found`. */
export async function readCardUse(platform: Platform, actor: Actor, savedMethodId: string): Promise<CardUseView> {
  const { db, clock } = platform;
  const cards = await savedMethodsOf(db, actor.userId, gatewayOf(platform).name);
  const card = cards.find((row) => row.saved_method_id === savedMethodId);
  if (!card) throw savedMethodErrors.notFound();
  // Whichever comes first of the others becomes the default when the default is removed.
  const next = cards.find((row) => row.saved_method_id !== savedMethodId);
  const running = await db
    .selectFrom("payments.method_charges")
    .select(["description", "amount_minor", "currency"])
    .where("saved_method_id", "=", savedMethodId)
    .where("state", "in", ["requested", "processing", "authentication_required"])
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  return {
    card: savedMethodView(card, clock.now()),
    plans: card.is_default ? [...(await plansPaidBy(db, platform, actor.userId))] : [],
    under_way: running.map((row) => ({
      description: row.description,
      amount: toWire(money(row.amount_minor, row.currency)),
    })),
    then_pays: card.is_default && next ? savedMethodView(next, clock.now()) : null,
  };
}
