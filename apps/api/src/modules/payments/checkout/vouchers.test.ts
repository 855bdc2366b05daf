// Paying by a voucher on Stripe's page: it is shown now, and paid, or not, days later.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { signBackIn, startPaying, testWorks, type Work, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let client: Person;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** Chosen on Stripe's page: the payer has a number to pay with. Gives payment and session. */
async function shown(work: Work, voucher: "voucherPaid" | "voucherLapses") {
  const { transaction_id } = await startPaying(client, work);
  const id = stripe.standIn.world.all("checkout.session").at(-1)?.id;
  stripe.standIn.world.pay(id, voucher);
  await stripe.tell("checkout.session.completed", { id, mode: "payment" });
  return { params: { transaction_id }, session: { id, mode: "payment" } };
}

async function days(count: number): Promise<void> {
  await kogi.advance(count * DAY_MS);
  client = await signBackIn(kogi, client);
}

test("a voucher holds the payment open for the days it takes, and pays it", async () => {
  const work = await works.order(client, await signUp(kogi), 100_000n);
  const { params, session } = await shown(work, "voucherPaid");
  const waiting = { status: "pending", processing: true, checkout_url: null, can: [] };
  expect(await client.api.payments.getPayment({ params })).toMatchObject(waiting);
  await days(2);
  expect(await client.api.payments.getPayment({ params })).toMatchObject(waiting);
  // Nobody is asked to pay the same work beside it.
  expect((await startPaying(client, work)).transaction_id).toBe(params.transaction_id);
  expect(await refusal(client.api.payments.cancelPayment({ params }))).toMatchObject({ code: "payment.not_open" });
  stripe.standIn.world.settleLater(session.id);
  await stripe.tell("checkout.session.async_payment_succeeded", session);
  expect(await client.api.payments.getPayment({ params })).toMatchObject({ status: "completed" });
  expect(work).toMatchObject({ state: "paid", failures: 0 });
});

test("a voucher that was chosen as its payer cancelled goes on, and is given back to who pays again", async () => {
  const work = await works.order(client, await signUp(kogi), 100_000n);
  const { transaction_id } = await startPaying(client, work);
  const id = stripe.standIn.world.all("checkout.session").at(-1)?.id;
  stripe.standIn.world.pay(id, "voucherPaid");
  await client.api.payments.cancelPayment({ params: { transaction_id } });
  await kogi.settle();
  expect(await startPaying(client, work)).toMatchObject({ transaction_id, status: "pending", processing: true });
});

test("a voucher that nobody pays ends the payment, also when its news are lost, and the work can be paid anew", async () => {
  const work = await works.order(client, await signUp(kogi), 100_000n);
  const { params, session } = await shown(work, "voucherLapses");
  await days(8);
  stripe.standIn.world.settleLater(session.id);
  await kogi.advance(5 * HOUR_MS);
  client = await signBackIn(kogi, client);
  expect(await client.api.payments.getPayment({ params })).toMatchObject({ status: "failed" });
  expect(work).toMatchObject({ state: "open", failures: 1 });
  expect((await startPaying(client, work)).transaction_id).not.toBe(params.transaction_id);
});
