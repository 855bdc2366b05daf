// A bank that wants its customer is heard wherever it answers: on its page, at once, or while its news got lost.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { daysLater, planOf } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import type { WorldCard } from "../../../../test/stripe/stripe-cards.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { dunOrLook, dunWaiting } from "./dun-waiting.ts";
import { DUNNING_TIMER } from "./subscription.timers.ts";
import { openCharge } from "./subscriptions.repository.ts";

const kogi = world();
let stripe: OnStripe;
let person: Person;

// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

/** Past their trial, with a bank that waits for them. */
async function waiting(card: WorldCard): Promise<void> {
  person = await signUp(kogi);
  const { method_setup_id } = await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  stripe.standIn.world.save(stripe.standIn.world.all("checkout.session").at(-1)?.id ?? "", card);
  await person.api.payments.getMethodSetup({ params: { method_setup_id } });
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  person = await daysLater(kogi, person, 14);
  expect(await planOf(person)).toMatchObject({ state: "past_due", open_charge: { needs_confirmation: true } });
}
const newestIntent = () => stripe.standIn.world.all("payment_intent").at(-1)?.id ?? "";
async function confirm() {
  const params = { method_charge_id: (await planOf(person)).open_charge?.method_charge_id ?? "" };
  return person.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
}
/** Confirmed on the bank's page, and Stripe's news of it never come. */
async function confirmUnheard(): Promise<void> {
  expect((await confirm()).url).toContain("https://hooks.stripe.com/");
  stripe.standIn.world.confirm(newestIntent(), true);
}

test("a bank that asks its present customer nothing has said yes: the plan runs on at once", async () => {
  await waiting("asksOnlyAway");
  expect(await confirm()).toMatchObject({ url: null, charge: { state: "paid", failure: null } });
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
});

test("a bank that says no to its present customer is heard with its reason, and asked again by the rule", async () => {
  await waiting("declinesWhenAsked");
  const { url, charge } = await confirm();
  expect([url, charge.state, charge.failure?.code]).toEqual([null, "declined", "insufficient_funds"]);
  expect(await planOf(person)).toMatchObject({ state: "past_due", open_charge: { needs_confirmation: false } });
});

test("a card that Stripe does not know any more is told as one that is not taken", async () => {
  await waiting("asksEachTime");
  for (const method of stripe.standIn.world.all("payment_method")) method.customer = null;
  const { url, charge } = await confirm();
  expect([url, charge.state, charge.failure?.code]).toEqual([null, "declined", "card_refused"]);
});

test("confirmed and paid while the news got lost, it is heard before the owner is reminded", async () => {
  await waiting("asksEachTime");
  await confirmUnheard();
  person = await daysLater(kogi, person, 1);
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
  expect(await refusal(confirm())).toMatchObject({ status: 404 });
});

test("the comparison at night asks about charges that wait, of the amount that came in", async () => {
  await waiting("asksEachTime");
  await confirmUnheard();
  await reconcile(kogi.platform);
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
});

test("a day of the rule whose job died comes again within the hour, and one that comes twice counts once", async () => {
  await waiting("asksEachTime");
  const { db, clock, inTransaction } = kogi.platform;
  const plan = await db
    .selectFrom("payments.subscriptions")
    .select("subscription_id")
    .where("user_id", "=", person.userId)
    .executeTakeFirstOrThrow();
  const { subscription_id } = plan;
  const tries = async () => (await openCharge(db, subscription_id))?.tries ?? -1;
  const before = await tries();
  await inTransaction((tx) => dunOrLook(tx, kogi.platform, subscription_id));
  const timer = await db
    .selectFrom("platform.timers")
    .select("due_at")
    .where("kind", "=", DUNNING_TIMER)
    .where("ref", "=", subscription_id)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  expect(timer.due_at.getTime() - clock.now().getTime()).toBeLessThanOrEqual(HOUR_MS);
  for (let one = 0; one < 2; one += 1) await dunWaiting(kogi.platform, { subscription_id, tries: before });
  expect(await tries()).toBe(before + 1);
  // The job that was queued finds the day counted.
  await kogi.settle();
  expect(await tries()).toBe(before + 1);
});

test("unpaid at the end, nobody can confirm it any more", async () => {
  await waiting("asksEachTime");
  const intent = newestIntent();
  person = await daysLater(kogi, person, 7);
  expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "unpaid" });
  expect(stripe.standIn.world.get(intent, "payment_intent").status).toBe("canceled");
});
