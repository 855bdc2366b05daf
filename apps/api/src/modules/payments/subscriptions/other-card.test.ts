// A bank asks for the owner of a card they do not use any more: another card pays, and never one beside the other.
import { beforeEach, expect, test, vi } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { saveCard } from "#test/saved-cards.ts";
import { daysLater, planOf, subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";

const kogi = world();
// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

let person: Person;
beforeEach(async () => {
  person = await subscribe(kogi, "plus", "asksEachTime");
});

const asksOf = async (who: Person) =>
  (
    await kogi.platform.db
      .selectFrom("payments.method_charges")
      .select("state")
      .where("user_id", "=", who.userId)
      .orderBy("created_at")
      .execute()
  ).map((ask) => ask.state);
const pay = async (who: Person) =>
  who.api.payments.paySubscription({
    params: { subscription_id: (await planOf(who)).subscription_id },
    idempotencyKey: newId(),
  });
const removeOldest = async (who: Person) => {
  const { data } = await who.api.payments.listSavedMethods();
  await who.api.payments.removeSavedMethod({ params: { saved_method_id: data.at(-1)?.saved_method_id ?? "" } });
};

test("with another card it can be tried at once; without one there is nothing to try", async () => {
  expect(await planOf(person)).toMatchObject({ state: "past_due", can: ["cancel", "confirm"] });
  expect(await refusal(pay(person))).toMatchObject({ code: "subscription.nothing_due" });
  await saveCard(kogi, person);
  expect((await planOf(person)).can).toEqual(["pay_now", "cancel", "confirm"]);
  await pay(person);
  await kogi.settle();
  expect(await asksOf(person)).toEqual(["declined", "paid"]);
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
  const { data } = await person.api.notifications.listNotifications({ query: {} });
  expect(data.filter((one) => one.kind === "payments.subscription_charge_failed")).toHaveLength(1);
});

test("a day of the rule asks the card that is the default by then, also once the other was removed", async () => {
  await saveCard(kogi, person);
  await removeOldest(person);
  await kogi.settle();
  person = await daysLater(kogi, person, 1);
  expect(await asksOf(person)).toEqual(["declined", "paid"]);
  expect(await planOf(person)).toMatchObject({ state: "active" });
});

test("whoever cancels is asked for nothing more", async () => {
  await person.api.payments.cancelSubscription({
    params: { subscription_id: (await planOf(person)).subscription_id },
  });
  await kogi.settle();
  expect(await asksOf(person)).toEqual(["declined"]);
  await kogi.advance(HOUR_MS);
  person = await signBackIn(kogi, person);
  expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "cancelled" });
});

test("what waits for its very first confirmation ends at once when it is cancelled, and nothing is charged", async () => {
  const cancel = async () =>
    person.api.payments.cancelSubscription({ params: { subscription_id: (await planOf(person)).subscription_id } });
  await cancel();
  // The second of its kind has no trial.
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  await kogi.settle();
  expect(await planOf(person)).toMatchObject({ state: "starting", can: ["cancel", "confirm"] });
  expect(await cancel()).toMatchObject({ state: "ended", end_reason: "cancelled" });
  await kogi.settle();
  expect(await asksOf(person)).toEqual(["declined", "declined"]);
});
