// A refund that does not reach its card while the card's bank takes the same payment: the money is the payer's once.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, testWorks, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { countMoneyWork, refundMilestone } from "../index.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** 1,000.00 and its fees were paid, and as much of the price goes back by agreement. */
async function givenBack(minor = 100_000n) {
  const [client, earner] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const work = await works.order(client, earner, 100_000n);
  const charge = await stripe.pay(client, work);
  const amount = { minor, currency: "EUR" as const };
  const order = { milestoneId: work.workId, reference: newId(), reason: "Both agreed.", amount };
  const { refundIds } = await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const refundId = refundIds[0] ?? "";
  return { client, earner, charge, refundId };
}

const refundOf = (refundId: string) =>
  kogi.platform.db
    .selectFrom("payments.refunds")
    .selectAll()
    .where("refund_id", "=", refundId)
    .executeTakeFirstOrThrow();

async function fail(refundId: string): Promise<void> {
  const { gateway_refund: id } = await refundOf(refundId);
  stripe.standIn.world.failRefund(id ?? "");
  await stripe.tell("refund.failed", { id: id ?? "" });
}
async function dispute(charge: string): Promise<string> {
  const id = stripe.standIn.world.dispute(charge);
  await stripe.tell("charge.dispute.created", { id });
  return id;
}
async function decide(id: string, won: boolean): Promise<void> {
  stripe.standIn.world.decideDispute(id, won);
  await stripe.tell("charge.dispute.closed", { id });
}
async function taken(refundId: string) {
  const parts = await kogi.platform.db
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .innerJoin("payments.refunds as refund", "refund.transaction_id", "chargeback.transaction_id")
    .select(["part.source", "part.amount_minor"])
    .where("refund.refund_id", "=", refundId)
    .execute();
  return Object.fromEntries(parts.map((part) => [part.source, part.amount_minor]));
}
const books = () => booksAs(kogi, {});

test.each([["first"], ["afterwards"]])(
  "a refund that fails and a lost dispute of the same money: nobody loses it, nobody gets it twice; failed %s",
  async (order) => {
    const before = await books();
    const { client, charge, refundId } = await givenBack();
    const { amount_minor: whole } = await refundOf(refundId);
    if (order === "first") await fail(refundId);
    const id = await dispute(charge);
    if (order === "afterwards") {
      expect(await taken(refundId)).toEqual({ platform: whole });
      await fail(refundId);
    }
    expect(await taken(refundId)).toEqual({ refund: whole });
    expect(await books()).not.toContain("suspense refunds");
    const admin = await signUp(kogi, { roles: ["admin"] });
    const listed = async () => {
      const { data } = await admin.api.payments.listAllRefunds();
      return data.find((refund) => refund.refund_id === refundId);
    };
    expect(await listed()).toMatchObject({ state: "failed", at_bank: true, retry_at: null, can: [] });
    expect((await countMoneyWork(kogi.platform.db, kogi.platform.clock.now())).failedRefunds).toBe(0);
    const retried = admin.api.payments.retryRefund({ params: { refund_id: refundId }, idempotencyKey: newId() });
    expect(await refusal(retried)).toMatchObject({ status: 409, code: "refund.at_bank" });
    await decide(id, false);
    expect(await listed()).toMatchObject({ state: "settled_by_bank", can: [] });
    const [seen] = (await client.api.payments.listPayments()).data;
    expect(seen).toMatchObject({ status: "disputed", refunds: [{ state: "settled_by_bank" }] });
    const after = await books();
    expect(after).not.toContain("suspense refunds");
    expect(after.match(/chargeback_loss.*/)?.[0]).toBe(before.match(/chargeback_loss.*/)?.[0]);
  },
);

test("it fails only once the bank has kept the money: settled at once, and no loss of Kogi's", async () => {
  const { client, charge, refundId } = await givenBack();
  await decide(await dispute(charge), false);
  await fail(refundId);
  expect(await refundOf(refundId)).toMatchObject({ state: "settled_by_bank", retry_at: null });
  const { data } = await client.api.notifications.listNotifications();
  expect(data.map((notice) => notice.title).join()).not.toContain("did not take the refund");
});

test("the dispute is won: the refund is the payer's again, and on its way within the hour", async () => {
  const { charge, refundId } = await givenBack();
  await fail(refundId);
  const id = await dispute(charge);
  await kogi.advance(2 * DAY_MS);
  expect(await refundOf(refundId)).toMatchObject({ state: "failed", attempts: 0 });
  await decide(id, true);
  expect(await books()).toContain("suspense refunds");
  await kogi.advance(HOUR_MS + 1);
  expect(await refundOf(refundId)).toMatchObject({ state: "done", attempts: 1 });
});

test("a part that failed and what is protected: the rest of what the bank takes comes from protection", async () => {
  const { charge, refundId } = await givenBack(60_000n);
  await fail(refundId);
  await decide(await dispute(charge), false);
  expect(await taken(refundId)).toMatchObject({ protected: 40_000n });
  expect(await refundOf(refundId)).toMatchObject({ state: "settled_by_bank" });
});
