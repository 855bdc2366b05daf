// Wherever earned money has come by now, it is as old as its charge, and leaves before that is too old.
import { beforeAll, expect, test } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { paidWork, payWith, releaseWork, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { oldestInWallet } from "./age-of-wallet.ts";
import { watchWallets } from "./hold-wallet.ts";

const LOST = "4000 0000 0000 0259";
const WON_WITH_EVIDENCE = "4000 0000 0000 2685";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const now = () => kogi.platform.clock.now();
const back = (person: Person) => signBackIn(kogi, person);
const ageOf = async (person: Person, currency = "EUR") =>
  (await oldestInWallet(kogi.platform.db, { userId: person.userId, currency }))?.getTime();

/** Days pass, each with the daily job and what was due by then. */
async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    await kogi.advance(DAY_MS);
    await watchWallets(kogi.platform);
    await kogi.settle();
  }
}

async function earner(country: string, currency = "EUR"): Promise<Person> {
  const person = await signUp(kogi, { name: "Femi Ade" });
  const iban = "DE89 3704 0044 0532 0130 00";
  const { payments } = person.api;
  await payments.addPayoutMethod({ body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency } });
  await payments.submitIdentity({ body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country } });
  await kogi.settle();
  return person;
}

async function paidFor(recipient: Person, card?: string) {
  const payer = await signUp(kogi, { user_type: "client" });
  if (card === undefined) return (await paidWork(kogi, works, { payer, recipient, cents: 100_000n })).work;
  const work = await works.order(payer, recipient, 100_000n);
  await payWith(kogi, (await startPaying(payer, work)).checkout_url, card);
  await kogi.settle();
  return work;
}
const paidOut = async (person: Person) =>
  (await (await back(person)).api.payments.listPayouts()).data.map((one) => [one.status, one.amount.amount]);
const waiting = async (person: Person) => (await (await back(person)).api.payments.getWallet()).clearing;

test("what is released days before the end clears before it, says why, and has left when the days since its charge are over", async () => {
  const person = await earner("NG");
  const work = await paidFor(person);
  const chargedAt = now().getTime();
  await kogi.advance(87 * DAY_MS - HOUR_MS);
  await releaseWork(kogi, work);
  await kogi.settle();
  const [clearing] = await waiting(person);
  expect(clearing).toMatchObject({ days: 2, reason: expect.stringContaining("limited time") });
  expect(Date.parse(clearing?.available_at ?? "")).toBeLessThanOrEqual(chargedAt + 89 * DAY_MS);
  await days(2);
  expect(await paidOut(person)).toEqual([]);
  expect(Math.abs(((await ageOf(person)) ?? 0) - chargedAt)).toBeLessThan(HOUR_MS);
  await kogi.advance(DAY_MS + HOUR_MS); // ninety days and some milliseconds
  expect(await paidOut(person)).toEqual([["paid", "90000"]]);
});

test("of somebody in Thailand it clears and leaves within ten days of the charge", async () => {
  const person = await earner("TH");
  await releaseWork(kogi, await paidFor(person));
  await days(6);
  expect(await waiting(person)).toEqual([]);
  expect(await paidOut(person)).toEqual([]);
  await kogi.advance(4 * DAY_MS);
  expect(await paidOut(person)).toEqual([["paid", "90000"]]);
});

test("money that was changed into another currency, and money behind newer money, is no younger for it", async () => {
  const person = await earner("NG", "USD");
  await releaseWork(kogi, await paidFor(person));
  await kogi.advance(6 * DAY_MS);
  const charged = await ageOf(person);
  expect(now().getTime() - (charged ?? 0)).toBeGreaterThan(6 * DAY_MS - HOUR_MS);
  await days(64);
  await releaseWork(kogi, await paidFor(person));
  await kogi.advance(6 * DAY_MS);
  const { payments } = (await back(person)).api;
  const from = { amount: "90000", currency: "EUR" };
  const offer = await payments.quoteExchange({ body: { from, to_currency: "USD" } });
  await payments.acceptExchange({ params: { quote_id: offer.quote_id }, idempotencyKey: newId() });
  expect(await ageOf(person, "USD")).toBe(charged);
  expect(await ageOf(person)).toBeGreaterThan(charged ?? 0);
  await days(14);
  expect(await paidOut(person)).toEqual([["paid", offer.to.amount]]);
});

test("what is kept back after a lost dispute is let go before its money is too old", async () => {
  const person = await earner("NG");
  await paidFor(person, LOST);
  await kogi.advance(9 * DAY_MS);
  const work = await paidFor(person);
  const charged = now();
  await kogi.advance(20 * DAY_MS);
  await releaseWork(kogi, work);
  await days(15);
  const { reserves } = await (await back(person)).api.payments.getHolds();
  expect(reserves).toHaveLength(1);
  const [kept] = await kogi.platform.db
    .selectFrom("payments.reserves")
    .select(["created_at", "release_at"])
    .where("user_id", "=", person.userId)
    .execute();
  expect(kept?.release_at.getTime()).toBeLessThan(addMs(charged, 89 * DAY_MS + HOUR_MS).getTime());
  // Warned on the way; on the last day all of it leaves together.
  for (const day of [77, 90]) await kogi.advance(charged.getTime() + day * DAY_MS + HOUR_MS - now().getTime());
  expect(await paidOut(person)).toEqual([["paid", "90000"]]);
});

test("money that comes back from a bank's dispute is as old as it was", async () => {
  const person = await earner("NG");
  const work = await paidFor(person, WON_WITH_EVIDENCE);
  const chargedAt = now().getTime();
  await releaseWork(kogi, work);
  await kogi.advance(DAY_MS + 1);
  const admin = await signUp(kogi, { roles: ["admin"] });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  const params = { chargeback_id: data[0]?.chargeback_id ?? "" };
  await admin.api.payments.submitChargebackEvidence({ params, body: { text: "It was delivered and approved." } });
  await kogi.settle();
  await kogi.advance(3 * DAY_MS + 1);
  expect(Math.abs(((await ageOf(person)) ?? 0) - chargedAt)).toBeLessThan(HOUR_MS);
});
