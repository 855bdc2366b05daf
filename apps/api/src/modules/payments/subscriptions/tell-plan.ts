// What a subscription entitles to is news: users keep the entitlements, fees pin by the plan.
import { entitlementsChanged, planChanged } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { entitlements } from "./plans.repository.ts";
import type { SubscriptionRow } from "./subscriptions.repository.ts";

/** `plan` null: back to what everybody has. */
export async function tellPlan(
  tx: Tx,
  platform: Platform,
  { user_id, audience }: Pick<SubscriptionRow, "user_id" | "audience">,
  plan: string | null,
): Promise<void> {
  const all = await entitlements(tx);
  const list = plan === null ? [] : (all.get(plan) ?? []);
  await platform.events.publish(tx, entitlementsChanged, { user_id, audience, plan, entitlements: [...list] });
  if (audience !== "freelancer") return;
  await platform.events.publish(tx, planChanged, {
    user_id,
    plan: plan === "plus" || plan === "pro" ? plan : "free",
    valid_until: null,
  });
}
