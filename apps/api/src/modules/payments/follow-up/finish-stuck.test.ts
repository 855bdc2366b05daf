import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, payBy, releaseWork, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";
import { finishStuck } from "./finish-stuck.ts";

const kogi = world();
let works: Works;
let client: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
});

/** Everything that waits is lost, as if the jobs had given up long ago; documents are one test's matter. */
async function loseJobs({ owed = false } = {}): Promise<void> {
  await kogi.platform.owner(async (database) => {
    if (!owed) await database.query("delete from payments.owed_documents");
    await database.query("delete from pgboss.job where state in ('created', 'retry')");
    await database.query(
      "update platform.timers set state = 'cancelled' where state = 'waiting' and kind like 'payments.%'",
    );
  });
}
const later = (ms: number) => kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + ms);
const statusOf = async (transactionId: string) =>
  (await client.api.payments.getPayment({ params: { transaction_id: transactionId } })).status;

test("a paid page whose news were lost is found, an unpaid one is closed", async () => {
  const freelancer = await signUp(kogi);
  const paid = await startPaying(client, await works.order(client, freelancer, 30_000n));
  const left = await startPaying(client, await works.order(client, freelancer, 30_000n));
  await payBy(kogi, paid.checkout_url);
  await loseJobs();
  later(HOUR_MS);
  expect(await finishStuck(kogi.platform)).toBe(2);
  expect([await statusOf(paid.transaction_id), await statusOf(left.transaction_id)]).toEqual(["completed", "failed"]);
  expect(await finishStuck(kogi.platform)).toBe(0);
  await kogi.settle();
});

test("documents whose job gave up are issued, once", async () => {
  const recipient = await signUp(kogi);
  const { work } = await paidWork(kogi, works, { payer: client, recipient, cents: 30_000n });
  await releaseWork(kogi, work, 10_000n);
  await loseJobs({ owed: true });
  const issued = async () =>
    (await recipient.api.payments.listInvoices({ query: {} })).data.map((one) => one.kind).toSorted();
  expect(await issued()).toEqual([]);
  later(20 * MINUTE_MS);
  expect(await finishStuck(kogi.platform)).toBe(1);
  expect(await issued()).toEqual(["service_fee_invoice", "service_statement"]);
  expect(await finishStuck(kogi.platform)).toBe(0);
});

test("a refund that never reached the provider is sent, once", async () => {
  const { work, payment } = await paidWork(kogi, works, {
    payer: client,
    recipient: await signUp(kogi),
    cents: 30_000n,
  });
  const refund = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await loseJobs();
  later(20 * MINUTE_MS);
  await finishStuck(kogi.platform);
  const after = await client.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(after).toMatchObject({ status: "refunded", refunds: [{ state: "done" }] });
  expect(await finishStuck(kogi.platform)).toBe(0);
});

test("what stays stuck keeps nothing else waiting", async () => {
  const send = async () => {
    const { work, payment } = await paidWork(kogi, works, {
      payer: client,
      recipient: await signUp(kogi),
      cents: 10_000n,
    });
    const refund = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both sides agreed." };
    await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
    await loseJobs();
    later(MINUTE_MS);
    return payment.transaction_id;
  };
  const [first, second] = [await send(), await send()];
  // A charge that the provider does not find: each look at it fails.
  const { gateway_charge } = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .where("transaction_id", "=", first)
    .executeTakeFirstOrThrow();
  const rename = (name: string | null) =>
    kogi.platform.inTransaction((tx) =>
      tx.updateTable("payments.payments").set({ gateway_charge: name }).where("transaction_id", "=", first).execute(),
    );
  await rename("ch_lost");
  later(20 * MINUTE_MS);
  expect(await finishStuck(kogi.platform, 1)).toBe(1);
  later(20 * MINUTE_MS);
  expect(await finishStuck(kogi.platform, 1)).toBe(1);
  expect(await statusOf(second)).toBe("refunded");
  const stateOf = async (transaction_id: string) =>
    (await client.api.payments.getPayment({ params: { transaction_id } })).refunds.map((refund) => refund.state);
  expect([await stateOf(first), await stateOf(second)]).toEqual([["processing"], ["done"]]);
  await rename(gateway_charge);
  later(20 * MINUTE_MS);
  await finishStuck(kogi.platform);
  expect(await stateOf(first)).toEqual(["done"]);
});

test("a payout that never left leaves, and one whose news were lost ends", async () => {
  const freelancer = await signUp(kogi);
  await earnedBy(kogi, works, { payer: client, recipient: freelancer, cents: 50_000n, released: 50_000n });
  await kogi.advance(5 * DAY_MS);
  await freelancer.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await freelancer.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await kogi.advance(DAY_MS);
  const body = { amount: { amount: "45000", currency: "EUR" } };
  const { payout_id } = await freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() });
  await loseJobs();
  later(20 * MINUTE_MS);
  expect(await finishStuck(kogi.platform)).toBe(1);
  const status = async () => (await freelancer.api.payments.getPayout({ params: { payout_id } })).status;
  expect(await status()).toBe("processing");
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.sandbox_payouts").set({ state: "paid" }).execute(),
  );
  await loseJobs();
  later(25 * HOUR_MS);
  await finishStuck(kogi.platform);
  expect(await status()).toBe("paid");
});
