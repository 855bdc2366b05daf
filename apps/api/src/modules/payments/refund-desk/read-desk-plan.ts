// The plan that a payment paid for, and what becomes of it: said before anybody sends the money back.
import type { Static } from "typebox";
import type { DeskPlan } from "#api-schema/payment-desk.ts";
import { money, toWire } from "#money";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { lostProcessingOf } from "../protected/lost-processing.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { plansOn } from "../subscriptions/plans.repository.ts";
import { findCharge, findSubscription } from "../subscriptions/subscriptions.repository.ts";
import { afterTakenBack, paidBeside } from "../subscriptions/take-back-charge.ts";

/** Null for what is no plan. */
export async function readDeskPlan(
  { db, clock }: Platform,
  payment: PaymentRow,
): Promise<Static<typeof DeskPlan> | null> {
  if (payment.type !== SUBSCRIPTION) return null;
  const charge = await findCharge(db, payment.reference_id);
  const row = charge && (await findSubscription(db, charge.subscription_id));
  assert(charge && row, "a plan's payment has its charge and its subscription");
  const now = clock.now();
  const names = new Map((await plansOn(db, now)).map((plan) => [plan.plan, plan.name]));
  const { after, former } = await afterTakenBack(db, row, charge, now);
  const beside = await paidBeside(db, charge).selectAll("payment").orderBy("charge.created_at").execute();
  const left = beside.reduce((all, one) => all + one.amount_minor - one.refunded_minor, 0n);
  return {
    plan_name: names.get(charge.plan) ?? charge.plan,
    period_start: charge.period_start.toISOString(),
    period_end: charge.period_end.toISOString(),
    after_refund: after,
    former_plan_name: former && (names.get(former.plan) ?? former.plan),
    paid_beside: toWire(money(left, payment.currency)),
    beside: beside.map((one) => ({
      transaction_id: one.transaction_id,
      description: one.description,
      left: toWire(money(one.amount_minor - one.refunded_minor, payment.currency)),
    })),
    lost_of_month: await lostProcessingOf(
      db,
      [payment, ...beside].map((one) => ({ payment: one, held: money(one.held_minor, one.currency) })),
      money(0n, payment.currency).currency,
    ),
  };
}
