// Refunds and payouts that a bank sends back days later, and payments that it disputes, while Stripe's news of it are lost.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BreakView } from "#api-schema/payments-reconciliation.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { releaseWork, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { refundMilestone } from "../index.ts";
import { gatewayCost } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let client: Person;
let admin: Person;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  // Stripe's list knows whole seconds: what happens while it is read is within.
  await kogi.advance(500);
});
beforeEach(async () => {
  client = await signUp(kogi, { user_type: "client" });
  admin = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** What is open after a comparison. */
async function compare() {
  admin = await signBackIn(kogi, admin);
  await admin.api.payments.adminReconcile({});
  await kogi.settle();
  return (await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } })).data;
}

async function refunded(): Promise<string> {
  const work = await works.order(client, await signUp(kogi), 30_000n);
  await stripe.pay(client, work);
  await kogi.advance(3 * DAY_MS);
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  await kogi.advance(5 * DAY_MS);
  return stripe.standIn.world.all("refund").at(-1)?.id ?? "";
}

test("a refund that came back is tried again and its payer told, once the comparison has seen it", async () => {
  const refund = await refunded();
  expect(await compare()).toEqual([]);
  stripe.standIn.world.failRefund(refund);
  await kogi.advance(2 * DAY_MS);
  expect(await compare()).toEqual([]);
  const row = await kogi.platform.db
    .selectFrom("payments.refund_tries as tried")
    .innerJoin("payments.refunds as refund", "refund.refund_id", "tried.refund_id")
    .select(["refund.state", "refund.attempts"])
    .where("tried.gateway_refund", "=", refund)
    .executeTakeFirst();
  expect(row).toEqual({ state: "failed", attempts: 0 });
  client = await signBackIn(kogi, client);
  const { data } = await client.api.notifications.listNotifications({ query: {} });
  expect(data.map((one) => one.title)).toContainEqual(expect.stringContaining("did not take the refund"));
  await kogi.advance(DAY_MS);
  expect(stripe.standIn.world.all("refund").map((one) => one.status)).toEqual(["failed", "succeeded"]);
  expect(await compare()).toEqual([]);
});

const book = (found: BreakView | undefined) =>
  admin.api.payments.adminBookBreak({
    params: { break_id: found?.break_id ?? "" },
    body: { reason: "It came back.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
async function confirm(booking_id = "") {
  const second = await signUp(kogi, { roles: ["admin"] });
  const body = { answer: "confirm" } as const;
  return second.api.payments.adminAnswerBooking({ params: { booking_id }, body, idempotencyKey: newId() });
}

test("one of Kogi's own that only the list says came back is booked by two people, unless its news come first", async () => {
  const refund = await refunded();
  const gateway = gatewayOf(kogi.platform);
  const asItWas = await gateway.fetchRefund(refund);
  stripe.standIn.world.failRefund(refund);
  await kogi.advance(2 * DAY_MS);
  useGateway(kogi.platform, { ...gateway, fetchRefund: async () => asItWas });
  const [found] = await compare();
  expect(found).toMatchObject({ kind: "refund", source: refund, class: "amount" });
  const { bookings } = await book(found);
  expect(bookings).toMatchObject([{ status: "proposed", kind: "suspense", amount: { amount: "31396" } }]);
  useGateway(kogi.platform, gateway);
  // Before it is confirmed the provider is asked, and by now it says so.
  expect(await refusal(confirm(bookings[0]?.booking_id))).toMatchObject({ status: 409, code: "break.changed" });
  expect(await compare()).toMatchObject([{ still_there: false }]);
});

test("what the provider has no word of is no dead end: two people book it, and both sides agree", async () => {
  const refund = await refunded();
  const gateway = gatewayOf(kogi.platform);
  stripe.standIn.world.failRefund(refund);
  await kogi.advance(2 * DAY_MS);
  useGateway(kogi.platform, { ...gateway, fetchRefund: async () => null });
  const found = (await compare()).find((one) => one.source === refund);
  const { bookings } = await book(found);
  expect(await confirm(bookings[0]?.booking_id)).toMatchObject({ status: "in_force" });
  expect((await compare()).filter((one) => one.source === refund)).toEqual([]);
  useGateway(kogi.platform, gateway);
});

test("a payout that came back after it was paid lies in the wallet again, and at Stripe with Kogi", async () => {
  let earner = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, earner, 50_000n);
  await stripe.pay(client, work);
  await releaseWork(kogi, work);
  const iban = "DE89370400440532013000";
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency: "EUR" },
  });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await kogi.advance(15 * DAY_MS);
  earner = await signBackIn(kogi, earner);
  const { payout_id } = await earner.api.payments.requestPayout({
    body: { amount: { amount: "20000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  await kogi.advance(2 * DAY_MS);
  await compare();
  earner = await signBackIn(kogi, earner);
  const payout = () => earner.api.payments.getPayout({ params: { payout_id } });
  expect(await payout()).toMatchObject({ status: "paid" });
  const there = stripe.standIn.world.all("payout").find((one) => one.metadata.kogi_payout === payout_id) ?? {};
  Object.assign(there, { status: "failed", failure_code: "account_closed" });
  await compare();
  expect(await payout()).toMatchObject({ status: "failed" });
  expect((await earner.api.payments.getWallet()).balances[0]?.available.amount).toBe("45000");
  await kogi.advance(2 * DAY_MS);
  expect((await compare()).filter((one) => one.still_there)).toEqual([]);
});

test("a payout that is taken back before it has a name leaves no difference of either side", async () => {
  let earner = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, earner, 50_000n);
  await stripe.pay(client, work);
  await releaseWork(kogi, work);
  // This account is refused after the transfer was made.
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE35370400440532013002", currency: "EUR" },
  });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await kogi.advance(15 * DAY_MS);
  earner = await signBackIn(kogi, earner);
  const { payout_id } = await earner.api.payments.requestPayout({
    body: { amount: { amount: "20000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  earner = await signBackIn(kogi, earner);
  expect(await earner.api.payments.getPayout({ params: { payout_id } })).toMatchObject({ status: "failed" });
  expect(stripe.standIn.world.all("transfer_reversal").at(-1)?.amount).toBe(20_000);
  await kogi.advance(2 * DAY_MS);
  expect((await compare()).filter((one) => one.still_there)).toEqual([]);
});

test.each(["bankSettles", "bankFails"] as const)(
  "a debit (%s) is no difference, neither while the bank is asked nor when it has answered",
  async (how) => {
    const work = await works.order(client, await signUp(kogi), 50_000n);
    const { transaction_id } = await startPaying(client, work);
    const { gateway_reference } = await kogi.platform.db
      .selectFrom("payments.payments")
      .select("gateway_reference")
      .where("transaction_id", "=", transaction_id)
      .executeTakeFirstOrThrow();
    const session = gateway_reference ?? "";
    stripe.standIn.world.pay(session, how);
    await stripe.tell("checkout.session.completed", { id: session, mode: "payment" });
    await kogi.advance(3 * DAY_MS);
    expect(await stillThere()).toEqual([]);
    stripe.standIn.world.settleLater(session);
    // The bank has answered, and its news are under way.
    expect(await stillThere()).toEqual([]);
    const news = how === "bankSettles" ? "succeeded" : "failed";
    await stripe.tell(`checkout.session.async_payment_${news}`, { id: session, mode: "payment" });
    await kogi.advance(2 * DAY_MS);
    expect(await stillThere()).toEqual([]);
    client = await signBackIn(kogi, client);
    const [payment] = (await client.api.payments.listPayments()).data;
    expect(payment?.status).toBe(how === "bankSettles" ? "completed" : "failed");
  },
);

/** Paid by card, disputed with its bank, and nobody was told. */
async function disputed() {
  const work = await works.order(client, await signUp(kogi), 40_000n);
  const charge = await stripe.pay(client, work);
  await kogi.advance(3 * DAY_MS);
  return { work, dispute: stripe.standIn.world.dispute(charge) };
}
const cost = async () => -(await balanceOf(kogi.platform.db, gatewayCost("stripe", "EUR"))).posted.minor;
const stillThere = async () => (await compare()).filter((one) => one.still_there);
const chargebackOf = (dispute: string) =>
  kogi.platform.db
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.chargeback_parts as part", "part.chargeback_id", "chargeback.chargeback_id")
    .select(["chargeback.status", "chargeback.fee_minor", "part.source", "part.amount_minor"])
    .where("chargeback.gateway_dispute", "=", dispute)
    .orderBy("part.position")
    .execute();

test("a dispute nobody told us of is held and its money frozen at the next comparison, and its end is heard of too", async () => {
  const { work, dispute } = await disputed();
  // The days to answer run: it is not waited for news that may be under way.
  expect(await stillThere()).toEqual([]);
  const held = { status: "held", fee_minor: 1_500n };
  expect(await chargebackOf(dispute)).toEqual([
    { ...held, source: "protected", amount_minor: 40_000n },
    { ...held, source: "platform", amount_minor: 1_853n },
  ]);
  await expect(releaseWork(kogi, work)).rejects.toMatchObject({ status: 423, code: "payment.frozen" });
  const { data } = await admin.api.notifications.listNotifications({ query: {} });
  expect(data.map((one) => one.title)).toContainEqual(expect.stringContaining("took a card payment"));
  stripe.standIn.world.decideDispute(dispute, true);
  expect(await stillThere()).toEqual([]);
  expect(await chargebackOf(dispute)).toMatchObject([{ status: "won" }, { status: "won" }]);
  await releaseWork(kogi, work);
});

test("what Stripe bills Kogi for accounts and payouts is booked as a cost, and what it gives back of that takes cost away", async () => {
  const { world: there } = stripe.standIn;
  const bill = there.book("stripe_fee", { id: null, currency: "eur" }, -2_500);
  const tax = there.book("tax_fee", { id: null, currency: "eur" }, -475);
  const exchanged = there.book("stripe_fx_fee", { id: null, currency: "eur" }, -100);
  const back = there.book("stripe_fee", { id: null, currency: "eur" }, 500);
  await kogi.advance(2 * DAY_MS);
  const found = await stillThere();
  expect(new Set(found.map((one) => one.kind))).toEqual(new Set(["provider_fee"]));
  const before = await cost();
  for (const source of [bill.id, tax.id, exchanged.id, back.id]) {
    const { bookings } = await book(found.find((one) => one.source === source));
    expect(bookings).toMatchObject([{ kind: "provider_fee", status: "in_force" }]);
  }
  expect((await cost()) - before).toBe(2_575n);
  expect(await stillThere()).toEqual([]);
});

test("a dispute of money that nobody claimed is booked by hand, and so is what its bank gives back", async () => {
  const { world: there } = stripe.standIn;
  const charge = there.make("ch", "charge", { amount: 900, currency: "eur" });
  there.book("charge", charge, 900);
  await kogi.advance(2 * DAY_MS);
  await book((await stillThere()).find((one) => one.source === charge.id));
  const dispute = there.dispute(charge.id);
  await kogi.advance(2 * DAY_MS);
  const [taken, fee] = (await stillThere()).toSorted((one, other) => (one.kind > other.kind ? -1 : 1));
  expect(taken).toMatchObject({ kind: "dispute", source: dispute, class: "missing_here" });
  expect((await book(taken)).bookings).toMatchObject([{ kind: "unmatched_back", amount: { amount: "-900" } }]);
  // What Stripe takes for it has no name of its own.
  expect(fee).toMatchObject({ kind: "balance" });
  await book(fee);
  expect(await stillThere()).toEqual([]);
  there.decideDispute(dispute, true);
  await kogi.advance(2 * DAY_MS);
  const [back] = await stillThere();
  expect(back).toMatchObject({ kind: "dispute", source: dispute, class: "amount" });
  expect((await book(back)).bookings).toMatchObject([{ kind: "suspense" }]);
  expect(await stillThere()).toEqual([]);
});
