// A withdrawal that was under way while the bank took its payment back, and that never arrived.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";

const RETURNING_IBAN = "DE08 3704 0044 0532 0130 03";

const kogi = world();
let sandbox: ReturnType<typeof gatewayOf>;
let atStripe: ReturnType<typeof gatewayOf>;
let stripe: OnStripe;
let works: Works;
beforeAll(async () => {
  sandbox = gatewayOf(kogi.platform);
  stripe = await onStripe(kogi);
  atStripe = gatewayOf(kogi.platform);
  works = testWorks(kogi);
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const EARNED = { amount: "90000", currency: "EUR" };

/** 900.00 euros of a payment of 1,000.00 by card, all of it withdrawn to a bank that sends it back three days later. */
async function withdrawn({ isSent, into = "EUR" }: { readonly isSent: boolean; readonly into?: "EUR" | "USD" }) {
  useGateway(kogi.platform, atStripe);
  const [client, person] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi, { name: "Femi Ade" })];
  const work = await works.order(client, person, 100_000n);
  const charge = await stripe.pay(client, work);
  await releaseWork(kogi, work);
  useGateway(kogi.platform, sandbox);
  const account = { kind: "bank_account", holder_name: "Femi Ade", iban: RETURNING_IBAN, currency: into } as const;
  await person.api.payments.addPayoutMethod({ body: account });
  const identity = { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" };
  await person.api.payments.submitIdentity({ body: identity });
  await kogi.advance(6 * DAY_MS);
  const earner = await signBackIn(kogi, person);
  const amount = into === "EUR" ? EARNED : await change(earner, into);
  const { payout_id } = await earner.api.payments.requestPayout({ body: { amount }, idempotencyKey: newId() });
  if (isSent) await kogi.settle();
  return { earner, charge, payoutId: payout_id, amount };
}
async function change({ api }: Person, into: string) {
  const { quote_id, to } = await api.payments.quoteExchange({ body: { from: EARNED, to_currency: into } });
  await api.payments.acceptExchange({ params: { quote_id }, idempotencyKey: newId() });
  return to;
}

const atBank = async <T>(ask: () => Promise<T>): Promise<T> => {
  useGateway(kogi.platform, atStripe);
  try {
    return await ask();
  } finally {
    useGateway(kogi.platform, sandbox);
  }
};
const dispute = (charge: string) =>
  atBank(async () => {
    const id = stripe.standIn.world.dispute(charge);
    await stripe.tell("charge.dispute.created", { id });
    return id;
  });
const decide = (id: string, won: boolean) =>
  atBank(async () => {
    stripe.standIn.world.decideDispute(id, won);
    await stripe.tell("charge.dispute.closed", { id });
  });
async function takenBy(id: string) {
  const parts = await kogi.platform.db
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select(["part.source", "part.amount_minor"])
    .where("chargeback.gateway_dispute", "=", id)
    .execute();
  return Object.fromEntries(parts.map((part) => [part.source, Number(part.amount_minor)]));
}
const walletOf = async (person: Person) =>
  (await (await signBackIn(kogi, person)).api.payments.getWallet()).balances[0]?.available.amount;

test("what comes back of it goes to the dispute, and to the wallet again when that is won", async () => {
  const { earner, charge } = await withdrawn({ isSent: true });
  const id = await dispute(charge);
  const { platform = 0 } = await takenBy(id);
  expect(platform).toBeGreaterThanOrEqual(100_000);
  await kogi.advance(3 * DAY_MS);
  expect(await takenBy(id)).toEqual({ platform: platform - 90_000, wallet: 90_000 });
  expect(await walletOf(earner)).toBe("0");
  await decide(id, true);
  expect(await walletOf(earner)).toBe("90000");
});

test("also after the bank has decided; what was issued for the work is credited then, and the earner told", async () => {
  const { earner, charge } = await withdrawn({ isSent: true });
  const { db } = kogi.platform;
  const earnings = () => db.selectFrom("users.earnings").select("earned_minor").where("user_id", "=", earner.userId);
  const before = { user_id: earner.userId, currency: "EUR", earned_minor: 150_000n };
  await kogi.platform.inTransaction((tx) => tx.insertInto("users.earnings").values(before).execute());
  const id = await dispute(charge);
  await decide(id, false);
  await kogi.advance(3 * DAY_MS);
  expect(await takenBy(id)).toMatchObject({ wallet: 90_000 });
  expect(await walletOf(earner)).toBe("0");
  const { api } = await signBackIn(kogi, earner);
  const { data } = await api.payments.listInvoices();
  expect(data.map((one) => one.kind)).toContain("credit_note");
  const told = await api.notifications.listNotifications({ query: { limit: 100 } });
  const { body } = told.data.find((notice) => notice.kind === "payments.payout_failed") ?? {};
  expect(body).toContain("All of it went to a disputed card payment.");
  expect(await earnings().executeTakeFirst()).toEqual({ earned_minor: 50_000n });
});

test("also where its earner had changed the money before it was withdrawn", async () => {
  const { earner, charge, amount } = await withdrawn({ isSent: true, into: "USD" });
  const id = await dispute(charge);
  expect(await takenBy(id)).not.toHaveProperty("wallet");
  await kogi.advance(3 * DAY_MS);
  expect(await takenBy(id)).toMatchObject({ wallet: 90_000 });
  const { api } = await signBackIn(kogi, earner);
  const { balances } = await api.payments.getWallet();
  expect(balances.map((one) => one.available.amount)).toEqual(["0", "0"]);
  const { data } = await api.payments.listStatement({ query: { currency: "USD" } });
  expect(data[0]).toMatchObject({ kind: "currency.changed_back", amount: { amount: `-${amount.amount}` } });
  await decide(id, true);
  expect(await walletOf(earner)).toBe("90000");
});

test("also where the payout was stopped because its owner was suspended", async () => {
  const { earner, charge } = await withdrawn({ isSent: false });
  await setSuspended(kogi, earner, true);
  const id = await dispute(charge);
  await kogi.settle();
  expect(await takenBy(id)).toMatchObject({ wallet: 90_000 });
});
