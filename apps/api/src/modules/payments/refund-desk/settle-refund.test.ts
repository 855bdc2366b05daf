// A refund whose card takes no money any more: it is paid another way, once, and the books say so.
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, CARDS, payWith, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { refundMilestone } from "../index.ts";
import { noteRefundFailed } from "../protected/retry-refund.ts";

const kogi = world();
let works: Works;
let admin: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => expect(await runChecks(kogi.platform.db)).toEqual([]));

/** Given back, and no try reached the card. */
async function stranded(cents: bigint) {
  const payer = await signUp(kogi, { user_type: "client" });
  const work = await works.order(payer, await signUp(kogi), cents);
  const { checkout_url, transaction_id } = await startPaying(payer, work);
  await payWith(kogi, checkout_url, CARDS.approved);
  await kogi.settle();
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  const { refundIds } = await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const params = { refund_id: refundIds[0] ?? "" };
  await kogi.platform.inTransaction(async (tx) => {
    const { gateway_refund: gatewayRefund } = await tx
      .updateTable("payments.refunds")
      .set({ attempts: 3 })
      .where("refund_id", "=", params.refund_id)
      .returning("gateway_refund")
      .executeTakeFirstOrThrow();
    const refundId = params.refund_id;
    await noteRefundFailed(tx, kogi.platform, { refundId, gatewayRefund: gatewayRefund ?? "", code: "lost_card" });
  });
  await kogi.settle();
  return { payer, transaction_id, params };
}
const today = () => kogi.platform.clock.now().toISOString().slice(0, 10);
const settle = (by: Person, params: { refund_id: string }, idempotencyKey = newId()) =>
  by.api.payments.settleRefund({ params, body: { transfer: "K-2026-17", paid_on: today() }, idempotencyKey });
const answer = (by: Person, params: { refund_id: string }, answered: "confirm" | "decline" | "withdraw") =>
  by.api.payments.answerRefundSettlement({ params, body: { answer: answered }, idempotencyKey: newId() });
const waits = async () => (await booksAs(kogi, {})).includes("suspense refunds");

test("it is sent from Kogi's own bank: booked once, and its payer reads how", async () => {
  const { payer, transaction_id, params } = await stranded(30_000n);
  expect(await waits()).toBe(true);
  expect((await admin.api.payments.getRefundAsAdmin({ params })).can).toEqual(["retry", "settle"]);
  const key = newId();
  const settled = await settle(admin, params, key);
  expect(settled).toMatchObject({
    state: "paid_otherwise",
    settlement: { transfer: "K-2026-17", status: "in_force" },
    can: [],
  });
  expect(await settle(admin, params, key)).toEqual(settled);
  expect(await waits()).toBe(false);
  expect(await booksAs(kogi, {})).toContain("bank platform EUR 313.64");
  expect(await refusal(settle(admin, params))).toMatchObject({ status: 409, code: "refund.not_failed" });
  const retried = admin.api.payments.retryRefund({ params, idempotencyKey: newId() });
  expect(await refusal(retried)).toMatchObject({ status: 409, code: "refund.not_failed" });
  await kogi.settle();
  const { refunds } = await payer.api.payments.getPayment({ params: { transaction_id } });
  expect(refunds).toMatchObject([{ state: "paid_otherwise", settled_at: expect.any(String) }]);
  const { data } = await payer.api.notifications.listNotifications();
  expect(data.map((notice) => notice.title).join()).toContain("was sent another way");
});

test("a large one takes two people; while it waits it is not tried again, and whoever booked it may withdraw", async () => {
  const { params } = await stranded(300_000n);
  const second = await signUp(kogi, { roles: ["admin"] });
  expect(await settle(admin, params)).toMatchObject({
    state: "failed",
    settlement: { status: "proposed" },
    can: ["withdraw"],
  });
  await kogi.settle();
  const { data } = await second.api.notifications.listNotifications();
  expect(data.map((notice) => notice.link).join()).toContain(`/admin/refunds/${params.refund_id}`);
  expect(await refusal(settle(second, params))).toMatchObject({ code: "refund.settlement_waits" });
  const retried = second.api.payments.retryRefund({ params, idempotencyKey: newId() });
  expect(await refusal(retried)).toMatchObject({ status: 409, code: "refund.settlement_waits" });
  expect(await refusal(answer(admin, params, "confirm"))).toMatchObject({ code: "refund.second_person" });
  expect(await answer(admin, params, "withdraw")).toMatchObject({ settlement: null, can: ["retry", "settle"] });
  await settle(admin, params);
  // Whoever booked it reads that it was not confirmed, and books it anew.
  await answer(second, params, "decline");
  expect(await admin.api.payments.getRefundAsAdmin({ params })).toMatchObject({
    settlement: { status: "declined", answered_by: { user_id: second.userId } },
    can: ["retry", "settle"],
  });
  await settle(admin, params);
  expect(await answer(second, params, "confirm")).toMatchObject({ state: "paid_otherwise", can: [] });
  expect(await refusal(answer(second, params, "confirm"))).toMatchObject({ code: "refund.order_answered" });
  expect(await waits()).toBe(false);
});

test("a transfer of a day that has begun somewhere is taken, one of a day to come is not", async () => {
  const { params } = await stranded(30_000n);
  const book = (hours: number) => {
    const paid_on = addMs(kogi.platform.clock.now(), hours * HOUR_MS)
      .toISOString()
      .slice(0, 10);
    return admin.api.payments.settleRefund({ params, body: { transfer: "K-1", paid_on }, idempotencyKey: newId() });
  };
  expect(await refusal(book(39))).toMatchObject({ status: 422 });
  expect(await book(14)).toMatchObject({ state: "paid_otherwise" });
});

test("nobody books it for a payment of their own", async () => {
  const { params, payer } = await stranded(30_000n);
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.payments")
      .set({ recipient_id: admin.userId })
      .where("user_id", "=", payer.userId)
      .execute(),
  );
  expect(await refusal(settle(admin, params))).toMatchObject({ status: 403, code: "refund.own_payment" });
});
