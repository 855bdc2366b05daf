// Earned money may not lie here for ever: its owner is warned, then it goes to their bank account by itself.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { watchWallets } from "./hold-wallet.ts";

const GOOD_IBAN = "DE89 3704 0044 0532 0130 00";
const REFUSED_IBAN = "DE35 3704 0044 0532 0130 02";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const eur = (cents: number) => ({ amount: String(cents), currency: "EUR" });
const back = (person: Person) => signBackIn(kogi, person);
const payouts = async (person: Person) =>
  (await (await back(person)).api.payments.listPayouts()).data.map((one) => [one.status, one.amount.amount]);
const warnings = async (person: Person) =>
  (await (await back(person)).api.notifications.listNotifications({ query: { limit: 100 } })).data.filter(
    (notice) => notice.kind === "payments.wallet_held",
  ).length;
const addAccount = async (person: Person, iban = GOOD_IBAN) => {
  const { payments } = (await back(person)).api;
  await payments.addPayoutMethod({ body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency: "EUR" } });
  await payments.submitIdentity({ body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" } });
};

/** Earns in euros, after a fee of a tenth, and waits until it can be withdrawn. */
async function earn(person: Person, gross: bigint): Promise<void> {
  const payer = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer, recipient: await back(person), cents: gross, released: gross });
  await kogi.advance(5 * DAY_MS + 1);
}

/** Some days, and on the last of them the daily job, by two processes at once. */
async function later(days: number): Promise<void> {
  await kogi.advance(days * DAY_MS);
  await Promise.all([watchWallets(kogi.platform), watchWallets(kogi.platform)]);
  await kogi.settle();
}

test("76 days after the charge an earner is warned, after 90 the money goes to their bank by itself, once", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  await earn(person, 100_000n);
  await addAccount(person);
  await later(1); // the sixth day: five of them it was clearing
  await later(69);
  expect(await warnings(person)).toBe(0);
  await later(1);
  expect([await warnings(person), await payouts(person)]).toEqual([1, []]);
  await later(13);
  expect([await warnings(person), await payouts(person)]).toEqual([1, []]);
  const { clock, timers } = kogi.platform;
  clock.setOffset(clock.offsetMs + 3 * DAY_MS); // late
  await Promise.all([timers.sweep(), timers.sweep()]);
  await kogi.settle();
  await later(1);
  expect([await warnings(person), await payouts(person)]).toEqual([1, [["paid", "90000"]]]);
});

test("what came first leaves first: whoever withdraws in time is left alone with what came later", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  await earn(person, 100_000n);
  await addAccount(person);
  await later(40);
  await earn(person, 50_000n);
  await (await back(person)).api.payments.requestPayout({ body: { amount: eur(90_000) }, idempotencyKey: newId() });
  await later(60);
  expect([await warnings(person), await payouts(person)]).toEqual([0, [["paid", "90000"]]]);
  await later(20);
  expect(await warnings(person)).toBe(1);
  await later(12);
  expect(await payouts(person)).toEqual([
    ["paid", "45000"],
    ["paid", "90000"],
  ]);
});

test("of somebody whose account is suspended it stays where it is, and goes on the day after", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  await earn(person, 100_000n);
  await addAccount(person);
  await later(77);
  await setSuspended(kogi, person, true);
  await later(20);
  await setSuspended(kogi, person, false);
  expect(await payouts(person)).toEqual([]);
  await later(1);
  expect(await payouts(person)).toEqual([["paid", "90000"]]);
});

test("without an account it is warned and waits; on the day after there is one it goes", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  await earn(person, 100_000n);
  await later(120); // nobody was there to warn: a day comes first
  expect([await warnings(person), await payouts(person)]).toEqual([1, []]);
  await later(20);
  expect(await payouts(person)).toEqual([]);
  await addAccount(person);
  await later(2);
  expect(await payouts(person)).toEqual([["paid", "90000"]]);
});

test("a payout that comes back does not make the money younger: it is tried again the day after, and no oftener than its owner is warned", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  await earn(person, 100_000n);
  await addAccount(person, REFUSED_IBAN);
  await later(77);
  await later(14);
  await later(2);
  const tries = await payouts(person);
  expect(tries.map(([status]) => status)).toEqual(["failed", "failed"]);
  // Then its owner is told anew, and has the days of the warning to name another account.
  await later(12);
  expect((await payouts(person)).length).toBe(2);
  await later(14);
  expect((await payouts(person)).length).toBeGreaterThan(2);
});
