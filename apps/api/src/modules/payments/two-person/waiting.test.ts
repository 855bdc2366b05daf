// What waits for a second administrator, or was put aside, is told to the desk and counted.
import { beforeAll, expect, test } from "vitest";
import { secondPersonWanted, webhookDead } from "#events/money-desk.ts";
import { newId } from "#platform/ids/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { paidWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const admin = () => signUp(kogi, { user_type: "client", name: "Dora Desk", roles: ["admin"] });

async function toldBy(person: Person, kind: string) {
  await kogi.settle();
  const { data } = await person.api.notifications.listNotifications({ query: { limit: 100 } });
  return data.filter((notice) => notice.kind === kind).map(({ title, link }) => [title, link]);
}

async function figure(judge: Person, name: string): Promise<number> {
  const { figures } = await judge.api.admin.readOverview();
  const count = figures.find((one) => one.figure === name)?.count;
  const { payload } = await kogi.app.fastify.inject({ url: "/metrics" });
  expect(payload).toContain(`\nkogi_${name.replace("dead_webhooks", "webhooks_dead")} ${count}\n`);
  return count ?? Number.NaN;
}

const KIND = secondPersonWanted.name;

test("a second administrator is asked for in one notice, with one mail, and whoever ordered it is not asked", async () => {
  const [first, second] = [await admin(), await admin()];
  const pay = async () => {
    const [payer, recipient] = await Promise.all([signUp(kogi), signUp(kogi)]);
    const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 200_000n });
    return payment.transaction_id;
  };
  const order = (id: string, idempotencyKey = newId()) =>
    first.api.payments.orderRefund({
      params: { transaction_id: id },
      body: { bearer: "earner", reason: "Charged by mistake." },
      idempotencyKey,
    });
  const [one, other] = [await pay(), await pay()];
  const key = newId();
  await order(one, key);
  await order(one, key);
  expect(await toldBy(second, KIND)).toEqual([["A refund waits for a second administrator", `/admin/payments/${one}`]]);
  await order(other);
  expect(await toldBy(second, KIND)).toEqual([["A second administrator was asked for 2 times", "/admin"]]);
  expect(await toldBy(first, KIND)).toEqual([]);
  const mails = await mailsTo(kogi, second.email);
  expect(mails.filter((mail) => mail.template === KIND)).toHaveLength(1);
  const waiting = await second.api.payments.listAllPayments({ query: { refund_waits: true, count: true } });
  expect(waiting.data.map((row) => row.transaction_id)).toEqual([other, one]);
  expect(waiting.total).toBe(2);
  expect(await figure(second, "refund_orders_waiting")).toBe(2);
  const { orders } = await second.api.payments.getPaymentAsAdmin({ params: { transaction_id: one } });
  await second.api.payments.answerRefundOrder({
    params: { refund_order_id: orders[0]?.refund_order_id ?? "" },
    body: { answer: "decline" },
    idempotencyKey: newId(),
  });
  expect(await figure(second, "refund_orders_waiting")).toBe(1);
  expect(
    (await second.api.payments.listAllPayments({ query: { refund_waits: true } })).data.map(
      (row) => row.transaction_id,
    ),
  ).toEqual([other]);
});

test("many messages of the provider that were put aside are one notice and one mail", async () => {
  const judge = await admin();
  const { events, inTransaction } = kogi.platform;
  for (const event_id of ["evt_one", "evt_two", "evt_three"]) {
    await inTransaction((tx) => events.publish(tx, webhookDead, { gateway: "sandbox", event_id }));
    await kogi.settle();
  }
  expect(await toldBy(judge, webhookDead.name)).toEqual([
    ["3 messages of the payment provider could not be handled", "/admin/webhooks"],
  ]);
  const mails = await mailsTo(kogi, judge.email);
  expect(mails.filter((mail) => mail.template === webhookDead.name)).toHaveLength(1);
});
