import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway } from "../gateway/port.ts";
import { sendPayout } from "./send-payout.ts";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const eur = (cents: number) => ({ amount: String(cents), currency: "EUR" });
const bank = {
  kind: "bank_account",
  holder_name: "Femi Ade",
  iban: "DE89370400440532013000",
  currency: "EUR",
} as const;
const withdraw = (person: Person, cents: number) =>
  person.api.payments.requestPayout({ body: { amount: eur(cents) }, idempotencyKey: newId() });
const payoutsOf = async (person: Person) =>
  (await person.api.payments.listPayouts()).data.map(({ amount, status }) => [amount.amount, status]);

/** 900 euros in the wallet and a verified identity; no bank account yet. */
async function earner(): Promise<Person> {
  const person = await signUp(kogi, { name: "Femi Ade" });
  const payer = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer, recipient: person, cents: 100_000n, released: 100_000n });
  await kogi.advance(5 * DAY_MS);
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  return person;
}

test("a new bank account is told to its owner, and no money goes there for a day", async () => {
  const person = await earner();
  const method = await person.api.payments.addPayoutMethod({ body: bank });
  await kogi.settle();
  const { data } = await person.api.notifications.listNotifications();
  expect(data.map((news) => news.title)).toContain("A bank account ending 3000 was added to your wallet");
  const mails = await kogi.platform.db.selectFrom("platform.mails").select("subject").execute();
  expect(mails.map((mail) => mail.subject)).toContain("A bank account ending 3000 was added to your wallet");
  expect(await refusal(withdraw(person, 90_000))).toMatchObject({
    status: 422,
    code: "payout.account_cooling",
    usable_from: method.usable_from,
  });
  expect(await payoutsOf(person)).toEqual([]);
  await kogi.advance(DAY_MS);
  expect(await withdraw(person, 90_000)).toMatchObject({ status: "requested" });
  await kogi.settle();
});

test("each Monday all that is there is paid out by itself, once, and what stands in the way waits a week", async () => {
  const person = await earner();
  await person.api.payments.addPayoutMethod({ body: bank });
  const set = await person.api.payments.setPayoutSchedule({ body: { schedule: "weekly" } });
  expect(new Date(set.next_at ?? "").getUTCDay()).toBe(1);
  await kogi.advance(8 * DAY_MS);
  const back = await signBackIn(kogi, person);
  expect(await payoutsOf(back)).toEqual([["90000", "paid"]]);
  await kogi.advance(7 * DAY_MS);
  const later = await signBackIn(kogi, person);
  expect(await payoutsOf(later)).toEqual([["90000", "paid"]]); // nothing more was earned
  const [asked] = await kogi.platform.db
    .selectFrom("platform.audit_log as entry")
    .innerJoin("payments.payouts as payout", (on) => on.on(sql<boolean>`payout.payout_id::text = entry.subject_id`))
    .select("entry.actor_id")
    .where("entry.action", "=", "payments.payout_requested")
    .where("payout.user_id", "=", person.userId)
    .execute();
  expect(asked).toEqual({ actor_id: null });
  const off = await later.api.payments.setPayoutSchedule({ body: { schedule: "manual" } });
  expect(off).toEqual({ schedule: "manual", next_at: null });
});

test("what was ordered and not sent when an account is suspended stays in the wallet; what may have left is followed", async () => {
  const { platform } = kogi;
  const person = await earner();
  await person.api.payments.addPayoutMethod({ body: bank });
  await kogi.advance(DAY_MS);
  const params = { payout_id: (await withdraw(person, 10_000)).payout_id };
  await setSuspended(kogi, person, true);
  await kogi.settle();
  await setSuspended(kogi, person, false);
  expect(await person.api.payments.getPayout({ params })).toMatchObject({
    status: "failed",
    failure: { code: "suspended_payout" },
  });
  expect((await person.api.payments.getWallet()).balances[0]).toMatchObject({
    available: eur(90_000),
    in_payout: eur(0),
  });

  const gateway = gatewayOf(platform);
  useGateway(platform, {
    ...gateway,
    async payOut(order) {
      await gateway.payOut(order);
      throw new GatewayAway("the answer was lost");
    },
  });
  const sent = { payout_id: (await withdraw(person, 20_000)).payout_id };
  await expect(sendPayout(platform, sent.payout_id)).rejects.toThrow("the answer was lost");
  useGateway(platform, gateway);
  await setSuspended(kogi, person, true);
  await sendPayout(platform, sent.payout_id);
  await setSuspended(kogi, person, false);
  expect(await person.api.payments.getPayout({ params: sent })).toMatchObject({ status: "processing", failure: null });
  await kogi.settle();
});

test("asked twice in a few minutes, a payout is asked for under one name, though the hour changes; later under another", async () => {
  const person = await earner();
  await person.api.payments.addPayoutMethod({ body: bank });
  await kogi.advance(DAY_MS);
  const { platform } = kogi;
  const gateway = gatewayOf(platform);
  const asked: number[] = [];
  useGateway(platform, {
    ...gateway,
    async payOut({ attempt }) {
      asked.push(attempt);
      throw new GatewayAway("no answer");
    },
  });
  await kogi.advance(HOUR_MS - (platform.clock.now().getTime() % HOUR_MS) - 1_000);
  const { payout_id } = await withdraw(person, 20_000);
  const ask = () => expect(sendPayout(platform, payout_id)).rejects.toThrow("no answer");
  await ask();
  await kogi.advance(1_000);
  await ask();
  const before = new Set(asked);
  await kogi.advance(11 * MINUTE_MS);
  await ask();
  expect([...before]).toEqual([1]);
  expect(asked.at(-1)).toBe(2);
  useGateway(platform, gateway);
  await sendPayout(platform, payout_id);
  await kogi.settle();
});

test("nothing is paid out to somebody whose account is suspended, and all of it on the first day after", async () => {
  const person = await earner();
  await person.api.payments.addPayoutMethod({ body: bank });
  await person.api.payments.setPayoutSchedule({ body: { schedule: "weekly" } });
  await setSuspended(kogi, person, true);
  await kogi.advance(15 * DAY_MS);
  await setSuspended(kogi, person, false);
  expect(await payoutsOf(await signBackIn(kogi, person))).toEqual([]);
  await kogi.advance(7 * DAY_MS);
  expect(await payoutsOf(await signBackIn(kogi, person))).toEqual([["90000", "paid"]]);
});

test("a schedule without a bank account pays nothing and hurts nobody", async () => {
  const person = await earner();
  await person.api.payments.setPayoutSchedule({ body: { schedule: "monthly" } });
  await kogi.advance(32 * DAY_MS);
  const back = await signBackIn(kogi, person);
  expect(await payoutsOf(back)).toEqual([]);
  expect((await back.api.payments.getPayoutSchedule()).schedule).toBe("monthly");
});

test("the desk sees everybody's payouts and asks the provider again", async () => {
  const person = await earner();
  await person.api.payments.addPayoutMethod({ body: bank });
  await kogi.advance(DAY_MS);
  const { payout_id } = await withdraw(person, 50_000);
  const admin = await signUp(kogi, { roles: ["admin"] });
  const { data } = await admin.api.payments.listAllPayouts({ query: { status: ["requested"] } });
  expect(data[0]).toMatchObject({ payout: { payout_id }, person: { user_id: person.userId } });
  const counted = await admin.api.payments.listAllPayouts({ query: { status: ["requested"], limit: 1, count: true } });
  expect(counted.total).toBe(data.length);
  await admin.api.payments.recheckPayout({ params: { payout_id } });
  await kogi.settle();
  const checked = await admin.api.payments.recheckPayout({ params: { payout_id } });
  expect(checked.payout).toMatchObject({ status: "paid", amount: eur(50_000) });
  expect(await payoutsOf(person)).toEqual([["50000", "paid"]]);
});
