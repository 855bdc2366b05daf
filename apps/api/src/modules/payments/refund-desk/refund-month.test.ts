// An upgraded month of a plan is two payments: an administrator takes it back whole by one order.
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fromWire, money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { planOf, subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { holdChargeback } from "../chargebacks/hold-chargeback.ts";
import { findPayment } from "../checkout/payment.repository.ts";

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
const WHOLE = { whole_month: true };
const paymentsOf = async (who: Person) =>
  (await who.api.payments.listPayments({ query: { type: ["subscription"] } })).data.toReversed();
const look = (transactionId: string, admin = desk) =>
  admin.api.payments.getPaymentAsAdmin({ params: { transaction_id: transactionId } });
const sendBack = (transactionId: string, wish: object = {}, idempotencyKey = newId()) =>
  desk.api.payments.orderRefund({
    params: { transaction_id: transactionId },
    body: { bearer: "kogi", reason: "Could not sign in.", ...wish },
    idempotencyKey,
  });
const answer = (admin: Person, refund_order_id: string, wish: "confirm" | "decline") =>
  admin.api.payments.answerRefundOrder({
    params: { refund_order_id },
    body: { answer: wish },
    idempotencyKey: newId(),
  });
const credited = async (who: Person) => {
  const { data } = await who.api.payments.listInvoices({ query: {} });
  return data.filter((one) => one.kind === "credit_note");
};
/** Paid less sent back, over everything this person was ever charged for. */
const kept = async (who: Person) =>
  (await paymentsOf(who)).reduce(
    (all, one) => all + fromWire(one.amount).minor - fromWire(one.refunded_amount).minor,
    0n,
  );

/** A month of Plus that was upgraded to Pro: two payments. */
async function upgraded() {
  const who = await subscribe(kogi, "plus");
  desk = await signBackIn(kogi, desk);
  const params = { subscription_id: (await planOf(who)).subscription_id };
  await who.api.payments.changePlan({ params, body: { plan: "pro" }, idempotencyKey: newId() });
  await kogi.settle();
  const [month, upgrade] = await paymentsOf(who);
  if (!month || !upgrade) throw new Error("a month that was upgraded is two payments");
  return { who, month, upgrade };
}

test("an upgraded month goes back whole by one order, from either of its payments: both refunded, both credited, the plan over", async () => {
  for (const from of ["month", "upgrade"] as const) {
    const { who, ...paid } = await upgraded();
    const [id, other] = [paid[from], paid[from === "month" ? "upgrade" : "month"]].map((one) => one.transaction_id);
    if (!id || !other) throw new Error("there are two");
    const ours = [await look(id), await look(other)].map(({ lost_processing: lost }) => Number(lost.amount.amount));
    const ofBoth = String(ours.reduce((all, one) => all + one, 0));
    expect(ours.every((one) => one > 0)).toBe(true);
    expect(await look(id)).toMatchObject({
      plan: { beside: [{ transaction_id: other }], lost_of_month: { borne_by: "kogi", amount: { amount: ofBoth } } },
      can: ["refund", "refund_month"],
    });
    const key = newId();
    const after = await sendBack(id, WHOLE, key);
    const parts = [paid.month, paid.upgrade].map((one) => ({ transaction_id: one.transaction_id, amount: one.amount }));
    const total = usd(parts.reduce((all, part) => all + Number(part.amount.amount), 0));
    expect(after).toMatchObject({
      payment: { status: "refunded" },
      orders: [{ status: "in_force", amount: total, borne_by_kogi: total, parts }],
      can: [],
    });
    // The other payment's page has the same order, and nothing is left to send.
    expect(await look(other)).toMatchObject({ payment: { status: "refunded" }, orders: after.orders, can: [] });
    await sendBack(id, WHOLE, key);
    await kogi.settle();
    expect(await kept(who)).toBe(0n);
    expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "refunded" });
    expect((await credited(who)).map((note) => note.gross.amount).toSorted()).toEqual(
      parts.map((part) => `-${part.amount.amount}`).toSorted(),
    );
    const { data: told } = await who.api.notifications.listNotifications({ query: {} });
    expect(told.filter((one) => one.kind === "payments.subscription_ended")).toHaveLength(1);
  }
});

test("a month that went back in part goes back with what is left, and a month is no part of something else", async () => {
  const { who, month, upgrade } = await upgraded();
  await sendBack(upgrade.transaction_id, { amount: usd(100) });
  const wrong = await refusal(sendBack(month.transaction_id, { ...WHOLE, amount: usd(100) }));
  expect(wrong).toMatchObject({ status: 422, code: "refund.invalid", errors: [{ pointer: "/body/amount" }] });
  await sendBack(month.transaction_id, WHOLE);
  await kogi.settle();
  expect(await kept(who)).toBe(0n);
  expect(await credited(who)).toHaveLength(3);
  const again = await refusal(sendBack(month.transaction_id, WHOLE));
  expect(again).toMatchObject({ status: 409, code: "refund.not_refundable" });
});

test("two orders for one month at once, each from another of its payments, send it back once", async () => {
  const { who, month, upgrade } = await upgraded();
  const ids = [month, upgrade, month, upgrade].map((one) => one.transaction_id);
  const answers = await Promise.allSettled([...ids.map((id) => sendBack(id, WHOLE)), sendBack(ids[1] ?? "")]);
  expect(answers.filter((one) => one.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
  await kogi.settle();
  // The upgrade alone may have been first; then the month's orders found its own payment only.
  expect(await kept(who)).toBe(0n);
  expect(await planOf(who)).toMatchObject({ state: "ended" });
});

/** From now on. */
async function takesTwoOver(cents: bigint): Promise<void> {
  await kogi.platform.owner((db) =>
    db.query("insert into payments.two_person_limits (currency, effective_from, amount_minor) values ($1, $2, $3)", [
      "USD",
      kogi.platform.clock.now(),
      cents,
    ]),
  );
}

test("a month over the limit waits for a second person whole, and neither payment goes back beside it", async () => {
  const { who, month, upgrade } = await upgraded();
  // Over it together, and neither of them alone.
  await takesTwoOver(2_500n);
  const [paid, second] = [await kept(who), await signUp(kogi, { user_type: "client", roles: ["admin"] })];
  const propose = async () => {
    const { orders } = await sendBack(upgrade.transaction_id, WHOLE);
    const waiting = orders.find((one) => one.status === "proposed");
    return { refund_order_id: waiting?.refund_order_id ?? "", answers: waiting?.can };
  };
  const first = await propose();
  expect(first.answers).toEqual(["withdraw"]);
  expect(await look(month.transaction_id, second)).toMatchObject({ orders: [{ can: ["answer"] }], can: [] });
  const meanwhile = sendBack(month.transaction_id, { amount: usd(100) });
  expect(await refusal(meanwhile)).toMatchObject({ status: 409, code: "refund.order_waits" });
  expect(await refusal(answer(desk, first.refund_order_id, "confirm"))).toMatchObject({ code: "refund.second_person" });
  expect(await kept(who)).toBe(paid);
  await answer(second, first.refund_order_id, "decline");
  const last = await propose();
  await answer(second, last.refund_order_id, "confirm");
  await kogi.settle();
  expect(await kept(who)).toBe(0n);
  expect(await planOf(who)).toMatchObject({ state: "ended", end_reason: "refunded" });
  const both = [await look(month.transaction_id), await look(upgrade.transaction_id)];
  expect(both.map((one) => one.payment.status)).toEqual(["refunded", "refunded"]);
});

test("a month of which a bank takes one payment back meanwhile is not what was proposed, and is ordered anew", async () => {
  const { platform } = kogi;
  const { who, month, upgrade } = await upgraded();
  const second = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { orders } = await sendBack(upgrade.transaction_id, WHOLE);
  const id = orders[0]?.refund_order_id ?? "";
  const payment = await findPayment(platform.db, month.transaction_id);
  if (!payment?.gateway_charge) throw new Error("it was charged");
  const dispute = {
    id: "dp_of_a_month",
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
  await platform.inTransaction((tx) => holdChargeback(tx, platform, payment, dispute));
  const stale = await refusal(answer(second, id, "confirm"));
  expect(stale).toMatchObject({ status: 409, code: "refund.month_changed" });
  await answer(second, id, "decline");
  // What the bank holds is no longer there to send; what is left is below the limit.
  await sendBack(upgrade.transaction_id, WHOLE);
  await kogi.settle();
  expect(await kept(who)).toBe(fromWire(month.amount).minor);
});
