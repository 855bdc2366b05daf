// A refund that was paid another way, or is about to be, while its card's bank still decides about a part of the payment.
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { refundMilestone } from "../index.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let admin: Person;
beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** Given back, and its last try came back too. */
async function stranded(cents: bigint) {
  const client = await signUp(kogi, { user_type: "client" });
  const work = await works.order(client, await signUp(kogi), cents);
  const charge = await stripe.pay(client, work);
  const order = { milestoneId: work.workId, reference: newId(), reason: "Both agreed." };
  const { refundIds } = await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const params = { refund_id: refundIds[0] ?? "" };
  const { gateway_refund: name } = await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.refunds")
      .set({ attempts: 3 })
      .where("refund_id", "=", params.refund_id)
      .returning("gateway_refund")
      .executeTakeFirstOrThrow(),
  );
  stripe.standIn.world.failRefund(name ?? "");
  await stripe.tell("refund.failed", { id: name ?? "" });
  return { charge, params };
}
async function dispute(charge: string, minor: number): Promise<string> {
  const { world } = stripe.standIn;
  const id = world.inquire(charge);
  Object.assign(world.get(id, "dispute"), { amount: minor });
  world.escalate(id);
  await stripe.tell("charge.dispute.created", { id });
  return id;
}
async function decide(id: string, won: boolean): Promise<void> {
  stripe.standIn.world.decideDispute(id, won);
  await stripe.tell("charge.dispute.closed", { id });
}
const read = (params: { refund_id: string }) => admin.api.payments.getRefundAsAdmin({ params });
const settle = (params: { refund_id: string }) =>
  admin.api.payments.settleRefund({
    params,
    body: { transfer: "K-2026-17", paid_on: kogi.platform.clock.now().toISOString().slice(0, 10) },
    idempotencyKey: newId(),
  });
const books = () => booksAs(kogi, {});

test("a part was lost, the rest paid otherwise, and the part comes back: that alone is the payer's, by card", async () => {
  const { charge, params } = await stranded(30_000n);
  const id = await dispute(charge, 10_000);
  await decide(id, false);
  const { amount, waiting } = await read(params);
  expect(Number(waiting?.amount)).toBe(Number(amount.amount) - 10_000);
  expect(await settle(params)).toMatchObject({ state: "paid_otherwise", waiting: null, can: [] });
  expect(await books()).not.toContain("suspense refunds");
  await decide(id, true);
  expect(await read(params)).toMatchObject({ state: "failed", waiting: { amount: "10000" }, can: ["retry"] });
  expect(await books()).toContain("suspense refunds EUR 100.00");
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  await kogi.advance(HOUR_MS + 1);
  expect(await read(params)).toMatchObject({ state: "done", waiting: null, attempts: 4 });
  expect(stripe.standIn.world.all("refund").at(-1)).toMatchObject({ amount: 10_000 });
  expect(await books()).not.toContain("suspense refunds");
});

test("what came back may be paid otherwise as well", async () => {
  const { charge, params } = await stranded(30_000n);
  const id = await dispute(charge, 10_000);
  await decide(id, false);
  await settle(params);
  await decide(id, true);
  await kogi.advance(HOUR_MS + 1);
  const sent = stripe.standIn.world.all("refund").at(-1)?.id;
  stripe.standIn.world.failRefund(sent);
  await stripe.tell("refund.failed", { id: sent });
  expect(await read(params)).toMatchObject({ state: "failed", waiting: { amount: "10000" }, can: ["retry", "settle"] });
  expect(await settle(params)).toMatchObject({ state: "paid_otherwise", settlement: { amount: { amount: "10000" } } });
  expect(await books()).not.toContain("suspense refunds");
});

test("a dispute that is won while a transfer waits for a second person: it can be confirmed, and is not sent to the card", async () => {
  const { charge, params } = await stranded(300_000n);
  expect(await settle(params)).toMatchObject({ settlement: { status: "proposed" } });
  await decide(await dispute(charge, 10_000), true);
  await kogi.advance(HOUR_MS + 1);
  expect(await read(params)).toMatchObject({ state: "failed", retry_at: null, can: ["withdraw"] });
  const second = await signUp(kogi, { roles: ["admin"] });
  const body = { answer: "confirm" } as const;
  const confirmed = second.api.payments.answerRefundSettlement({ params, body, idempotencyKey: newId() });
  expect(await confirmed).toMatchObject({ state: "paid_otherwise", can: [] });
  expect(await books()).not.toContain("suspense refunds");
});

test("a part was lost before a transfer of the rest was proposed and comes back before it is confirmed: both are the payer's", async () => {
  const { charge, params } = await stranded(300_000n);
  const id = await dispute(charge, 10_000);
  await decide(id, false);
  expect(await settle(params)).toMatchObject({ settlement: { status: "proposed" } });
  await decide(id, true);
  const second = await signUp(kogi, { roles: ["admin"] });
  const body = { answer: "confirm" } as const;
  const confirmed = second.api.payments.answerRefundSettlement({ params, body, idempotencyKey: newId() });
  expect(await confirmed).toMatchObject({ state: "failed", waiting: { amount: "10000" } });
  await kogi.advance(HOUR_MS + 1);
  expect(await read(params)).toMatchObject({ state: "done", waiting: null });
  expect(stripe.standIn.world.all("refund").at(-1)).toMatchObject({ amount: 10_000 });
  expect(await books()).not.toContain("suspense refunds");
});
