// What a subscription owes is charged to the saved card: once an ask, asked again on the days the rule says.
import { money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { chargeSavedMethod } from "../saved-methods/charge-saved-method.ts";
import { knownPlan, type Plan } from "./plans.repository.ts";
import type { Period } from "./subscription.rules.ts";
import { type ChargeRow, insertCharge, type SubscriptionRow, updateCharge } from "./subscriptions.repository.ts";

export const BILLING_PAGE = "/settings/billing";

export interface Due {
  readonly kind: "period" | "upgrade";
  readonly plan: Plan;
  readonly period: Period;
  readonly periodIndex: number;
  readonly amountMinor: bigint;
}

/** Writes down what is due. */
export function owe(tx: Tx, platform: Platform, subscription: SubscriptionRow, due: Due): Promise<ChargeRow> {
  const now = platform.clock.now();
  return insertCharge(tx, {
    subscription_charge_id: newId(),
    subscription_id: subscription.subscription_id,
    user_id: subscription.user_id,
    kind: due.kind,
    plan: due.plan.plan,
    period_start: due.period.start,
    period_end: due.period.end,
    period_index: due.periodIndex,
    amount_minor: due.amountMinor,
    currency: due.plan.price.currency,
    price_minor: due.plan.price.minor,
    due_at: now,
    created_at: now,
  });
}

/** Asks for it once; the reference has the ask's number, so that an ask repeated by accident charges nothing. */
export async function askFor(tx: Tx, platform: Platform, charge: ChargeRow): Promise<"asked" | "no_card"> {
  const plan = await knownPlan(tx, charge.plan, platform.clock.now());
  try {
    const order = await chargeSavedMethod(tx, platform, {
      purpose: SUBSCRIPTION,
      reference: referenceOf(charge, charge.asks),
      userId: charge.user_id,
      amount: money(charge.amount_minor, charge.currency),
      description: wordsOf(charge, plan.name),
      returnPath: BILLING_PAGE,
    });
    await updateCharge(tx, charge.subscription_charge_id, {
      method_charge_id: order.method_charge_id,
      failed_at: null,
      failure: null,
      needs_confirmation: false,
    });
    return "asked";
  } catch (error) {
    if (error instanceof KogiError && error.code === savedMethodErrors.needed().code) return "no_card";
    throw error;
  }
}

const referenceOf = (charge: Pick<ChargeRow, "subscription_charge_id">, ask: number): string =>
  `${charge.subscription_charge_id}:${ask}`;

/** The references of all that was asked for it so far. */
export const asksOf = (charge: ChargeRow): readonly string[] =>
  Array.from({ length: charge.asks + 1 }, (_, ask) => referenceOf(charge, ask));

export function wordsOf(charge: Pick<ChargeRow, "kind" | "period_start" | "period_end">, planName: string): string {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const span = `${day(charge.period_start)} to ${day(charge.period_end)}`;
  return charge.kind === "upgrade" ? `Kogi ${planName}, rest of ${span}` : `Kogi ${planName}, ${span}`;
}
