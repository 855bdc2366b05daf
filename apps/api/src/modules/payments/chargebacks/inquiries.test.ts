// A bank may ask before it takes anything: no money moves then, here or at the provider.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { books, refundMilestone } from "../index.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let client: Person;
let admin: Person;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  admin = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

/** Paid, and then the card's bank asks. */
async function asked() {
  const earner = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, earner, 50_000n);
  const charge = await stripe.pay(client, work);
  const before = await booksAs(kogi, {});
  const inquiry = stripe.standIn.world.inquire(charge);
  await stripe.tell("charge.dispute.created", { id: inquiry });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1, running: true } });
  const params = { chargeback_id: data[0]?.chargeback_id ?? "" };
  const answer = () =>
    admin.api.payments.submitChargebackEvidence({
      params,
      body: { text: "The work was handed in." },
      idempotencyKey: newId(),
    });
  return { earner, work, before, inquiry, answer, read: () => admin.api.payments.getChargeback({ params }) };
}
const lastTitle = async (person: Person) => (await person.api.notifications.listNotifications()).data[0]?.title;

test("a bank that only asks takes nothing; what is protected waits until it asks no further", async () => {
  const { earner, work, before, inquiry, answer, read } = await asked();
  expect(await booksAs(kogi, {})).toBe(before);
  expect(await read()).toMatchObject({ status: "inquiry", parts: [], fee: { amount: "0" }, can: ["submit_evidence"] });
  expect((await earner.api.payments.getHolds()).chargebacks).toMatchObject([
    { status: "inquiry", held: { amount: "0" }, protected: { amount: "0" } },
  ]);
  expect((await client.api.payments.listPayments()).data[0]).toMatchObject({ status: "completed", dispute: null });
  await expect(releaseWork(kogi, work)).rejects.toMatchObject({ status: 423, code: "payment.frozen" });
  expect(await lastTitle(earner)).toBe("A bank asks about a card payment for your work");
  expect(await lastTitle(admin)).toMatch(/^A bank asks about a card payment of €/);
  await answer();
  await kogi.settle();
  expect(await read()).toMatchObject({ status: "inquiry", evidence: { sent_at: expect.any(String) }, can: [] });
  stripe.standIn.world.closeInquiry(inquiry);
  await stripe.tell("charge.dispute.closed", { id: inquiry });
  expect(await read()).toMatchObject({ status: "closed", ended_at: expect.any(String) });
  expect(await booksAs(kogi, {})).toBe(before);
  expect(await lastTitle(earner)).toBe("The bank asks no further about a card payment for your work");
  await releaseWork(kogi, work);
});

test.each(["both sides", "the desk"])("what a bank only asks about may go back to its payer: %s end it", async (by) => {
  const { work } = await asked();
  const [payment] = (await client.api.payments.listPayments()).data;
  const params = { transaction_id: payment?.transaction_id ?? "" };
  if (by === "the desk") {
    const body = { bearer: "kogi" as const, reason: "Both want it." };
    await admin.api.payments.orderRefund({ params, body, idempotencyKey: newId() });
  } else {
    const order = { milestoneId: work.workId, reference: newId(), reason: "Both agreed." };
    await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  }
  await kogi.settle();
  const after = await client.api.payments.getPayment({ params });
  expect(after).toMatchObject({ status: "refunded", refunds: [{ state: "done" }] });
});

test("what a bank closed and then takes all the same is frozen anew, until that is decided", async () => {
  const { work, inquiry, read } = await asked();
  const disputes = stripe.standIn.world;
  disputes.closeInquiry(inquiry);
  await stripe.tell("charge.dispute.closed", { id: inquiry });
  expect(await read()).toMatchObject({ status: "closed" });
  disputes.escalate(inquiry);
  await stripe.tell("charge.dispute.funds_withdrawn", { id: inquiry });
  expect(await read()).toMatchObject({ status: "held", ended_at: null });
  await expect(releaseWork(kogi, work)).rejects.toMatchObject({ status: 423, code: "payment.frozen" });
  disputes.decideDispute(inquiry, true);
  await stripe.tell("charge.dispute.closed", { id: inquiry });
  expect(await read()).toMatchObject({ status: "won" });
  await releaseWork(kogi, work);
});

test("an inquiry that becomes a chargeback is held then, is answered anew, and each fee is booked when it is taken", async () => {
  const { inquiry, answer, read } = await asked();
  await answer();
  await kogi.settle();
  const disputes = stripe.standIn.world;
  disputes.escalate(inquiry);
  await stripe.tell("charge.dispute.funds_withdrawn", { id: inquiry });
  const held = await read();
  expect(held).toMatchObject({
    status: "held",
    fee: { amount: "1500" },
    evidence: null,
    parts: [{ source: "protected", amount: { amount: "50000" } }, { source: "platform" }],
    can: ["submit_evidence"],
  });
  const cost = (lines: string) => Number(/gateway_cost stripe EUR (-?[\d.]+)/.exec(lines)?.[1]);
  const costBefore = cost(await booksAs(kogi, {}));
  disputes.takeDisputeFee(inquiry, 500);
  await stripe.tell("charge.dispute.updated", { id: inquiry });
  await stripe.tell("charge.dispute.updated", { id: inquiry });
  expect((await read()).fee.amount).toBe("2000");
  expect(Math.abs(cost(await booksAs(kogi, {})) - costBefore)).toBeCloseTo(5);
  await answer();
  await kogi.settle();
  expect((await read()).status).toBe("evidence_sent");
  disputes.decideDispute(inquiry, false);
  await stripe.tell("charge.dispute.closed", { id: inquiry });
  expect((await read()).status).toBe("lost");
});

test("a bank that only asks makes nobody risky: nothing of other work is kept back, and it waits no longer", async () => {
  const { earner } = await asked();
  const payer = await signUp(kogi, { user_type: "client" });
  const other = await works.order(payer, earner, 40_000n);
  await stripe.pay(payer, other);
  await releaseWork(kogi, other);
  const [clearing] = (await earner.api.payments.getWallet()).clearing;
  expect(clearing?.reason).not.toMatch(/disputed/);
  await kogi.advance((clearing?.days ?? 0) * DAY_MS);
  expect((await (await signBackIn(kogi, earner)).api.payments.getHolds()).reserves).toEqual([]);
});
