// Whoever asks their bank for the money back is not charged again, and loses what it paid for once the bank has decided
// so. A plan that the bank leaves paid can be taken up again with one click.
import { chargebackEnded, chargebackOpened, subscriptionStopped } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { endSubscription } from "./end-subscription.ts";
import { knownPlan } from "./plans.repository.ts";
import {
  type ChargeRow,
  findCharge,
  lockSubscription,
  type SubscriptionRow,
  updateSubscription,
} from "./subscriptions.repository.ts";
import { takeBackCharge } from "./take-back-charge.ts";

export function followDisputes(platform: Platform): void {
  const { events } = platform;
  events.on(chargebackOpened, "payments.stop_disputed_plan", async (tx, { transaction_id }) => {
    const found = await planOf(tx, transaction_id);
    if (found) await stopCharging(tx, platform, found.row);
  });
  events.on(chargebackEnded, "payments.end_disputed_plan", async (tx, { transaction_id, outcome }) => {
    const found = outcome === "lost" ? await planOf(tx, transaction_id) : null;
    if (found) await takeBackCharge(tx, platform, { ...found, because: "disputed" });
  });
}

async function planOf(tx: Tx, transactionId: string): Promise<{ row: SubscriptionRow; charge: ChargeRow } | null> {
  const payment = await findPayment(tx, transactionId);
  if (payment?.type !== SUBSCRIPTION) return null;
  const charge = await findCharge(tx, payment.reference_id);
  const row = charge && (await lockSubscription(tx, charge.subscription_id));
  return row ? { row, charge } : null;
}

async function stopCharging(tx: Tx, platform: Platform, row: SubscriptionRow): Promise<void> {
  if (row.state === "past_due" || row.state === "starting") {
    await endSubscription(tx, platform, row, "disputed");
    return;
  }
  if (row.state === "ended" || row.cancel_at_end) return;
  const id = row.subscription_id;
  const now = platform.clock.now();
  await updateSubscription(tx, id, { cancel_at_end: true, updated_at: now });
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.subscription_disputed",
    subject: { type: "subscription", id },
    before: { state: row.state, cancel_at_end: false },
    after: { cancel_at_end: true },
  });
  await platform.events.publish(tx, subscriptionStopped, {
    subscription_id: id,
    user_id: row.user_id,
    plan: (await knownPlan(tx, row.plan, now)).name,
    until: row.period_end.toISOString(),
  });
}
