// A bank that knows no such account is not asked again each week: its owner is told, and adds one.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { releaseWork, signBackIn, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";

const kogi = world();
// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
let stripe: OnStripe;
let person: Person;
const CLOSED = "DE62370400440532013001";

beforeAll(async () => {
  stripe = await onStripe(kogi);
  const client = await signUp(kogi, { user_type: "client" });
  person = await signUp(kogi, { name: "Femi Ade" });
  const work = await testWorks(kogi).order(client, person, 50_000n);
  await stripe.pay(client, work);
  await releaseWork(kogi, work);
  await add(CLOSED);
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await days(15);
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const add = (iban: string) =>
  person.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency: "EUR" },
  });
async function days(count: number): Promise<void> {
  await kogi.advance(count * DAY_MS);
  person = await signBackIn(kogi, person);
}
const methods = async () => (await person.api.payments.listPayoutMethods()).data;
const payouts = async () => (await person.api.payments.listPayouts({ query: {} })).data;
const withdraw = () =>
  person.api.payments.requestPayout({
    body: { amount: { amount: "10000", currency: "EUR" } },
    idempotencyKey: newId(),
  });

test("an account that its bank has closed is asked once, and again when it was added anew", async () => {
  await person.api.payments.setPayoutSchedule({ body: { schedule: "weekly" } });
  await days(8);
  await days(1);
  const sent = stripe.standIn.world.all("payout").at(-1);
  await stripe.tell("payout.failed", { id: sent?.id }, sent?.account);
  const failed = await payouts();
  expect(failed).toMatchObject([{ status: "failed", failure: { code: "account_closed" } }]);
  expect(await methods()).toMatchObject([{ last4: "3001", broken: true, default: false }]);
  await days(21);
  expect(await payouts()).toHaveLength(failed.length);
  expect(await refusal(withdraw())).toMatchObject({ code: "payout.method_needed" });
  await add(CLOSED);
  // The provider keeps the only one of its currency and takes it no second time: it is the same one, and waits anew.
  const [anew, ...others] = await methods();
  expect(others).toEqual([]);
  expect(anew).toMatchObject({ last4: "3001", broken: false, default: true });
  expect(Date.parse(anew?.usable_from ?? "")).toBeGreaterThan(kogi.platform.clock.now().getTime());
  expect(stripe.standIn.world.all("bank_account")).toHaveLength(1);
  await days(2);
  expect(await withdraw()).toMatchObject({ status: "requested" });
  await kogi.settle();
});
