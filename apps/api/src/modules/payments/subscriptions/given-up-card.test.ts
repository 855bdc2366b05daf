// The ask of a card is given up at Stripe, and what Stripe says of that is heard before another card is asked.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { daysLater, planOf } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import type { WorldCard } from "../../../../test/stripe/stripe-cards.ts";
import { Refusal } from "../../../../test/stripe/stripe-world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { askOtherCard } from "./ask-other-card.ts";

const kogi = world();
let stripe: OnStripe;
let person: Person;
const CANCEL = "POST /v1/payment_intents/*/cancel";

// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

/** Past their trial, with a bank that waits for them. */
beforeEach(async () => {
  person = await signUp(kogi);
  await saveOnStripe("asksEachTime");
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  person = await daysLater(kogi, person, 14);
});

async function saveOnStripe(card: WorldCard): Promise<void> {
  const { method_setup_id } = await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const session = stripe.standIn.world.all("checkout.session").at(-1)?.id ?? "";
  stripe.standIn.world.save(session, card);
  await person.api.payments.getMethodSetup({ params: { method_setup_id } });
  const { data } = await person.api.payments.listSavedMethods();
  const newest = data.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))[0];
  if (newest && !newest.default)
    await person.api.payments.setDefaultMethod({ params: { saved_method_id: newest.saved_method_id } });
}

const asksOf = async (who: Person) =>
  (
    await kogi.platform.db
      .selectFrom("payments.method_charges")
      .select("state")
      .where("user_id", "=", who.userId)
      .orderBy("created_at")
      .execute()
  ).map((ask) => ask.state);
const openChargeOf = async (who: Person) =>
  (await planOf(who)).charges.find((charge) => charge.state === "open")?.subscription_charge_id ?? "";
const failuresOf = async (who: Person) => {
  const { data } = await who.api.notifications.listNotifications({ query: {} });
  return data.filter((one) => one.kind === "payments.subscription_charge_failed").length;
};

test("on the last day, too, another card pays, however early Stripe tells that the first ask is over", async () => {
  const method_charge_id = (await planOf(person)).open_charge?.method_charge_id ?? "";
  person = await daysLater(kogi, person, 6);
  await saveOnStripe("approved");
  const told = await failuresOf(person);
  stripe.standIn.world.spoilt.set(CANCEL, "lost");
  person = await daysLater(kogi, person, 1);
  const id = stripe.standIn.world.all("payment_intent").at(-1)?.id ?? "";
  await stripe.tell("payment_intent.canceled", { id, metadata: { kogi_method_charge: method_charge_id } });
  stripe.standIn.world.spoilt.clear();
  // As the job does when its time has come again.
  await askOtherCard(kogi.platform, { subscription_charge_id: await openChargeOf(person), method_charge_id });
  await kogi.settle();
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
  expect(await asksOf(person)).toEqual(["declined", "paid"]);
  expect(await failuresOf(person)).toBe(told);
});

test("an ask that Stripe does not let go of stays one that waits, and ends the plan on the last day", async () => {
  await saveOnStripe("approved");
  stripe.standIn.world.spoilt.set(CANCEL, new Refusal(400, { type: "invalid_request_error", message: "Not now." }));
  person = await daysLater(kogi, person, 1);
  expect(await planOf(person)).toMatchObject({
    state: "past_due",
    open_charge: { needs_confirmation: true },
    can: ["pay_now", "cancel", "confirm"],
  });
  person = await daysLater(kogi, person, 6);
  stripe.standIn.world.spoilt.clear();
  expect(await asksOf(person)).toEqual(["authentication_required"]);
  expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "unpaid" });
});

test("what waits at a provider that is not in use any more keeps no card of the one that is from paying", async () => {
  const atStripe = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...atStripe, name: "other" });
  try {
    await saveOnStripe("approved");
    expect((await planOf(person)).can).toContain("pay_now");
    person = await daysLater(kogi, person, 1);
    expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
    expect(await asksOf(person)).toEqual(["authentication_required", "paid"]);
  } finally {
    useGateway(kogi.platform, atStripe);
  }
});
