import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { addMs, type Clock, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { STAND_IN_KEY, type StandIn, startStandIn } from "../../../../../test/stripe/stand-in.ts";
import { Refusal } from "../../../../../test/stripe/stripe-world.ts";
import { type Gateway, GatewayAway } from "../port.ts";
import { createStripeGateway } from "../stripe/stripe.ts";
import { keepsTheContract } from "./gateway-contract.ts";

const WEBHOOK_SECRET = "whsec_of_the_stand_in";
const CONNECT_SECRET = "whsec_of_its_connected_accounts";
// A pretend time of its own: the stand-in and the adapter read the same clock.
let instant = new Date("2026-11-20T12:00:00Z");
const now = () => instant;
const clock: Clock = { now, monotonicMs: () => 0 };
let standIn: StandIn;
let stripe: Gateway;

beforeAll(async () => {
  standIn = await startStandIn(now);
  const settings = { secretKey: STAND_IN_KEY, webhookSecrets: [WEBHOOK_SECRET, CONNECT_SECRET], apiHost: standIn.url };
  stripe = createStripeGateway(settings, clock);
});
afterAll(() => standIn.close());

async function advance(ms: number): Promise<void> {
  instant = addMs(instant, ms);
}
const eur = (minor: bigint) => money(minor, "EUR");
const webhooks = new Stripe(STAND_IN_KEY).webhooks;

keepsTheContract({
  gateway: () => stripe,
  now,
  advance,
  pay: async ({ reference }, card, options) => standIn.world.pay(reference, card, options),
  settleLater: async ({ reference }) => standIn.world.settleLater(reference),
  save: async ({ reference }, card) => standIn.world.save(reference, card),
  confirm: async ({ reference }, passed) => standIn.world.confirm(reference, passed),
  async disputed(amount) {
    const { customer } = await stripe.createCustomer({ key: newId() });
    const { reference } = await stripe.createCheckout(orderOf(customer, amount.minor));
    standIn.world.pay(reference, "approved");
    const charge = (await stripe.fetchCheckout(reference))?.charge?.id ?? "";
    return { charge, dispute: standIn.world.dispute(charge) };
  },
  decideDispute: async (dispute) => standIn.world.decideDispute(dispute, true),
  signed: ({ id, object }, options = {}) =>
    news(id, "checkout.session.completed", { id: object, mode: "payment" }, options),
});

function news(
  id: string,
  type: string,
  object: object,
  options: { at?: Date; secret?: string; account?: string } = {},
): Parameters<Gateway["readWebhook"]>[0] {
  const payload = JSON.stringify({ id, object: "event", type, account: options.account, data: { object } });
  const at = options.at ?? now();
  const secret = options.secret ?? WEBHOOK_SECRET;
  const timestamp = Math.floor(at.getTime() / 1_000);
  const signature = webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return { headers: { "stripe-signature": signature }, body: Buffer.from(payload), at };
}

function orderOf(customer: string, minor: bigint) {
  return {
    key: newId(),
    total: eur(minor),
    lines: [{ label: "All", amount: eur(minor) }],
    description: "A mark",
    customer,
    returnUrl: "http://localhost/x",
    expiresAt: addMs(now(), HOUR_MS),
  };
}

const iban = (accountNumber: string) => ({ country: "DE", routingNumber: null, accountNumber });

test("every request of the contract was one that the SDK declares, and every part of the adapter asked", () => {
  const kinds = new Set(standIn.asked.map((line) => line.replaceAll(/_[0-9a-f]{18}/g, "_*").replace("cs_test_*", "*")));
  for (const wanted of [
    "POST /v1/checkout/sessions",
    "POST /v1/payment_intents",
    "POST /v1/refunds",
    "POST /v1/files",
    "POST /v1/transfers",
    "POST /v1/payouts",
    "POST /v1/accounts",
    "POST /v1/account_links",
    "GET /v1/balance_transactions",
  ])
    expect([...kinds]).toContain(wanted);
  expect(standIn.asked.length).toBeGreaterThan(100);
});

test("a parameter that Stripe does not know is refused with its name", async () => {
  const client = new Stripe(STAND_IN_KEY, { host: standIn.url.hostname, port: standIn.url.port, protocol: "http" });
  const unknown = { payment_method_types: ["card"], mode: "setup" } as Stripe.Checkout.SessionCreateParams; // on purpose
  await expect(client.checkout.sessions.create(unknown)).rejects.toMatchObject({
    code: "parameter_unknown",
    param: "payment_method_types",
  });
  const missing = { currency: "eur" } as Stripe.PaymentIntentCreateParams; // on purpose
  await expect(client.paymentIntents.create(missing)).rejects.toMatchObject({
    code: "parameter_missing",
    param: "amount",
  });
});

test("a key used for something else ends nothing: an operator has to look", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const order = orderOf(customer, 1_000n);
  await stripe.createCheckout(order);
  const other = stripe.createCheckout({ ...order, description: "Something else" });
  await expect(other).rejects.toBeInstanceOf(GatewayAway);
});

test("a provider that is not there is away, and its words stay out of ours", async () => {
  const nowhere = {
    secretKey: STAND_IN_KEY,
    webhookSecrets: [WEBHOOK_SECRET, CONNECT_SECRET],
    apiHost: new URL("http://127.0.0.1:9"),
  };
  const failure = createStripeGateway(nowhere, clock).balances();
  await expect(failure).rejects.toBeInstanceOf(GatewayAway);
  const stranger = createStripeGateway({ ...nowhere, secretKey: "sk_test_wrong_secret", apiHost: standIn.url }, clock);
  const shutOut = await stranger.balances().catch((error: unknown) => error);
  // Kogi's own secret is wrong: that is no answer about anybody's payout.
  expect(shutOut).toBeInstanceOf(GatewayAway);
  expect(JSON.stringify(shutOut) + String(shutOut)).not.toContain("wrong_secret");
});

test("a payout that comes back takes its transfer back too, once", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const { reference } = await stripe.createCheckout(orderOf(customer, 300_000n));
  standIn.world.pay(reference, "approved");
  await advance(3 * DAY_MS);
  const { recipient } = await stripe.createRecipient({ key: newId(), country: "DE" });
  standIn.world.want(recipient, {});
  const account = {
    key: newId(),
    recipient,
    account: iban("DE62370400440532013001"),
    holderName: "Ana Sol",
    currency: "EUR",
  };
  const { destination } = await stripe.addBankAccount(account);
  const key = newId();
  const { id } = await stripe.payOut({ key, attempt: 1, destination, amount: eur(20_000n) });
  await advance(DAY_MS);
  const look = async () => (await stripe.fetchPayout({ id, key }))?.state;
  const sent = () =>
    standIn.world
      .all("transfer")
      .filter((transfer) => transfer.transfer_group === key)
      .map((transfer) => [transfer.amount, transfer.amount_reversed]);
  // To look moves nothing.
  expect([await look(), sent()]).toEqual(["returned", [[20_000, 0]]]);
  for (let times = 0; times < 3; times += 1) await stripe.takeBackPayout(id);
  expect([await look(), sent()]).toEqual(["returned", [[20_000, 20_000]]]);
});

test("a payout that its account has no money for yet is tried anew, by the transfer that was made", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const { reference } = await stripe.createCheckout(orderOf(customer, 300_000n));
  standIn.world.pay(reference, "approved");
  await advance(3 * DAY_MS);
  const { recipient } = await stripe.createRecipient({ key: newId(), country: "DE" });
  standIn.world.want(recipient, {});
  const bank = { recipient, account: iban("DE89370400440532013000"), holderName: "Ana Sol", currency: "EUR" };
  const { destination } = await stripe.addBankAccount({ key: newId(), ...bank });
  const order = { key: newId(), attempt: 1, destination, amount: eur(20_000n) };
  const message = "You have insufficient funds in your Stripe account.";
  const short = { type: "invalid_request_error", code: "balance_insufficient", message };
  standIn.world.spoilt.set("POST /v1/payouts", new Refusal(400, short));
  await expect(stripe.payOut(order)).rejects.toBeInstanceOf(GatewayAway);
  standIn.world.spoilt.delete("POST /v1/payouts");
  expect((await stripe.payOut({ ...order, attempt: 2 })).state).toBe("processing");
  expect(standIn.world.all("transfer").filter((one) => one.transfer_group === order.key)).toHaveLength(1);
});

test("money that is not there yet is waited for, and a later try is a new one", async () => {
  const { recipient } = await stripe.createRecipient({ key: newId(), country: "JP" });
  standIn.world.want(recipient, {});
  const bank = {
    key: newId(),
    recipient,
    account: iban("DE89370400440532013000"),
    holderName: "Ana Sol",
    currency: "JPY",
  };
  const { destination } = await stripe.addBankAccount(bank);
  const order = { key: newId(), attempt: 1, destination, amount: money(9_000n, "JPY") };
  await expect(stripe.payOut(order)).rejects.toBeInstanceOf(GatewayAway);
  const { customer } = await stripe.createCustomer({ key: newId() });
  const yen = money(20_000n, "JPY");
  const checkout = await stripe.createCheckout({
    ...orderOf(customer, 1n),
    total: yen,
    lines: [{ label: "All", amount: yen }],
  });
  standIn.world.pay(checkout.reference, "approved");
  await advance(3 * DAY_MS);
  expect((await stripe.payOut({ ...order, attempt: 2 })).state).toBe("processing");
});

test("what was asked for days ago, while its answer got lost, is found and neither sent back nor charged again", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const { reference } = await stripe.createCheckout(orderOf(customer, 10_000n));
  standIn.world.pay(reference, "approved", { keep: true });
  const { charge, saved } = (await stripe.fetchCheckout(reference)) ?? {};
  const part = { key: newId(), charge: charge?.id ?? "", amount: eur(1_000n) };
  const month = { key: newId(), customer, method: saved?.id ?? "", amount: eur(1_900n), description: "A month" };
  const [refunded, charged] = [await stripe.refund(part), await stripe.chargeMethod(month)];
  await advance(3 * DAY_MS);
  expect((await stripe.refund(part)).id).toBe(refunded.id);
  expect((await stripe.chargeMethod(month)).reference).toBe(charged.reference);
  expect(standIn.world.all("refund").filter((one) => one.charge === part.charge)).toHaveLength(1);
  const taken = standIn.world.all("payment_intent").filter((one) => one.customer === customer);
  expect(taken.map((one) => one.amount)).toEqual([10_000, 1_900]);
});

test("costs that the charge's currency cannot say are rounded against us, also where Stripe converted", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const kronur = money(1_037n, "ISK");
  const order = { ...orderOf(customer, 1n), total: kronur, lines: [{ label: "All", amount: kronur }] };
  const { reference } = await stripe.createCheckout(order);
  standIn.world.pay(reference, "approved");
  const charge = (await stripe.fetchCheckout(reference))?.charge;
  // 15.81 kronur.
  expect(charge).toMatchObject({ charged: kronur, cost: money(16n, "ISK") });
  expect((await stripe.balances()).find((one) => one.pending.currency === "ISK")?.pending).toEqual(
    money(1_021n, "ISK"),
  );
  const dispute = standIn.world.dispute(charge?.id ?? "");
  expect((await stripe.fetchDispute(dispute))?.fee).toEqual(money(15n, "ISK"));
  const range = { from: addMs(now(), -HOUR_MS), until: addMs(now(), HOUR_MS), cursor: null };
  const rows = (await stripe.transactions(range)).data.filter((one) => one.amount.currency === "ISK");
  expect(rows.map((one) => [one.kind, one.amount.minor, one.fee.minor])).toEqual([
    ["dispute", -1_037n, 15n],
    ["charge", 1_037n, 16n],
  ]);
  // 7.26 euros, of which 11 cents are kept: that is 15.71 kronur.
  const booked = standIn.world.all("balance_transaction").find((row) => row.source === charge?.id) ?? {};
  Object.assign(booked, { currency: "eur", amount: 726, fee: 11, net: 715, exchange_rate: 0.007 });
  expect((await stripe.fetchCheckout(reference))?.charge?.cost).toEqual(money(16n, "ISK"));
});

test.each([
  ["voucherPaid", "paid"],
  ["voucherLapses", "expired"],
] as const)("a voucher that was shown is waited for: %s, then %s", async (voucher, end) => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const { reference } = await stripe.createCheckout(orderOf(customer, 103_000n));
  standIn.world.pay(reference, voucher);
  await advance(2 * DAY_MS);
  // Somebody has its number: it cannot be closed any more.
  expect(await stripe.expireCheckout(reference)).toMatchObject({ state: "processing", charge: null, saved: null });
  standIn.world.settleLater(reference);
  const charge = end === "paid" ? { charged: eur(103_000n), card: null } : null;
  expect(await stripe.fetchCheckout(reference)).toMatchObject({ state: end, charge });
});

test("no page offers a bank transfer, which is waited for without an end", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const { reference } = await stripe.createCheckout(orderOf(customer, 1_000n));
  const session = standIn.world.get(reference, "checkout.session");
  expect(session.excluded_payment_method_types).toEqual(["customer_balance"]);
});

test("ariary are charged whole, not a hundredfold", async () => {
  const { customer } = await stripe.createCustomer({ key: newId() });
  const ariary = money(100_000n, "MGA");
  const order = { ...orderOf(customer, 1n), total: ariary, lines: [{ label: "All", amount: ariary }] };
  const { reference } = await stripe.createCheckout(order);
  expect(standIn.world.get(reference, "checkout.session").amount_total).toBe(1_000);
  standIn.world.pay(reference, "approved");
  expect((await stripe.fetchCheckout(reference))?.charge?.charged).toEqual(ariary);
});

test.each([
  ["payment_intent.succeeded", { id: "pi_1", metadata: { kogi_method_charge: "x" } }, "method_charge", "pi_1"],
  ["payment_intent.succeeded", { id: "pi_1", metadata: {} }, "unknown", "pi_1"],
  ["checkout.session.completed", { id: "cs_1", mode: "setup" }, "setup", "cs_1"],
  ["charge.refund.updated", { id: "re_1" }, "refund", "re_1"],
  ["refund.failed", { id: "re_1" }, "refund", "re_1"],
  ["charge.dispute.created", { id: "du_1" }, "dispute", "du_1"],
  ["account.updated", { id: "acct_1" }, "identity", "acct_1"],
  ["payout.failed", { id: "po_1" }, "payout", "acct_9/po_1"],
  ["moon.landed", { id: "moon_1" }, "unknown", "moon_1"],
])("news of the type %s name the object to look at", (type, object, kind, id) => {
  expect(stripe.readWebhook(news("evt_1", type, object, { account: "acct_9" })).object).toEqual({ kind, id });
});

test("news of connected accounts have a secret of their own, and a third one opens nothing", () => {
  const paid = (secret: string, at = now()) =>
    news("evt_1", "payout.paid", { id: "po_1" }, { account: "acct_9", secret, at });
  expect(stripe.readWebhook(paid(CONNECT_SECRET)).object).toEqual({ kind: "payout", id: "acct_9/po_1" });
  const refused = (secret: string, sentAt?: Date) => () => stripe.readWebhook({ ...paid(secret, sentAt), at: now() });
  expect(refused("whsec_of_nobody")).toThrow(expect.objectContaining({ code: "webhook.bad_signature" }));
  expect(refused(CONNECT_SECRET, addMs(now(), -HOUR_MS))).toThrow(expect.objectContaining({ code: "webhook.expired" }));
});

test("signed bytes that are no event are refused", () => {
  expect(() => stripe.readWebhook(news("evt_1", "refund.failed", {}))).toThrow(
    expect.objectContaining({ code: "webhook.unreadable" }),
  );
});
