// A bank that disputes a card payment in parts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { releaseWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { refundMilestone } from "../index.ts";

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

/** 1,000.00 paid and as much of it released as is said; the earner has 900.00 of somebody else's beside it. */
async function paid(released: bigint) {
  const [client, earner] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const other = await signUp(kogi, { user_type: "client" });
  const work = await works.order(client, earner, 100_000n);
  const charge = await stripe.pay(client, work);
  await releaseWork(kogi, work, released);
  const beside = await works.order(other, earner, 100_000n);
  await stripe.pay(other, beside);
  await releaseWork(kogi, beside);
  return { client, earner, charge, work };
}

async function dispute(charge: string, amount: number): Promise<string> {
  const id = stripe.standIn.world.inquire(charge);
  stripe.standIn.world.get(id, "dispute").amount = amount;
  stripe.standIn.world.escalate(id);
  await stripe.tell("charge.dispute.created", { id });
  return id;
}
async function decide(id: string, won: boolean): Promise<void> {
  stripe.standIn.world.decideDispute(id, won);
  await stripe.tell("charge.dispute.closed", { id });
}
/** What a dispute took, by where it lay. */
async function taken(id: string) {
  const parts = await kogi.platform.db
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select(["part.source", "part.amount_minor"])
    .where("chargeback.gateway_dispute", "=", id)
    .execute();
  const sums: Record<string, number> = {};
  for (const part of parts) sums[part.source] = (sums[part.source] ?? 0) + Number(part.amount_minor);
  return sums;
}
const statusOf = async (client: Person) => (await client.api.payments.listPayments()).data[0]?.status;

test("the second takes of the earner what the first has left of it, and no more", async () => {
  const { charge } = await paid(100_000n);
  expect(await taken(await dispute(charge, 60_000))).toEqual({ clearing: 60_000 });
  expect(await taken(await dispute(charge, 40_000))).toEqual({ clearing: 30_000, platform: 10_000 });
});

test("what the first took of protected money was not earned", async () => {
  const { charge } = await paid(40_000n);
  expect(await taken(await dispute(charge, 60_000))).toEqual({ protected: 60_000 });
  expect(await taken(await dispute(charge, 40_000))).toEqual({ clearing: 36_000, platform: 4_000 });
});

test("what a won one gave back may be taken again", async () => {
  const { charge } = await paid(100_000n);
  await decide(await dispute(charge, 100_000), true);
  expect(await taken(await dispute(charge, 100_000))).toMatchObject({ platform: 10_000 });
});

test.each([
  ["runs", "disputed", null],
  ["is lost", "disputed", false],
  ["is won too", "completed", true],
] as const)("one is won while the other %s: the payment is %s", async (_, status, other) => {
  const { client, charge } = await paid(100_000n);
  const [first, second] = [await dispute(charge, 60_000), await dispute(charge, 40_000)];
  if (other !== null) await decide(second, other);
  expect(await statusOf(client)).toBe("disputed");
  await decide(first, true);
  expect(await statusOf(client)).toBe(status);
});

test("what is left of a payment that was lost in part goes back, it stays disputed, and the desk sends nothing more", async () => {
  const { client, charge, work } = await paid(40_000n);
  await decide(await dispute(charge, 40_000), false);
  const order = { milestoneId: work.workId, reference: newId(), reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const [payment] = (await client.api.payments.listPayments()).data;
  expect(payment).toMatchObject({ status: "disputed" });
  const params = { transaction_id: payment?.transaction_id ?? "" };
  const admin = await signUp(kogi, { roles: ["admin"] });
  expect(await admin.api.payments.getPaymentAsAdmin({ params })).toMatchObject({ left: { amount: "0" }, can: [] });
  const body = { bearer: "kogi" as const, reason: "Asked for." };
  const asked = admin.api.payments.orderRefund({ params, body, idempotencyKey: newId() });
  expect(await refusal(asked)).toMatchObject({ status: 409, code: "refund.not_refundable" });
});
