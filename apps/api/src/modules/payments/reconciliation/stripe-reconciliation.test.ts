// The three sides with Stripe behind the port: every request of the comparison judged by the SDK's own declarations.
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn, startPaying, testWorks, type Work, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { STAND_IN_KEY, type StandIn, startStandIn } from "../../../../test/stripe/stand-in.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { createStripeGateway } from "../gateway/stripe/stripe.ts";
import { books, refundMilestone, releaseMilestone, renderBooks } from "../index.ts";

const WEBHOOK_SECRET = "whsec_of_the_stand_in";
const kogi = world({}, { spoils: ["10-gateway-agrees"] });
let standIn: StandIn;
let works: Works;
let client: Person;
let earner: Person;
let admin: Person;

beforeAll(async () => {
  const { clock } = kogi.platform;
  standIn = await startStandIn(() => clock.now());
  const settings = { secretKey: STAND_IN_KEY, webhookSecrets: [WEBHOOK_SECRET], apiHost: standIn.url };
  useGateway(kogi.platform, createStripeGateway(settings, clock));
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  earner = await signUp(kogi, { name: "Femi Ade" });
  admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
});
afterAll(async () => {
  await standIn.close();
  // What was done behind our back stands in no book here, and the check of the books says so.
  expect((await runChecks(kogi.platform.db)).map(({ check }) => check)).toEqual(["10-gateway-agrees"]);
});

const { webhooks } = new Stripe(STAND_IN_KEY);
async function tell(type: string, object: object, account?: string): Promise<void> {
  const payload = JSON.stringify({ id: `evt_${newId()}`, object: "event", type, account, data: { object } });
  const timestamp = Math.floor(kogi.platform.clock.now().getTime() / 1_000);
  const signature = webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET, timestamp });
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/webhooks/stripe",
    headers: { "content-type": "application/json", "stripe-signature": signature },
    payload,
  });
  expect(answer.statusCode).toBe(200);
  await kogi.settle();
}

/** Paid on Stripe's page, and heard of. Gives Stripe's name of the charge. */
async function paid(work: Work): Promise<string> {
  const { transaction_id } = await startPaying(client, work);
  const row = () =>
    kogi.platform.db
      .selectFrom("payments.payments")
      .select(["gateway_reference", "gateway_charge"])
      .where("transaction_id", "=", transaction_id)
      .executeTakeFirstOrThrow();
  const session = (await row()).gateway_reference ?? "";
  standIn.world.pay(session, "approved");
  await tell("checkout.session.completed", { id: session, mode: "payment" });
  return (await row()).gateway_charge ?? "";
}
const order = () => works.order(client, earner, 50_000n);
const run = () => admin.api.payments.adminReconcile({});
const classes = async () =>
  (await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } })).data
    .filter((one) => one.still_there)
    .map((one) => `${one.kind} ${one.class}`)
    .toSorted();
async function days(count: number): Promise<void> {
  await kogi.advance(count * DAY_MS);
  [client, earner, admin] = [
    await signBackIn(kogi, client),
    await signBackIn(kogi, earner),
    await signBackIn(kogi, admin),
  ];
}

test("what was paid, sent back, disputed and paid out agrees with Stripe's list, its balance and the bank", async () => {
  const [kept, refunded, disputed] = [await order(), await order(), await order()];
  await paid(kept);
  await paid(refunded);
  const charge = await paid(disputed);
  await kogi.platform.inTransaction(async (tx) => {
    await refundMilestone(tx, kogi.platform, {
      milestoneId: refunded.workId,
      reference: "cancel",
      reason: "Both agreed.",
    });
    await releaseMilestone(tx, kogi.platform, {
      milestoneId: kept.workId,
      clientId: kept.payerId,
      freelancerId: kept.recipientId,
      feeRuleId: kept.feeRuleId,
      amount: kept.amount,
      reference: "approval",
      description: "A mark for a bakery",
    });
  });
  await tell("charge.dispute.created", { id: standIn.world.dispute(charge) });
  const bank = {
    kind: "bank_account",
    holder_name: "Femi Ade",
    iban: "DE89370400440532013000",
    currency: "EUR",
  } as const;
  await earner.api.payments.addPayoutMethod({ body: bank });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await kogi.settle();
  await days(15);
  const payout = await earner.api.payments.requestPayout({
    body: { amount: { amount: "20000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  await days(2);
  const sent = await kogi.platform.db
    .selectFrom("payments.payouts")
    .select("gateway_payout")
    .where("payout_id", "=", payout.payout_id)
    .executeTakeFirstOrThrow();
  const [account = "", id = ""] = (sent.gateway_payout ?? "").split("/");
  await tell("payout.paid", { id }, account);
  expect(await run()).toMatchObject({ compared: 6, breaks_found: 0 });
});

test("a dispute that is decided agrees again once it was heard of, and until then differs by its name", async () => {
  const charge = await paid(await order());
  const dispute = standIn.world.dispute(charge);
  await tell("charge.dispute.created", { id: dispute });
  await days(2);
  const stripe = gatewayOf(kogi.platform);
  const asItWas = await stripe.fetchDispute(dispute);
  standIn.world.decideDispute(dispute, true);
  // Its list knows before the dispute itself does; else the comparison would hear of it.
  useGateway(kogi.platform, { ...stripe, fetchDispute: async () => asItWas });
  await run();
  // Decided this very minute: the news may be under way.
  expect(await classes()).toEqual(["dispute timing"]);
  await days(2);
  await run();
  expect(await classes()).toEqual(["dispute amount"]);
  useGateway(kogi.platform, stripe);
  await tell("charge.dispute.closed", { id: dispute });
  expect(await run()).toMatchObject({ breaks_found: 0 });
});

test("a dispute that is decided after months agrees, though its beginning is out of the list", async () => {
  const dispute = standIn.world.dispute(await paid(await order()));
  await tell("charge.dispute.created", { id: dispute });
  await days(50);
  standIn.world.decideDispute(dispute, true);
  await tell("charge.dispute.closed", { id: dispute });
  await days(2);
  expect(await run()).toMatchObject({ breaks_found: 0 });
});

test("what was done behind our back at Stripe is found, each by its name, and nothing is booked", async () => {
  const charge = await paid(await order());
  await days(2);
  await run();
  const { world: there } = standIn;
  const byHand = there.make("re", "refund", { charge, amount: 700, currency: "eur", status: "succeeded" });
  there.book("refund", byHand, -700);
  const strange = there.make("ch", "charge", { amount: 900, currency: "eur" });
  there.book("charge", strange, 900);
  there.dispute(strange.id);
  await days(2);
  const before = renderBooks(await books(kogi.platform.db));
  await run();
  expect(await classes()).toEqual([
    // Their fee for the dispute, which has no name of its own.
    "balance balance",
    "charge unknown_inflow",
    "dispute missing_here",
    "refund missing_here",
  ]);
  expect(renderBooks(await books(kogi.platform.db))).toBe(before);
});

test("Stripe changes no money for us, which is said, and nothing moves", async () => {
  const before = renderBooks(await books(kogi.platform.db));
  const body = { from: { amount: "10000", currency: "EUR" }, to_currency: "USD" };
  expect(await refusal(earner.api.payments.quoteExchange({ body }))).toMatchObject({
    status: 422,
    code: "exchange.no_rate",
  });
  // So it is not offered either.
  const wallet = await earner.api.payments.getWallet();
  expect([wallet.balances[0]?.available.amount === "0", wallet.can.includes("exchange")]).toEqual([false, false]);
  expect(renderBooks(await books(kogi.platform.db))).toBe(before);
});
