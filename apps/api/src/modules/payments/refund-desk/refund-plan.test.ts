// An administrator sends back what a plan cost: the money to the card, the invoice credited, and the plan with it.
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fromWire, money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { saveCard } from "#test/saved-cards.ts";
import { daysLater, planOf, subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { holdChargeback } from "../chargebacks/hold-chargeback.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { revenue, suspense, unmatched } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { dun } from "../subscriptions/collect-charge.ts";
import { renewSubscription } from "../subscriptions/renew-subscription.ts";

const kogi = world();
// Months pass in these stories, each with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

let desk: Person;
beforeAll(async () => {
  desk = await signUp(kogi, { user_type: "client", name: "Dora Desk", roles: ["admin"] });
});
beforeEach(async () => {
  desk = await signBackIn(kogi, desk);
});

const usd = (cents: number) => ({ amount: String(cents), currency: "USD" });
const paymentsOf = async (who: Person) =>
  (await who.api.payments.listPayments({ query: { type: ["subscription"] } })).data.toReversed();
/** The payment of the newest charge. */
const paymentOf = async (who: Person) => (await paymentsOf(who)).at(-1)?.transaction_id ?? "";
const look = (transactionId: string, admin = desk) =>
  admin.api.payments.getPaymentAsAdmin({ params: { transaction_id: transactionId } });
const sendBack = (transactionId: string, wish: object = {}, idempotencyKey = newId()) =>
  desk.api.payments.orderRefund({
    params: { transaction_id: transactionId },
    body: { bearer: "kogi", reason: "Could not sign in.", ...wish },
    idempotencyKey,
  });
const limits = async (who: Person) =>
  Object.fromEntries((await who.api.users.getEntitlements()).data.map((one) => [one.capability, one.limit]));
const credited = async (who: Person) => {
  const { data } = await who.api.payments.listInvoices({ query: {} });
  return data.filter((one) => one.kind === "credit_note");
};
/** In their list, and by mail. */
async function toldOf(who: Person, kind: string) {
  const { data } = await who.api.notifications.listNotifications({ query: {} });
  const mails = await mailsTo(kogi, who.email);
  return {
    notices: data.filter((one) => one.kind === kind).map(({ title, link }) => ({ title, link })),
    mails: mails.filter((one) => one.template === kind).map((one) => one.text),
  };
}
const posted = async (key: Parameters<typeof balanceOf>[1]) => (await balanceOf(kogi.platform.db, key)).posted.minor;
const earned = () => posted(revenue("subscription", "USD"));
const nothingUnmatched = async () => expect(await posted(unmatched("sandbox", "USD"))).toBe(0n);
/** Paid less sent back, over everything this person was ever charged for. */
const kept = async (who: Person) =>
  (await paymentsOf(who)).reduce(
    (all, one) => all + fromWire(one.amount).minor - fromWire(one.refunded_amount).minor,
    0n,
  );

test("sent back whole, the plan ends at once, its invoice is credited with its tax, and nothing is charged any more", async () => {
  let who = await subscribe(kogi, "plus");
  await who.api.payments.saveTaxProfile({
    body: { name: "Ana Sol", address: ["Calle 1"], country: "DE", vat_id: null, version: 0 },
  });
  who = await daysLater(kogi, who, 31);
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  const before = await earned();
  const seen = await look(id);
  expect(seen).toMatchObject({
    payment: { type: "subscription", recipient: null, status: "completed" },
    left: usd(1_200),
    left_with_fees: usd(1_200),
    still_protected: usd(0),
    plan: { plan_name: "Plus", after_refund: "ends", former_plan_name: null, paid_beside: usd(0) },
    can: ["refund"],
  });
  expect(Number(seen.lost_processing.amount.amount)).toBeGreaterThan(0);
  const key = newId();
  const after = await sendBack(id, {}, key);
  expect(after).toMatchObject({
    payment: { status: "refunded" },
    orders: [{ status: "in_force", bearer: "kogi", borne_by_kogi: usd(1_200) }],
    plan: { after_refund: "unchanged" },
    can: [],
  });
  // Asked again with the same key: the same answer, and nothing more.
  expect(await sendBack(id, {}, key)).toMatchObject({ refunds: [{ amount: usd(1_200) }] });
  await kogi.settle();
  expect(await planOf(who)).toMatchObject({
    state: "ended",
    end_reason: "refunded",
    next_charge: null,
    can: [],
    charges: [{ state: "paid", refunded: usd(1_200) }, { refunded: usd(0) }],
  });
  expect(await limits(who)).toEqual({});
  const [note] = await credited(who);
  const { data: documents } = await who.api.payments.listInvoices({ query: { kind: ["subscription_invoice"] } });
  const invoice = documents.find((one) => one.invoice_id === note?.credits?.invoice_id);
  expect(Number(invoice?.tax.amount)).toBeGreaterThan(0);
  expect([note?.gross.amount, note?.tax.amount]).toEqual([`-${invoice?.gross.amount}`, `-${invoice?.tax.amount}`]);
  expect(await earned()).toBe(before - 1_200n);
  const { data: told } = await who.api.notifications.listNotifications({ query: {} });
  expect(told.map((one) => one.kind)).toEqual(
    expect.arrayContaining(["payments.refunded", "payments.subscription_ended"]),
  );
  const { mails } = await toldOf(who, "payments.subscription_ended");
  expect(mails).toEqual([expect.stringContaining("goes back to your card, and nothing is charged any more.")]);
  expect(told.find((one) => one.kind === "payments.refunded")?.body).toMatch(/^Kogi Plus, .*Could not sign in\.$/);
  // The provider's list has both charges and the refund, and agrees.
  expect(await reconcile(kogi.platform)).toMatchObject({ compared: 3, found: 0 });
  who = await daysLater(kogi, who, 40);
  expect((await planOf(who)).charges).toHaveLength(2);
});

test("a part leaves the plan as it is, and the part that completes the whole ends it", async () => {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  expect(await sendBack(id, { amount: usd(500) })).toMatchObject({
    payment: { status: "partially_refunded" },
    left: usd(700),
    plan: { after_refund: "ends" },
  });
  expect(await planOf(who)).toMatchObject({ state: "active", charges: [{ refunded: usd(500) }] });
  expect(await refusal(sendBack(id, { amount: usd(701) }))).toMatchObject({ status: 422, code: "refund.too_much" });
  await sendBack(id, { amount: usd(700) });
  await kogi.settle();
  expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "refunded" });
  expect((await credited(who)).map((note) => note.gross.amount).toSorted()).toEqual(["-500", "-700"]);
});

test("an upgrade that goes back takes the plan to the one before, and a month that was upgraded says so", async () => {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const params = { subscription_id: (await planOf(who)).subscription_id };
  await who.api.payments.changePlan({ params, body: { plan: "pro" }, idempotencyKey: newId() });
  await kogi.settle();
  const [month, upgrade] = await paymentsOf(who);
  expect((await look(month?.transaction_id ?? "")).plan).toMatchObject({
    after_refund: "ends",
    paid_beside: upgrade?.amount,
  });
  const id = upgrade?.transaction_id ?? "";
  expect((await look(id)).plan).toMatchObject({ after_refund: "goes_back", former_plan_name: "Plus" });
  await sendBack(id);
  await kogi.settle();
  expect(await planOf(who)).toMatchObject({ state: "active", plan: "plus", price: usd(1_200) });
  expect(await limits(who)).toMatchObject({ service_fee_bps: 800 });
  const { data: told } = await who.api.notifications.listNotifications({ query: {} });
  expect(told.map((one) => one.title)).toContain("You are on Plus again");
});

test("each card that was tried for a plan is at the desk, with why it did not pay", async () => {
  let who = await subscribe(kogi, "plus", "declinedLater");
  await saveCard(kogi, who);
  who = await daysLater(kogi, who, 1);
  desk = await signBackIn(kogi, desk);
  expect((await look(await paymentOf(who))).attempts).toMatchObject([
    { outcome: "declined", code: expect.any(String), sentence: expect.any(String), card: { last4: "0341" } },
    { outcome: "approved", code: null, sentence: null, card: { last4: "4242" } },
  ]);
});

test("what is over changes nothing, also while the next month is not paid and the card is asked", async () => {
  let who = await subscribe(kogi, "plus");
  await saveCard(kogi, who, "declinedLater");
  who = await daysLater(kogi, who, 31);
  desk = await signBackIn(kogi, desk);
  const plan = await planOf(who);
  expect(plan.state).toBe("past_due");
  const id = await paymentOf(who);
  expect((await look(id)).plan).toMatchObject({ after_refund: "unchanged" });
  const { platform } = kogi;
  await Promise.all([sendBack(id), platform.inTransaction((tx) => dun(tx, platform, plan.subscription_id))]);
  await kogi.settle();
  expect(await planOf(who)).toMatchObject({ state: "past_due" });
  expect(await kept(who)).toBe(0n);
});

test("nobody earned a plan, so Kogi gives it back, and nobody sends back their own", async () => {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  const refused = await refusal(sendBack(id, { bearer: "earner" }));
  expect(refused).toMatchObject({ status: 422, code: "refund.invalid", errors: [{ pointer: "/body/bearer" }] });
  const admin = await signUp(kogi, { roles: ["admin"] });
  await saveCard(kogi, admin);
  await admin.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  const owner = await daysLater(kogi, admin, 14);
  const own = await paymentOf(owner);
  const sent = owner.api.payments.orderRefund({
    params: { transaction_id: own },
    body: { bearer: "kogi", reason: "Mine." },
    idempotencyKey: newId(),
  });
  expect(await refusal(sent)).toMatchObject({ status: 403, code: "refund.own_payment" });
});

test("two orders at once send it back once", async () => {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  const answers = await Promise.allSettled([1, 2, 3].map(() => sendBack(id)));
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  await kogi.settle();
  expect(await kept(who)).toBe(0n);
});

test("sent back while the next month is being charged, the person has no plan and has paid nothing", async () => {
  const { platform } = kogi;
  for (const order of ["refund first", "renewal first", "at once"]) {
    const who = await subscribe(kogi, "plus");
    desk = await signBackIn(kogi, desk);
    const id = await paymentOf(who);
    const { subscription_id } = await planOf(who);
    const refund = () => sendBack(id);
    const renew = () => platform.inTransaction((tx) => renewSubscription(tx, platform, subscription_id));
    if (order === "at once") await Promise.all([refund(), renew()]);
    else for (const step of order === "refund first" ? [refund, renew] : [renew, refund]) await step();
    await kogi.settle();
    expect(await planOf(who), order).toMatchObject({ state: "ended", end_reason: "refunded", open_charge: null });
    expect(await kept(who), order).toBe(0n);
    await nothingUnmatched();
  }
});

test("a bank's dispute and a refund at once: the payment has one of the two ends, and the books agree", async () => {
  const { platform } = kogi;
  for (const turn of [1, 2, 3]) {
    const who = await subscribe(kogi, "plus");
    desk = await signBackIn(kogi, desk);
    const payment = await findPayment(platform.db, await paymentOf(who));
    if (!payment?.gateway_charge) throw new Error("it was charged");
    const dispute = {
      id: `dp_race_${turn}`,
      charge: payment.gateway_charge,
      amount: money(payment.amount_minor, payment.currency),
      fee: money(0n, payment.currency),
      reason: "fraudulent",
      state: "needs_response",
      openedAt: platform.clock.now(),
      evidenceDueAt: null,
      isAnswerable: true,
      appeal: null,
    } as const;
    const held = platform.inTransaction((tx) => holdChargeback(tx, platform, payment, dispute));
    const [refund] = await Promise.allSettled([sendBack(payment.transaction_id), held]);
    await kogi.settle();
    const { payment: seen, refunds } = await look(payment.transaction_id);
    expect(seen.status).toBe("disputed");
    expect(refunds).toHaveLength(refund?.status === "fulfilled" ? 1 : 0);
    if (refund?.status === "rejected") expect(refund.reason).toMatchObject({ code: "refund.not_refundable" });
    const plan = await planOf(who);
    expect(plan.state === "ended" || plan.cancel_at_end).toBe(true);
  }
});

test("a card whose owner asks the bank for the money is not charged again, and a lost dispute ends the plan", async () => {
  let who = await subscribe(kogi, "plus", "disputed");
  const before = await earned();
  who = await daysLater(kogi, who, 1);
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  expect(await planOf(who)).toMatchObject({
    state: "active",
    cancel_at_end: true,
    next_charge: null,
    can: expect.arrayContaining(["resume"]),
  });
  expect(await toldOf(who, "payments.subscription_stopped")).toEqual({
    notices: [{ title: "Plus is not renewed", link: "/settings/billing" }],
    mails: [expect.stringContaining("Tell your bank, then choose “Keep the plan”.")],
  });
  expect(await refusal(sendBack(id))).toMatchObject({
    status: 409,
    code: "refund.not_refundable",
    current: "disputed",
  });
  who = await daysLater(kogi, who, 8);
  expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "disputed" });
  expect(await toldOf(who, "payments.subscription_ended")).toEqual({
    notices: [{ title: "Plus has ended", link: "/settings/billing" }],
    mails: [expect.stringContaining("You can choose a plan again at any time, with this card or another.")],
  });
  expect((await credited(who)).map((note) => note.gross.amount)).toEqual(["-1200"]);
  // What the bank took is a loss of its own, not less revenue.
  expect(await earned()).toBe(before);
  expect((await planOf(who)).charges).toHaveLength(1);
});

test("whoever reads German is told in German that their plan is not renewed, and what they can do", async () => {
  let who = await subscribe(kogi, "plus", "disputed");
  await who.api.users.putSettings({ body: { ...(await who.api.users.me()).settings, locale: "de-AT" } });
  who = await daysLater(kogi, who, 1);
  const { mails } = await toldOf(who, "payments.subscription_stopped");
  expect(mails).toEqual([expect.stringMatching(/Plus wird nicht verlängert[\s\S]*Sag es deiner Bank und wähle dann/)]);
});

test("whoever reads German reads in German what a refunded charge was for", async () => {
  const who = await subscribe(kogi, "plus");
  await who.api.users.putSettings({ body: { ...(await who.api.users.me()).settings, locale: "de-AT" } });
  desk = await signBackIn(kogi, desk);
  await sendBack(await paymentOf(who));
  const { mails } = await toldOf(who, "payments.refunded");
  expect(mails).toEqual([
    expect.stringMatching(/Kogi Plus, \d+\. \S+ \d{4} bis \d+\. \S+ \d{4}\. Could not sign in\./),
  ]);
});

test("a refund that the card's bank sends back is tried again, and the plan stays ended", async () => {
  let who = await subscribe(kogi, "plus", "refundsFail");
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  await sendBack(id);
  await kogi.settle();
  who = await daysLater(kogi, who, 2);
  desk = await signBackIn(kogi, desk);
  expect((await look(id)).refunds).toMatchObject([{ state: "failed" }]);
  expect(await planOf(who)).toMatchObject({ state: "ended" });
  // Still theirs, and waiting to be sent again.
  expect(await posted(suspense("refunds", "USD"))).toBe(1_200n);
});

test("over the limit nothing happens until a second administrator has confirmed it", async () => {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const id = await paymentOf(who);
  const effective_from = kogi.platform.clock.now();
  const limit = { currency: "USD", effective_from, amount_minor: 1_000n };
  await kogi.platform.owner((db) =>
    db.query("insert into payments.two_person_limits (currency, effective_from, amount_minor) values ($1, $2, $3)", [
      limit.currency,
      limit.effective_from,
      limit.amount_minor,
    ]),
  );
  const { orders } = await sendBack(id);
  expect(orders).toMatchObject([{ status: "proposed", can: ["withdraw"] }]);
  expect(await planOf(who)).toMatchObject({ state: "active" });
  expect(await kept(who)).toBe(1_200n);
  const second = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const confirmed = await second.api.payments.answerRefundOrder({
    params: { refund_order_id: orders[0]?.refund_order_id ?? "" },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  expect(confirmed.payment.status).toBe("refunded");
  expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "refunded" });
});
