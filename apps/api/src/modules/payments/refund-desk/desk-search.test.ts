// What the desk is asked about: somebody's money, and a thing by any of its names.
import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { paidWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";

const kogi = world();
let works: Works;
let admin: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
});

const desk = () => admin.api.payments;

test("each list of the desk is of one person when it is asked for one, whichever side they are", async () => {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  await paidWork(kogi, works, {
    payer: await signUp(kogi, { user_type: "client" }),
    recipient: await signUp(kogi),
    cents: 20_000n,
  });
  await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      amount: money(10_000n, "EUR"),
      reference: newId(),
      reason: "Agreed.",
    }),
  );
  await kogi.settle();
  for (const { userId: user_id } of [payer, recipient]) {
    const query = { user_id, count: true };
    const payments = await desk().listAllPayments({ query });
    expect([payments.total, payments.data[0]?.transaction_id]).toEqual([1, payment.transaction_id]);
    const refunds = await desk().listAllRefunds({ query });
    expect([refunds.total, refunds.data[0]?.transaction_id]).toEqual([1, payment.transaction_id]);
  }
  const query = { user_id: admin.userId };
  for (const list of [
    desk().listAllPayments({ query }),
    desk().listAllRefunds({ query }),
    desk().listAllPayouts({ query }),
    desk().listChargebacks({ query }),
    desk().adminListSubscriptions({ query }),
    admin.api.contracts.listDisputesToDecide({ query }),
  ])
    expect((await list).data).toEqual([]);
});

test("a payment is found by its id, by a refund of it, and by what the provider calls either; its news by the same name", async () => {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  const { refundIds } = await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      amount: money(10_000n, "EUR"),
      reference: newId(),
      reason: "Agreed.",
    }),
  );
  await kogi.settle();
  const told = await payer.api.notifications.listNotifications({ query: { category: ["money"] } });
  expect(told.data.map((one) => one.link)).toContain(`/payments/${payment.transaction_id}`);
  const { db } = kogi.platform;
  const names = await db
    .selectFrom("payments.payments as payment")
    .innerJoin("payments.refunds as refund", "refund.transaction_id", "payment.transaction_id")
    .select(["payment.gateway_charge", "payment.gateway_reference", "refund.gateway_refund"])
    .where("payment.transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  const { gateway_charge: charge, gateway_reference: checkout, gateway_refund: refund } = names;
  for (const about of [payment.transaction_id, ...refundIds, charge, checkout, refund]) {
    const { data } = await desk().listAllPayments({ query: { about: about ?? "" } });
    expect(data.map((row) => row.transaction_id)).toEqual([payment.transaction_id]);
  }
  expect((await desk().listAllPayments({ query: { about: "nothing that there is" } })).data).toEqual([]);
  const news = await desk().listWebhooks({ query: { object_id: checkout ?? "" } });
  expect(news.data.length).toBeGreaterThan(0);
  expect(new Set(news.data.map((row) => row.object_id))).toEqual(new Set([checkout]));
});
