// The rest of a month may cost less than Stripe charges: then it costs nothing.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { daysLater, planOf } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import type { WorldCard } from "../../../../test/stripe/stripe-cards.ts";

const kogi = world();
let stripe: OnStripe;

// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

async function saveCard(person: Person, card: WorldCard): Promise<void> {
  await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const id = stripe.standIn.world.all("checkout.session").at(-1)?.id ?? "";
  stripe.standIn.world.save(id, card);
  await stripe.tell("checkout.session.completed", { id, mode: "setup" });
}

/** With a month paid, some hours before it ends. */
async function atTheEndOfAMonth(hours: number): Promise<Person> {
  let person = await signUp(kogi);
  await saveCard(person, "approved");
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  person = await daysLater(kogi, person, 14);
  const { period_end } = await planOf(person);
  await kogi.advance(Date.parse(period_end) - kogi.platform.clock.now().getTime() - hours * HOUR_MS);
  return signBackIn(kogi, person);
}

async function upgrade(person: Person) {
  const params = { subscription_id: (await planOf(person)).subscription_id };
  const { amount_now } = await person.api.payments.previewPlanChange({ params, query: { plan: "pro" } });
  await person.api.payments.changePlan({ params, body: { plan: "pro", amount_now }, idempotencyKey: newId() });
  await kogi.settle();
  return BigInt(amount_now.amount);
}

test("an upgrade ten hours before the month ends costs nothing, and the next month its whole price", async () => {
  let person = await atTheEndOfAMonth(10);
  expect(await upgrade(person)).toBe(0n);
  const [plan, charges] = [await planOf(person), stripe.standIn.world.all("charge").length];
  expect(plan).toMatchObject({ plan: "pro", state: "active", charges: [{ kind: "period", state: "paid" }] });
  expect((await mailsTo(kogi, person.email)).filter((mail) => mail.text.includes("card"))).toEqual([]);
  await kogi.advance(11 * HOUR_MS);
  person = await signBackIn(kogi, person);
  expect((await planOf(person)).charges[0]).toMatchObject({ state: "paid", amount: { amount: "2900" } });
  expect(stripe.standIn.world.all("charge").slice(charges)).toMatchObject([{ amount: 2_900 }]);
});

test("a day before its end it still costs the difference", async () => {
  const person = await atTheEndOfAMonth(24);
  expect(await upgrade(person)).toBeGreaterThanOrEqual(50n);
  expect((await planOf(person)).charges[0]).toMatchObject({ kind: "upgrade", state: "paid" });
});

test("one that nobody confirmed before the month was renewed cannot be confirmed any more", async () => {
  const person = await atTheEndOfAMonth(24);
  await saveCard(person, "asksEachTime");
  const { data } = await person.api.payments.listSavedMethods();
  const saved_method_id = data.find((card) => !card.default)?.saved_method_id ?? "";
  await person.api.payments.setDefaultMethod({ params: { saved_method_id } });
  expect(await upgrade(person)).toBeGreaterThanOrEqual(50n);
  const intent = stripe.standIn.world.all("payment_intent").at(-1)?.id ?? "";
  const status = () => stripe.standIn.world.get(intent, "payment_intent").status;
  expect(status()).toBe("requires_payment_method");
  await kogi.advance(24 * HOUR_MS + 1);
  expect(status()).toBe("canceled");
});
