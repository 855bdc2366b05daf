// One month of a plan is charged once; money that comes for it a second time goes back as if it had never come.
import { expect, onTestFinished, test, vi } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn, submitForm } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import { daysLater, planOf, subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { revenue, unmatched } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { askAgain } from "./collect-charge.ts";
import { openCharge } from "./subscriptions.repository.ts";

const kogi = world();
vi.setConfig({ testTimeout: 90_000 });

const postedOf = async (account: ReturnType<typeof revenue>) =>
  (await balanceOf(kogi.platform.db, account)).posted.minor;
const earned = () => postedOf(revenue("subscription", "USD"));
const asksOf = async (person: Person) => {
  const rows = await kogi.platform.db
    .selectFrom("payments.method_charges")
    .select("state")
    .where("user_id", "=", person.userId)
    .orderBy("method_charge_id")
    .execute();
  return rows.map((row) => row.state);
};

test("on a day of the rule nothing is asked beside what the person has just asked for; later it is looked at again", async () => {
  let who = await subscribe(kogi, "plus", "declinedLater");
  who = await daysLater(kogi, who, 1);
  await saveCard(kogi, who);
  const { clock, timers } = kogi.platform;
  // The provider is slow: the job that asks it waits still when the third day comes.
  clock.setOffset(clock.offsetMs + 2 * DAY_MS - 1);
  who = await signBackIn(kogi, who);
  const params = { subscription_id: (await planOf(who)).subscription_id };
  await who.api.payments.paySubscription({ params, idempotencyKey: newId() });
  clock.setOffset(clock.offsetMs + DAY_MS);
  await timers.sweep();
  expect(await asksOf(who)).toEqual(["declined", "declined", "requested"]);
  await kogi.settle();
  who = await daysLater(kogi, who, 2);
  expect(await asksOf(who)).toEqual(["declined", "declined", "paid"]);
  expect(await planOf(who)).toMatchObject({ state: "active", open_charge: null });
});

test("an ask that is declined after a day came is the ask of that day: the next is on the next one", async () => {
  let who = await subscribe(kogi, "plus", "declinedLater");
  who = await daysLater(kogi, who, 1);
  const { clock, timers } = kogi.platform;
  const params = { subscription_id: (await planOf(who)).subscription_id };
  await who.api.payments.paySubscription({ params, idempotencyKey: newId() });
  clock.setOffset(clock.offsetMs + 2 * DAY_MS);
  await timers.sweep();
  expect(await asksOf(who)).toEqual(["declined", "declined", "requested"]);
  await kogi.settle();
  expect(await asksOf(who)).toEqual(["declined", "declined", "declined"]);
  who = await signBackIn(kogi, who);
  const { state, open_charge, period_end } = await planOf(who);
  expect(state).toBe("past_due");
  // Due when the trial ended, which is when its period did.
  expect(open_charge?.next_try_at?.slice(0, 10)).toBe(
    new Date(Date.parse(period_end) + 5 * DAY_MS).toISOString().slice(0, 10),
  );
  who = await daysLater(kogi, who, 2);
  expect(await asksOf(who)).toHaveLength(4);
});

test("a month that is paid already is not paid again: the second money goes back, was never earned, and credits nothing", async () => {
  let who = await subscribe(kogi, "plus", "asksEachTime");
  const { subscription_id, open_charge } = await planOf(who);
  await saveCard(kogi, who);
  await kogi.platform.inTransaction(async (tx) => {
    const charge = await openCharge(tx, subscription_id);
    if (charge) await askAgain(tx, kogi.platform, charge);
  });
  await kogi.settle();
  who = await signBackIn(kogi, who);
  expect(await planOf(who)).toMatchObject({ state: "active", charges: [{ state: "paid" }] });
  const before = await earned();
  const params = { method_charge_id: open_charge?.method_charge_id ?? "" };
  const { url } = await who.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
  await submitForm(kogi, url, { action: "challenge_pass" });
  await kogi.settle();
  const payments = (await who.api.payments.listPayments()).data;
  expect(payments.map((one) => one.status).toSorted()).toEqual(["completed", "refunded"]);
  const back = payments.find((one) => one.status === "refunded");
  expect(back?.refunds).toMatchObject([
    { state: "done", reason: "This month was paid already when the money arrived." },
  ]);
  expect(await earned()).toBe(before);
  expect(await postedOf(unmatched("sandbox", "USD"))).toBe(0n);
  const documents = (await who.api.payments.listInvoices({ query: {} })).data;
  expect(documents.map((one) => one.kind)).toEqual(["subscription_invoice"]);
  expect(await planOf(who)).toMatchObject({ state: "active", charges: [{ state: "paid" }] });
  // It came and went: a year says neither that it was paid nor that it was given back.
  const year = String(kogi.platform.clock.now().getUTCFullYear());
  expect((await who.api.payments.getTaxYear({ params: { year } })).totals).toMatchObject([{ kind: "subscriptions" }]);
});

test("money for a plan that had been given up goes back by itself, is nobody's revenue, and was never invoiced", async () => {
  // A provider that does not let go of it when the plan ends.
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    async cancelCharge(reference) {
      const charge = await gateway.fetchMethodCharge(reference);
      if (!charge) throw new Error("it was asked");
      return charge;
    },
  });
  onTestFinished(() => useGateway(kogi.platform, gateway));
  let who = await subscribe(kogi, "plus", "asksEachTime");
  const { open_charge } = await planOf(who);
  who = await daysLater(kogi, who, 8);
  expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "unpaid" });
  const params = { method_charge_id: open_charge?.method_charge_id ?? "" };
  const { url } = await who.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
  await submitForm(kogi, url, { action: "challenge_pass" });
  await kogi.settle();
  expect(await postedOf(unmatched("sandbox", "USD"))).toBe(0n);
  expect(await planOf(who)).toMatchObject({ state: "ended", charges: [{ refunded: { amount: "1200" } }] });
  expect((await who.api.payments.listInvoices({ query: {} })).data).toEqual([]);
  const { data } = await who.api.payments.listPayments();
  expect(data).toMatchObject([{ type: "subscription", status: "refunded", refunds: [{ state: "done" }] }]);
});
