import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { subscriptionErrors } from "../payments.errors.ts";
import { lockSubscription, type SubscriptionRow } from "./subscriptions.repository.ts";

/** Raises `subscription.not_found`, also for somebody else's. */
export async function ownSubscription(db: Db, actor: Actor, subscriptionId: string): Promise<SubscriptionRow> {
  const row = await db
    .selectFrom("payments.subscriptions")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .where("user_id", "=", actor.userId)
    .executeTakeFirst();
  if (!row) throw subscriptionErrors.notFound();
  return row;
}

export async function lockOwn(tx: Tx, actor: Actor, subscriptionId: string): Promise<SubscriptionRow> {
  const row = await lockSubscription(tx, subscriptionId);
  if (row?.user_id !== actor.userId) throw subscriptionErrors.notFound();
  return row;
}
