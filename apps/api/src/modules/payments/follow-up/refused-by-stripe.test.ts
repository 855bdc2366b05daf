// Stripe's refusals end what was asked for; what was moved on the way there comes back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, releaseWork, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { Refusal } from "../../../../test/stripe/stripe-world.ts";
import { books, refundMilestone } from "../index.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { chargeSavedMethod, onMethodCharge } from "../saved-methods/charge-saved-method.ts";
import { sendMethodCharge } from "../saved-methods/send-method-charge.ts";
import { finishStuck } from "./finish-stuck.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let client: Person;
const declined: string[] = [];

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  onMethodCharge(kogi.platform, "test_plan", {
    async paid() {
      throw new Error("nothing of this is paid");
    },
    declined: async (_tx, { reference, code }) => void declined.push(`${reference} ${code}`),
    authenticationRequired: async () => undefined,
  });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

/** Somebody whose money of one work has cleared, with this bank account. */
async function earner(iban: string, currency: string, minor: bigint): Promise<Person> {
  const person = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, person, minor, currency);
  await stripe.pay(client, work);
  await releaseWork(kogi, work);
  await person.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency },
  });
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await kogi.advance(15 * DAY_MS);
  client = await signBackIn(kogi, client);
  return signBackIn(kogi, person);
}
const withdraw = (person: Person, amount: string, currency: string) =>
  person.api.payments.requestPayout({ body: { amount: { amount, currency } }, idempotencyKey: newId() });

test("a payout refused after its transfer fails, and the transfer comes back", async () => {
  const person = await earner("DE35370400440532013002", "EUR", 50_000n);
  const { payout_id } = await withdraw(person, "20000", "EUR");
  await kogi.settle();
  const payout = await person.api.payments.getPayout({ params: { payout_id } });
  expect(payout).toMatchObject({ status: "failed", failure: { code: "payout_refused" } });
  const sent = stripe.standIn.world.all("transfer").filter((one) => one.transfer_group === payout_id);
  expect(sent.map((one) => [one.amount, one.amount_reversed])).toEqual([[20_000, 20_000]]);
  expect((await person.api.payments.getWallet()).balances[0]).toMatchObject({
    available: { amount: "45000", currency: "EUR" },
  });
});

const stateOf = async (person: Person, payout_id: string) => ({
  status: (await person.api.payments.getPayout({ params: { payout_id } })).status,
  available: (await person.api.payments.getWallet()).balances[0]?.available.amount,
  transfers: stripe.standIn.world
    .all("transfer")
    .filter((one) => one.transfer_group === payout_id)
    .map((one) => one.amount - one.amount_reversed),
});
const hourLater = async (person: Person): Promise<Person> => {
  await kogi.advance(HOUR_MS);
  await finishStuck(kogi.platform);
  return signBackIn(kogi, person);
};

test("an account that is closed to us while a payout may have left it ends nothing: once it answers, what left is found", async () => {
  const { spoilt } = stripe.standIn.world;
  let person = await earner("DE89370400440532013000", "EUR", 50_000n);
  spoilt.set("POST /v1/payouts", "lost");
  const { payout_id } = await withdraw(person, "20000", "EUR");
  await kogi.settle();
  spoilt.delete("POST /v1/payouts");
  spoilt.set("GET /v1/payouts", new Refusal(403, { type: "invalid_request_error", code: "account_invalid" }));
  const waiting = { status: "requested", available: "25000", transfers: [20_000] };
  for (let hour = 0; hour < 2; hour += 1) {
    person = await hourLater(person);
    expect(await stateOf(person, payout_id)).toEqual(waiting);
  }
  spoilt.delete("GET /v1/payouts");
  person = await hourLater(person);
  expect(await stateOf(person, payout_id)).toEqual({ ...waiting, status: "processing" });
  const made = stripe.standIn.world.all("payout").filter((one) => one.metadata.kogi_payout === payout_id);
  expect(made).toHaveLength(1);
});

test("an account that stays closed ends the payout once its transfer was taken back at Stripe's own desk", async () => {
  const { world: books } = stripe.standIn;
  let person = await earner("DE89370400440532013000", "EUR", 50_000n);
  const away = new Refusal(503, { type: "api_error" });
  books.spoilt.set("POST /v1/payouts", away);
  const { payout_id } = await withdraw(person, "20000", "EUR");
  await kogi.settle();
  books.spoilt.delete("POST /v1/payouts");
  books.spoilt.set("GET /v1/payouts", new Refusal(403, { type: "invalid_request_error", code: "account_invalid" }));
  books.reverseByHand(payout_id);
  person = await hourLater(person);
  books.spoilt.delete("GET /v1/payouts");
  expect(await stateOf(person, payout_id)).toEqual({ status: "failed", available: "45000", transfers: [0] });
});

test("one account that is closed to us ends no comparison, and its payout once the transfer was taken back", async () => {
  const { world: books } = stripe.standIn;
  let person = await earner("DE89370400440532013000", "EUR", 50_000n);
  const { payout_id } = await withdraw(person, "20000", "EUR");
  await kogi.settle();
  books.spoilt.set("GET /v1/payouts/*", new Refusal(403, { type: "invalid_request_error", code: "account_invalid" }));
  await kogi.advance(2 * DAY_MS);
  await reconcile(kogi.platform);
  const open = await kogi.platform.db
    .selectFrom("payments.reconciliation_breaks")
    .select(["source", "theirs_minor"])
    .where("kind", "=", "payout_state")
    .where("closed_at", "is", null)
    .execute();
  expect(open).toEqual([{ source: payout_id, theirs_minor: null }]);
  books.reverseByHand(payout_id);
  await kogi.advance(2 * DAY_MS);
  await finishStuck(kogi.platform);
  person = await signBackIn(kogi, person);
  books.spoilt.delete("GET /v1/payouts/*");
  expect(await stateOf(person, payout_id)).toEqual({ status: "failed", available: "45000", transfers: [0] });
});

test("a refused payout is told only when its transfer is back", async () => {
  const { spoilt } = stripe.standIn.world;
  let person = await earner("DE35370400440532013002", "EUR", 50_000n);
  const reversal = "POST /v1/transfers/*/reversals";
  spoilt.set(reversal, new Refusal(400, { type: "invalid_request_error", message: "Not now." }));
  const { payout_id } = await withdraw(person, "20000", "EUR");
  await kogi.settle();
  expect(await stateOf(person, payout_id)).toEqual({ status: "requested", available: "25000", transfers: [20_000] });
  spoilt.delete(reversal);
  person = await hourLater(person);
  expect(await stateOf(person, payout_id)).toEqual({ status: "failed", available: "45000", transfers: [0] });
});

test("what is finer than Stripe pays out is refused before it leaves the wallet", async () => {
  const person = await earner("DE89370400440532013000", "KWD", 100_000n);
  expect(await refusal(withdraw(person, "50005", "KWD"))).toMatchObject({
    status: 422,
    code: "payout.too_fine",
    nearest: { amount: "50000", currency: "KWD" },
    errors: [{ pointer: "/body/amount/amount" }],
  });
  await withdraw(person, "50000", "KWD");
  await kogi.settle();
  await person.api.payments.setPayoutSchedule({ body: { schedule: "weekly" } });
});

test("a refund of what was sent back by hand at Stripe fails and is booked as the payer's", async () => {
  const work = await works.order(client, await signUp(kogi), 40_000n);
  const charge = await stripe.pay(client, work);
  stripe.standIn.world.refundByHand(charge);
  await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, { milestoneId: work.workId, reference: "cancel", reason: "Both agreed." }),
  );
  await kogi.settle();
  const admin = await signUp(kogi, { roles: ["admin"] });
  expect((await admin.api.payments.listAllRefunds()).data[0]).toMatchObject({
    state: "failed",
    failure_code: "charge_already_refunded",
  });
  expect(await booksAs(kogi, {})).toContain("suspense refunds EUR");
});

test("a page that Stripe refuses to make ends its payment, so that the work can be paid anew", async () => {
  const work = await works.order(client, await signUp(kogi), 10_005n, "KWD");
  expect(await refusal(startPaying(client, work))).toMatchObject({ status: 422, code: "payment.gateway_refused" });
  await kogi.advance(HOUR_MS);
  client = await signBackIn(kogi, client);
  const { data } = await client.api.payments.listPayments();
  expect(data[0]).toMatchObject({ status: "failed" });
  expect(work.failures).toBe(1);
});

test("a charge of a card that Stripe does not have any more is declined, once", async () => {
  const setup = await client.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const session = stripe.standIn.world.all("checkout.session").at(-1)?.id;
  stripe.standIn.world.save(session, "approved");
  await client.api.payments.getMethodSetup({ params: { method_setup_id: setup.method_setup_id } });
  const order = {
    purpose: "test_plan",
    reference: "month:1",
    userId: client.userId,
    amount: money(1_900n, "EUR"),
    description: "Plan, December",
    returnPath: "/settings/plan",
  };
  for (const method of stripe.standIn.world.all("payment_method")) method.customer = null;
  const { method_charge_id } = await kogi.platform.inTransaction((tx) => chargeSavedMethod(tx, kogi.platform, order));
  await kogi.settle();
  await sendMethodCharge(kogi.platform, method_charge_id);
  expect(declined).toEqual(["month:1 card_refused"]);
  const params = { method_charge_id };
  expect(await client.api.payments.getMethodCharge({ params })).toMatchObject({
    state: "declined",
    failure: { code: "card_refused" },
  });
});
