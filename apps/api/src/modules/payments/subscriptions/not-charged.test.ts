// Whose card is not asked (again): whoever is kept out, or wants no more of it.
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { meetAtLock } from "#test/at-once.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { saveCard } from "#test/saved-cards.ts";
import { daysLater, planOf, subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway } from "../gateway/port.ts";
import { renewSubscription } from "./renew-subscription.ts";

const kogi = world();

// Months pass in these stories, each with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

const asksOf = async (person: Person) =>
  (
    await kogi.platform.db
      .selectFrom("payments.method_charges")
      .select("state")
      .where("user_id", "=", person.userId)
      .orderBy("created_at")
      .execute()
  ).map((ask) => ask.state);

async function suspendedFor(days: number, person: Person): Promise<Person> {
  await setSuspended(kogi, person, true);
  await daysLater(kogi, person, days);
  await setSuspended(kogi, person, false);
  return daysLater(kogi, person, 0);
}

test("the plan of somebody whose account is suspended ends with what was paid for, and their card is not asked", async () => {
  let person = await subscribe(kogi, "plus");
  person = await suspendedFor(40, person);
  expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "suspended" });
  expect(await asksOf(person)).toEqual(["paid"]);
});

test("nor is a card that had been declined asked again while its owner is kept out", async () => {
  let person = await subscribe(kogi, "plus", "declinedLater");
  expect(await planOf(person)).toMatchObject({ state: "past_due" });
  person = await suspendedFor(8, person);
  expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "suspended" });
  expect(await asksOf(person)).toEqual(["declined"]);
});

test.for(["declinedLater", "asksEachTime"] as const)(
  "who cancels while the card (%s) is being asked for the next period is asked for nothing more",
  async (card) => {
    const { platform } = kogi;
    let person = await signUp(kogi);
    await saveCard(kogi, person, card);
    const { subscription_id } = await person.api.payments.startSubscription({
      body: { plan: "plus" },
      idempotencyKey: newId(),
    });
    await kogi.settle();
    platform.clock.setOffset(platform.clock.offsetMs + 14 * DAY_MS);
    await platform.inTransaction((tx) => renewSubscription(tx, platform, subscription_id));
    person = await signBackIn(kogi, person);
    await person.api.payments.cancelSubscription({ params: { subscription_id } });
    person = await daysLater(kogi, person, 0);
    expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "cancelled", open_charge: null });
    person = await daysLater(kogi, person, 8);
    expect(await asksOf(person)).toHaveLength(1);
  },
);

test.for(["the end of the trial", "a day of the rule", "the person"] as const)(
  "an ask (by %s) that the provider never answers keeps no plan running past the last day, and money that comes then goes back",
  async (by) => {
    const { platform } = kogi;
    const gateway = gatewayOf(platform);
    const away = () =>
      useGateway(platform, {
        ...gateway,
        chargeMethod: () => Promise.reject(new GatewayAway("no answer to this card")),
      });
    if (by === "the end of the trial") away();
    let person = await subscribe(kogi, "plus", by === "the end of the trial" ? "approved" : "declinedLater");
    const { subscription_id } = await planOf(person);
    const asks = (await asksOf(person)).length;
    await saveCard(kogi, person);
    away();
    if (by === "the person")
      await person.api.payments.paySubscription({ params: { subscription_id }, idempotencyKey: newId() });
    for (const days of [1, 2, 2, 2]) person = await daysLater(kogi, person, days);
    expect((await planOf(person)).state).not.toBe("ended");
    await kogi.advance(HOUR_MS);
    person = await daysLater(kogi, person, 0);
    expect(await planOf(person)).toMatchObject({ state: "ended", end_reason: "unpaid" });
    expect(await asksOf(person)).toHaveLength(by === "the end of the trial" ? 1 : asks + 1);
    useGateway(platform, gateway);
    await kogi.advance(HOUR_MS);
    await finishStuck(platform);
    await kogi.settle();
    person = await daysLater(kogi, person, 0);
    expect((await asksOf(person)).at(-1)).toBe("paid");
    expect((await person.api.payments.listPayments()).data).toMatchObject([{ status: "refunded" }]);
    expect(await planOf(person)).toMatchObject({ state: "ended" });
  },
);

test("a plan whose only card is removed while it begins does not begin, and another one does once there is a card", async () => {
  let person = await signUp(kogi);
  await saveCard(kogi, person);
  const start = () => person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  const { subscription_id } = await start();
  await person.api.payments.cancelSubscription({ params: { subscription_id } });
  person = await daysLater(kogi, person, 15);
  const [card] = (await person.api.payments.listSavedMethods()).data;
  const refused = Promise.withResolvers<Awaited<ReturnType<typeof refusal>>>();
  await meetAtLock(kogi, {
    // Between its look at the cards and its charge.
    first: (tx) => sql`lock table payments.subscription_charges in share row exclusive mode`.execute(tx),
    second: () => refusal(start()).then(refused.resolve, refused.reject),
    rest: () => person.api.payments.removeSavedMethod({ params: { saved_method_id: card?.saved_method_id ?? "" } }),
  });
  expect(await refused.promise).toMatchObject({ status: 422, code: "saved_method.needed" });
  expect((await person.api.payments.listSubscriptions({})).data).toMatchObject([{ state: "ended" }]);
  await saveCard(kogi, person);
  await start();
  await kogi.settle();
  expect(await planOf(person)).toMatchObject({ state: "active" });
});
