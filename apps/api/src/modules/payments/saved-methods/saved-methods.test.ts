import { beforeAll, expect, test } from "vitest";
import { type Money, money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { CARDS, openPage, signBackIn, startPaying, submitForm, testWorks, type Works } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway } from "../gateway/port.ts";
import { gatewayPending, revenue } from "../ledger/account-keys.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargeSavedMethod, onMethodCharge } from "./charge-saved-method.ts";
import { sendMethodCharge } from "./send-method-charge.ts";
import { tellExpiries } from "./tell-expiry.ts";

const kogi = world();
let works: Works;
let client: Person;
const told: string[] = [];

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  onMethodCharge(kogi.platform, "test_plan", {
    async paid(tx, { reference, amount, gateway }) {
      told.push(`${reference} paid`);
      const leg = { debit: gatewayPending(gateway, amount.currency), credit: revenue("plan", amount.currency) };
      await postJournal(
        tx,
        { kind: "test.plan", reference, description: "A month", legs: [{ ...leg, amount, kind: "plan" }] },
        kogi.platform.clock.now(),
      );
    },
    declined: async (_tx, { reference, code }) => void told.push(`${reference} declined ${code}`),
    authenticationRequired: async (_tx, { reference }) => void told.push(`${reference} waits`),
  });
});

const fill = (cardNumber: string, expiry = "12/34") => ({
  card_number: cardNumber,
  expiry,
  cvc: "123",
  name: "Ana Sol",
});

/** Saves a card as its owner would: our button, the provider's page, back. */
async function saveCard(person: Person, cardNumber: string, answer?: "challenge_pass" | "challenge_fail") {
  const setup = await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const sent = await submitForm(kogi, setup.url, { action: "save", ...fill(cardNumber) });
  const back = answer ? await submitForm(kogi, setup.url, { action: answer }) : sent;
  const params = { method_setup_id: setup.method_setup_id };
  return { back, setup: await person.api.payments.getMethodSetup({ params }), url: setup.url };
}
const cardsOf = async (person: Person) => (await person.api.payments.listSavedMethods()).data;

const eur = (minor: bigint): Money => money(minor, "EUR");
async function charge(person: Person, reference: string, amount = eur(1_900n)) {
  const row = await kogi.platform.inTransaction((tx) =>
    chargeSavedMethod(tx, kogi.platform, {
      purpose: "test_plan",
      reference,
      userId: person.userId,
      amount,
      description: "Plan, December",
      returnPath: "/settings/plan",
    }),
  );
  await kogi.settle();
  return row.method_charge_id;
}
const chargeOf = (person: Person, id: string) =>
  person.api.payments.getMethodCharge({ params: { method_charge_id: id } });

test("a person saves cards, chooses the default and removes them; the provider forgets them too", async () => {
  const ana = await signUp(kogi);
  const first = await saveCard(ana, CARDS.approved);
  expect(first.back).toMatchObject({ status: 303, location: expect.stringContaining("/settings/payment-methods?") });
  expect(first.setup).toMatchObject({ state: "done", url: null, failure: null });
  await saveCard(ana, "5555 5555 5555 4444");
  const cards = await cardsOf(ana);
  expect(cards.map((card) => [card.brand, card.last4, card.default, card.expired])).toEqual([
    ["Visa", "4242", true, false],
    ["Mastercard", "4444", false, false],
  ]);
  const [visa, master] = cards;
  const second = { saved_method_id: master?.saved_method_id ?? "" };
  await ana.api.payments.setDefaultMethod({ params: second });
  expect((await cardsOf(ana)).map((card) => card.last4)).toEqual(["4444", "4242"]);
  await ana.api.payments.removeSavedMethod({ params: second });
  await kogi.settle();
  expect((await cardsOf(ana)).map((card) => [card.saved_method_id, card.default])).toEqual([
    [visa?.saved_method_id, true],
  ]);
  const atProvider = await kogi.platform.db
    .selectFrom("payments.sandbox_methods")
    .select(["card_number", "removed"])
    .execute();
  expect(atProvider).toContainEqual({ card_number: "5555555555554444", removed: true });
});

test("a card the bank refuses is not saved, and the page says why", async () => {
  const ana = await signUp(kogi);
  const declined = await saveCard(ana, CARDS.insufficientFunds);
  expect(declined.setup).toMatchObject({ state: "open", failure: { code: "insufficient_funds" } });
  const denied = await saveCard(ana, CARDS.challenge, "challenge_fail");
  expect(denied.setup).toMatchObject({ state: "open", failure: { code: "authentication_failed" } });
  expect(await cardsOf(ana)).toEqual([]);
  const passed = await saveCard(ana, CARDS.challenge, "challenge_pass");
  expect(passed.setup.state).toBe("done");
  expect((await cardsOf(ana)).map((card) => card.last4)).toEqual(["3220"]);
});

test("news of a saved card are enough: nobody has to come back", async () => {
  const ana = await signUp(kogi);
  const setup = await ana.api.payments.startMethodSetup({ idempotencyKey: newId() });
  await submitForm(kogi, setup.url, { action: "save", ...fill(CARDS.approved) });
  await kogi.settle();
  expect(await cardsOf(ana)).toHaveLength(1);
});

test("a card kept while paying is offered at the next checkout and pays with one click", async () => {
  const [payer, maker] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const first = await startPaying(payer, await works.order(payer, maker, 10_000n));
  await submitForm(kogi, first.checkout_url, { action: "pay", keep: "on", ...fill(CARDS.approved) });
  await kogi.settle();
  expect((await cardsOf(payer)).map((card) => card.last4)).toEqual(["4242"]);
  const next = await startPaying(payer, await works.order(payer, maker, 20_000n));
  const page = await openPage(kogi, next.checkout_url);
  const method = /name="method" value="(pm_[^"]+)"/.exec(page.page)?.[1] ?? "";
  expect(page.page).toContain("Visa ending in 4242");
  await submitForm(kogi, next.checkout_url, { action: "pay_saved", method });
  await kogi.settle();
  const params = { transaction_id: next.transaction_id };
  expect((await payer.api.payments.getPayment({ params })).status).toBe("completed");
  // Another person's page does not take it.
  const other = await startPaying(client, await works.order(client, maker, 20_000n));
  await submitForm(kogi, other.checkout_url, { action: "pay_saved", method });
  await kogi.settle();
  expect((await client.api.payments.getPayment({ params: { transaction_id: other.transaction_id } })).status).toBe(
    "pending",
  );
});

test("a saved card is charged without its owner, once for one fact, whoever asks how often", async () => {
  const ana = await signUp(kogi);
  await saveCard(ana, CARDS.approved);
  const ids = await Promise.all([1, 2, 3].map(() => charge(ana, "invoice:once")));
  expect(new Set(ids).size).toBe(1);
  expect(await chargeOf(ana, ids[0] ?? "")).toMatchObject({ state: "paid", method: { last4: "4242" }, can: [] });
  expect(told.filter((line) => line.startsWith("invoice:once"))).toEqual(["invoice:once paid"]);
  const taken = await kogi.platform.db
    .selectFrom("payments.sandbox_charges")
    .select("amount_minor")
    .where("source_kind", "=", "method_charge")
    .execute();
  expect(taken).toEqual([{ amount_minor: 1_900n }]);
});

test("a card that is declined later takes nothing, and says why", async () => {
  const ana = await signUp(kogi);
  await saveCard(ana, "4000 0000 0000 0341");
  const id = await charge(ana, "invoice:declined");
  expect(await chargeOf(ana, id)).toMatchObject({ state: "declined", failure: { code: "card_declined" } });
  expect(told).toContain("invoice:declined declined card_declined");
});

test("a bank that wants its customer is answered on its page: then the charge is paid, or declined", async () => {
  const ana = await signUp(kogi);
  await saveCard(ana, "4000 0027 6000 3184", "challenge_pass");
  for (const [reference, answer, state] of [
    ["invoice:asks", "challenge_pass", "paid"],
    ["invoice:denied", "challenge_fail", "declined"],
  ] as const) {
    const id = await charge(ana, reference);
    expect(await chargeOf(ana, id)).toMatchObject({ state: "authentication_required", can: ["confirm"] });
    expect(told).toContain(`${reference} waits`);
    const params = { method_charge_id: id };
    const { url } = await ana.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
    const back = await submitForm(kogi, url, { action: answer });
    expect(back).toMatchObject({ status: 303, location: expect.stringContaining("/settings/plan") });
    await kogi.settle();
    expect(await chargeOf(ana, id)).toMatchObject({ state, can: [] });
    const again = ana.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
    await expect(again).rejects.toMatchObject({ status: 409, code: "method_charge.not_waiting" });
  }
});

test("nobody is charged who has no card, nor sees or removes the card or the charge of another", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  await expect(charge(ana, "invoice:none")).rejects.toMatchObject({ code: "saved_method.needed" });
  await saveCard(ben, CARDS.approved);
  const [card] = await cardsOf(ben);
  const id = await charge(ben, "invoice:bens");
  const theft = ana.api.payments.removeSavedMethod({ params: { saved_method_id: card?.saved_method_id ?? "" } });
  await expect(theft).rejects.toMatchObject({ code: "saved_method.not_found" });
  await expect(chargeOf(ana, id)).rejects.toMatchObject({ code: "method_charge.not_found" });
});

test("before a card is removed its owner reads what hangs on it, and which card pays from then on", async () => {
  const ana = await signUp(kogi);
  await saveCard(ana, CARDS.approved);
  const [visa] = await cardsOf(ana);
  const params = { saved_method_id: visa?.saved_method_id ?? "" };
  expect(await ana.api.payments.getCardUse({ params })).toMatchObject({ plans: [], under_way: [], then_pays: null });
  await ana.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  const alone = await ana.api.payments.getCardUse({ params });
  expect(alone).toMatchObject({ plans: [{ plan_name: "Plus", amount: { amount: "1200" } }], then_pays: null });
  await saveCard(ana, "5555 5555 5555 4444");
  const [, other] = await cardsOf(ana);
  expect(await ana.api.payments.getCardUse({ params })).toMatchObject({ then_pays: { last4: "4444" } });
  // What is not the default pays for no plan; and what the answer said is what happens.
  const unused = { saved_method_id: other?.saved_method_id ?? "" };
  expect(await ana.api.payments.getCardUse({ params: unused })).toMatchObject({ plans: [], then_pays: null });
  await ana.api.payments.removeSavedMethod({ params });
  expect(await ana.api.payments.getCardUse({ params: unused })).toMatchObject({ plans: [{ plan_name: "Plus" }] });
  await expect(ana.api.payments.getCardUse({ params })).rejects.toMatchObject({ code: "saved_method.not_found" });
});

test("a month before a card expires its owner is told, once", async () => {
  const ana = await signUp(kogi);
  const now = kogi.platform.clock.now();
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 1));
  const last = new Date(end.getTime() - DAY_MS);
  const expiry = `${String(last.getUTCMonth() + 1).padStart(2, "0")}/${last.getUTCFullYear() % 100}`;
  const setup = await ana.api.payments.startMethodSetup({ idempotencyKey: newId() });
  await submitForm(kogi, setup.url, { action: "save", ...fill(CARDS.approved, expiry) });
  await kogi.settle();
  await kogi.advance(end.getTime() - now.getTime() - 31 * DAY_MS);
  expect(await tellExpiries(kogi.platform)).toBe(0);
  await kogi.advance(2 * DAY_MS);
  expect((await Promise.all([tellExpiries(kogi.platform), tellExpiries(kogi.platform)])).toSorted()).toEqual([0, 1]);
  await kogi.settle();
  const back = await signBackIn(kogi, ana);
  expect(await cardsOf(back)).toMatchObject([{ expires_soon: true, expired: false }]);
  const { data } = await back.api.notifications.listNotifications({ query: {} });
  expect(data.map((news) => news.title).filter((title) => title.includes("expires"))).toEqual([
    expect.stringMatching(/^Visa ending in 4242 expires in [0-9]{2}\/[0-9]{4}$/),
  ]);
});

test("a card that was not asked yet when its owner was suspended is not; one that may have been is followed", async () => {
  const { platform } = kogi;
  const ana = await signUp(kogi);
  await saveCard(ana, CARDS.approved);
  await setSuspended(kogi, ana, true);
  const stopped = await charge(ana, "suspended:1");
  await setSuspended(kogi, ana, false);
  expect(told.at(-1)).toBe("suspended:1 declined suspended_card");
  expect(await chargeOf(ana, stopped)).toMatchObject({ state: "declined" });

  const gateway = gatewayOf(platform);
  useGateway(platform, {
    ...gateway,
    async chargeMethod(order) {
      await gateway.chargeMethod(order);
      throw new GatewayAway("the answer was lost");
    },
  });
  const asked = await charge(ana, "suspended:2");
  useGateway(platform, gateway);
  await setSuspended(kogi, ana, true);
  await sendMethodCharge(platform, asked);
  await setSuspended(kogi, ana, false);
  expect(told.at(-1)).toBe("suspended:2 paid");
});

test("a card that lies with another provider is neither shown nor charged", async () => {
  const person = await signUp(kogi);
  await saveCard(person, CARDS.approved);
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...gateway, name: "another" });
  await expect(charge(person, newId())).rejects.toMatchObject({ code: "saved_method.needed" });
  expect(await cardsOf(person)).toEqual([]);
  useGateway(kogi.platform, gateway);
  expect(await cardsOf(person)).toHaveLength(1);
});
