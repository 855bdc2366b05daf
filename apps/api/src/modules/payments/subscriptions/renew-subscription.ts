// The end of a trial or a period: cancelled ones end, the rest is charged for the next month (under a lower plan, if one
// was chosen). The plan goes on while the card is asked, and while it is asked again.
import { isSuspended } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askFor, owe } from "./charge-period.ts";
import { awaitAnswer, failAsk, NO_CARD } from "./collect-charge.ts";
import { endSubscription } from "./end-subscription.ts";
import { knownPlan } from "./plans.repository.ts";
import { giveUpWaiting } from "./subscription.jobs.ts";
import { addMonths } from "./subscription.rules.ts";
import { lockSubscription, openCharge, updateCharge } from "./subscriptions.repository.ts";

export async function renewSubscription(tx: Tx, platform: Platform, subscriptionId: string): Promise<void> {
  const row = await lockSubscription(tx, subscriptionId);
  if (row?.state !== "trialing" && row?.state !== "active") return;
  if (row.cancel_at_end) {
    await endSubscription(tx, platform, row, "cancelled");
    return;
  }
  // Nobody is charged for what they can neither use nor cancel.
  if (await isSuspended(tx, row.user_id)) {
    await endSubscription(tx, platform, row, "suspended");
    return;
  }
  const plan = await knownPlan(tx, row.next_plan ?? row.plan, row.period_end);
  // An upgrade that nobody confirmed for the rest of a period has no rest any more.
  const unpaid = await openCharge(tx, subscriptionId);
  if (unpaid) await updateCharge(tx, unpaid.subscription_charge_id, { state: "given_up" });
  if (unpaid?.needs_confirmation) await giveUpWaiting(tx, platform, unpaid);
  const periodIndex = row.state === "trialing" ? 0 : row.period_index + 1;
  const period = { start: addMonths(row.anchor_at, periodIndex), end: addMonths(row.anchor_at, periodIndex + 1) };
  const due = { kind: "period", plan, period, periodIndex, amountMinor: plan.price.minor } as const;
  const charge = await owe(tx, platform, row, due);
  await awaitAnswer(tx, platform, charge);
  if ((await askFor(tx, platform, charge)) === "no_card") await failAsk(tx, platform, charge, NO_CARD);
}
