// What the provider answered to a charge of a subscription. Paid: the plan runs on. Declined: asked again on days 1, 3, 5
// and 7, then back to Free. Waiting for its owner: never asked a second time beside the first.
import { failuresEn } from "#api-schema/failures.ts";
import { subscriptionChargeFailed } from "#events/payments.ts";
import { isSuspended } from "#modules/auth/index.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { subscriptionCharged } from "../ledger/posting-rules/kogi.ts";
import { moneyUnmatched } from "../ledger/posting-rules/provider.ts";
import type { ChargedMethod, PaidMethod } from "../saved-methods/charge-saved-method.ts";
import { askFor, wordsOf } from "./charge-period.ts";
import { endSubscription } from "./end-subscription.ts";
import { knownPlan } from "./plans.repository.ts";
import { recordPayment } from "./record-payment.ts";
import { sendBackUnearned } from "./send-back-charge.ts";
import { giveUpWaiting } from "./subscription.jobs.ts";
import { lastTry, nextTry } from "./subscription.rules.ts";
import { DUNNING_TIMER, RENEWAL_TIMER } from "./subscription.timers.ts";
import {
  type ChargeRow,
  findCharge,
  lockSubscription,
  openCharge,
  type SubscriptionRow,
  updateCharge,
  updateSubscription,
  waitingOnOtherCard,
} from "./subscriptions.repository.ts";
import { tellPlan } from "./tell-plan.ts";

export const NO_CARD = failuresEn.no_card;
const CONFIRM = failuresEn.confirm;
const ANSWER_WITHIN_MS = HOUR_MS;

async function chargeOf(tx: Tx, reference: string): Promise<{ charge: ChargeRow; row: SubscriptionRow }> {
  const found = await findCharge(tx, reference.split(":")[0] ?? "");
  assert(found, "a charge of a subscription names what it is for");
  const row = await lockSubscription(tx, found.subscription_id);
  // Read again under the lock: another answer may have come in between.
  const charge = await findCharge(tx, found.subscription_charge_id);
  assert(row && charge, "a charge has its subscription");
  return { charge, row };
}

export async function collectPaid(tx: Tx, platform: Platform, paid: PaidMethod): Promise<void> {
  const now = platform.clock.now();
  const { charge, row } = await chargeOf(tx, paid.reference);
  const fact = { reference: paid.methodChargeId, gateway: paid.gateway, amount: paid.amount };
  const payment = await recordPayment(tx, platform, charge, paid);
  if (charge.state !== "open") {
    // Confirmed after it had been given up, or paid by another ask: nothing begins by it, and it was never earned.
    const again = charge.state === "paid";
    const description = again ? "A month of a plan was paid for twice" : "A subscription that had ended was paid for";
    await postJournal(tx, moneyUnmatched({ ...fact, description }), now);
    await sendBackUnearned(
      tx,
      platform,
      payment,
      again ? "This month was paid already when the money arrived." : "The plan had ended when the money arrived.",
    );
    return;
  }
  const plan = await knownPlan(tx, charge.plan, now);
  await postJournal(tx, subscriptionCharged({ ...fact, description: wordsOf(charge, plan.name) }), now);
  await updateCharge(tx, charge.subscription_charge_id, {
    state: "paid",
    paid_at: now,
    failed_at: null,
    failure: null,
    needs_confirmation: false,
  });
  await oweDocuments(tx, platform, "subscription", charge.subscription_charge_id);
  await runOn(tx, platform, row, charge);
}

async function runOn(tx: Tx, platform: Platform, row: SubscriptionRow, charge: ChargeRow): Promise<void> {
  const now = platform.clock.now();
  const id = row.subscription_id;
  const period =
    charge.kind === "upgrade"
      ? {}
      : {
          state: "active",
          period_index: charge.period_index,
          period_start: charge.period_start,
          period_end: charge.period_end,
          next_plan: null,
        };
  await updateSubscription(tx, id, { ...period, plan: charge.plan, price_minor: charge.price_minor, updated_at: now });
  if (charge.kind === "period") {
    await platform.timers.cancel(tx, DUNNING_TIMER, id);
    await platform.timers.schedule(tx, { kind: RENEWAL_TIMER, ref: id, dueAt: charge.period_end });
  }
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.subscription_paid",
    subject: { type: "subscription", id },
    before: { state: row.state, plan: row.plan },
    after: { plan: charge.plan, amount: toWire(money(charge.amount_minor, charge.currency)) },
  });
  if (row.state === "starting" || row.plan !== charge.plan) await tellPlan(tx, platform, row, charge.plan);
}

export async function collectDeclined(
  tx: Tx,
  platform: Platform,
  declined: ChargedMethod & { readonly sentence: string },
): Promise<void> {
  const { charge } = await chargeOf(tx, declined.reference);
  // The answer to an earlier ask, or to what was given up meanwhile.
  if (charge.state !== "open" || charge.method_charge_id !== declined.methodChargeId) return;
  await failAsk(tx, platform, charge, declined.sentence);
}

export async function collectWaiting(tx: Tx, platform: Platform, waiting: ChargedMethod): Promise<void> {
  const { charge } = await chargeOf(tx, waiting.reference);
  if (charge.state !== "open" || charge.method_charge_id !== waiting.methodChargeId) return;
  const marked = await updateCharge(tx, charge.subscription_charge_id, { needs_confirmation: true });
  await wait(tx, platform, marked, CONFIRM);
}

/** Nothing was taken. What starts or changes a plan is over with it; what keeps a plan is asked for again. */
export async function failAsk(tx: Tx, platform: Platform, charge: ChargeRow, sentence: string): Promise<void> {
  const row = await lockSubscription(tx, charge.subscription_id);
  assert(row, "a charge has its subscription");
  // What starts or changes a plan is over, not to be confirmed later.
  if (charge.needs_confirmation && (charge.kind === "upgrade" || row.state === "starting"))
    await giveUpWaiting(tx, platform, charge);
  const change = { failed_at: platform.clock.now(), failure: sentence, needs_confirmation: false };
  const failed = await updateCharge(tx, charge.subscription_charge_id, change);
  if (charge.kind === "upgrade") {
    await updateCharge(tx, charge.subscription_charge_id, { state: "given_up" });
    await tellFailure(tx, platform, failed, { sentence, nextTryAt: null });
    return;
  }
  if (row.state === "starting") {
    await endSubscription(tx, platform, row, "not_started");
    await tellFailure(tx, platform, failed, { sentence, nextTryAt: null });
    return;
  }
  await wait(tx, platform, failed, sentence);
}

/** Sets the day of the next try, or ends it when the days are used up. */
async function wait(tx: Tx, platform: Platform, charge: ChargeRow, sentence: string): Promise<void> {
  const now = platform.clock.now();
  const row = await lockSubscription(tx, charge.subscription_id);
  assert(row, "a charge has its subscription");
  // Cancelled, or disputed, while the card was being asked: it is not asked again for what nobody wants any more.
  if (row.cancel_at_end && charge.kind === "period") {
    await endSubscription(tx, platform, row, "cancelled");
    return;
  }
  const starting = row.state === "starting" || charge.kind === "upgrade";
  const nextTryAt = starting ? addMs(now, DAY_MS) : nextTry(charge.due_at, charge.tries, now);
  if (!nextTryAt) {
    await endSubscription(tx, platform, row, "unpaid");
    return;
  }
  if (!starting) await updateSubscription(tx, row.subscription_id, { state: "past_due", updated_at: now });
  await platform.timers.schedule(tx, { kind: DUNNING_TIMER, ref: row.subscription_id, dueAt: nextTryAt });
  await tellFailure(tx, platform, charge, { sentence, nextTryAt });
}

/** A day of the rule: asks again, or reminds the owner whose confirmation is awaited. */
export async function dun(tx: Tx, platform: Platform, subscriptionId: string): Promise<void> {
  const row = await lockSubscription(tx, subscriptionId);
  const charge = await openCharge(tx, subscriptionId);
  if (!row || !charge || row.state === "ended") return;
  if (row.state === "starting" || charge.kind === "upgrade") {
    await failAsk(tx, platform, charge, CONFIRM);
    return;
  }
  if (await isSuspended(tx, row.user_id)) {
    await endSubscription(tx, platform, row, "suspended");
    return;
  }
  if (!charge.failed_at && !charge.needs_confirmation) {
    // The provider is being asked just now: asking beside it could charge twice. Its answer sets the next day, or ends it.
    if (platform.clock.now() < answeredBy(charge)) await awaitAnswer(tx, platform, charge);
    else await endSubscription(tx, platform, row, "unpaid");
    return;
  }
  const counted = await updateCharge(tx, charge.subscription_charge_id, { tries: charge.tries + 1 });
  const other = await hasOtherCard(tx, platform, charge);
  if (charge.needs_confirmation && !other) {
    await wait(tx, platform, counted, CONFIRM);
    return;
  }
  await awaitAnswer(tx, platform, counted);
  await (other ? askOther : askAgain)(tx, platform, counted);
}

export async function hasOtherCard(tx: Tx, platform: Platform, charge: ChargeRow): Promise<boolean> {
  const { subscription_charge_id: chargeId } = charge;
  return (await waitingOnOtherCard(tx, gatewayOf(platform).name, [chargeId])).has(chargeId);
}

/** Asks the card that is the default now. From here on no answer to the ask that is given up is a failure. */
export async function askOther(tx: Tx, platform: Platform, charge: ChargeRow): Promise<void> {
  const anew = { needs_confirmation: false, method_charge_id: null };
  await updateCharge(tx, charge.subscription_charge_id, anew);
  await giveUpWaiting(tx, platform, charge);
}

/** What was to be given up goes on: its owner was faster, or the provider does not let go of it. */
export async function keepAsk(
  tx: Tx,
  platform: Platform,
  charge: ChargeRow,
  ask: { readonly methodChargeId: string; readonly waits: boolean },
): Promise<void> {
  const change = { needs_confirmation: ask.waits, method_charge_id: ask.methodChargeId };
  const kept = await updateCharge(tx, charge.subscription_charge_id, change);
  if (ask.waits) await wait(tx, platform, kept, CONFIRM);
}

/** A provider that never answers keeps no plan running; what comes after the end goes back. */
export async function awaitAnswer(tx: Tx, platform: Platform, charge: ChargeRow): Promise<void> {
  const now = platform.clock.now();
  // After the last day only where the days themselves were swept late.
  const dueAt = now < lastTry(charge.due_at) ? answeredBy(charge) : addMs(now, ANSWER_WITHIN_MS);
  await platform.timers.schedule(tx, { kind: DUNNING_TIMER, ref: charge.subscription_id, dueAt });
}

const answeredBy = (charge: ChargeRow): Date => addMs(lastTry(charge.due_at), ANSWER_WITHIN_MS);

/** One more ask, by the rule or by the person. */
export async function askAgain(tx: Tx, platform: Platform, charge: ChargeRow): Promise<void> {
  const numbered = await updateCharge(tx, charge.subscription_charge_id, { asks: charge.asks + 1 });
  if ((await askFor(tx, platform, numbered)) === "no_card") await failAsk(tx, platform, numbered, NO_CARD);
}

async function tellFailure(
  tx: Tx,
  platform: Platform,
  charge: ChargeRow,
  { sentence, nextTryAt }: { readonly sentence: string; readonly nextTryAt: Date | null },
): Promise<void> {
  const plan = await knownPlan(tx, charge.plan, platform.clock.now());
  await platform.events.publish(tx, subscriptionChargeFailed, {
    subscription_id: charge.subscription_id,
    user_id: charge.user_id,
    plan: plan.name,
    amount: toWire(money(charge.amount_minor, charge.currency)),
    sentence,
    next_try_at: nextTryAt?.toISOString() ?? null,
  });
}
