// Earned money that was changed into another currency before the bank took its payment back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  const { platform } = kogi;
  useGateway(platform, {
    ...gatewayOf(platform),
    exchangeRate: async () => ({ mid: "1.2", marginBps: 0, source: "A market", at: platform.clock.now() }),
  });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** 900.00 euros in the wallet of somebody, of a payment of 1,000.00. */
async function earned(before: Person | null = null) {
  const [client, person] = [await signUp(kogi, { user_type: "client" }), before ?? (await signUp(kogi))];
  const work = await works.order(client, person, 100_000n);
  const charge = await stripe.pay(client, work);
  await releaseWork(kogi, work);
  await kogi.advance(6 * DAY_MS);
  return { charge, earner: await signBackIn(kogi, person) };
}
async function change({ api }: Person, amount: number, from: string, to: string): Promise<void> {
  const body = { from: { amount: String(amount), currency: from }, to_currency: to };
  const { quote_id } = await api.payments.quoteExchange({ body });
  await api.payments.acceptExchange({ params: { quote_id }, idempotencyKey: newId() });
}
async function dispute(charge: string) {
  const id = stripe.standIn.world.dispute(charge);
  await stripe.tell("charge.dispute.created", { id });
  const parts = await kogi.platform.db
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select(["part.source", "part.amount_minor"])
    .where("chargeback.gateway_dispute", "=", id)
    .execute();
  return { id, ofWallet: parts.find((part) => part.source === "wallet")?.amount_minor ?? 0n };
}
const wallets = async ({ api }: Person) =>
  Object.fromEntries((await api.payments.getWallet()).balances.map((one) => [one.currency, one.available.amount]));

test("it is changed back as far as the bank takes it, at the rate of then; won, it lies where it was earned", async () => {
  const { earner, charge } = await earned();
  await change(earner, 60_000, "EUR", "USD");
  expect(await wallets(earner)).toEqual({ EUR: "30000", USD: "72000" });
  const { id, ofWallet } = await dispute(charge);
  expect(ofWallet).toBe(90_000n);
  expect(await wallets(earner)).toEqual({ EUR: "0", USD: "0" });
  expect(await booksAs(kogi, {})).not.toContain("fx EUR:USD");
  const { data } = await earner.api.payments.listStatement({ query: { currency: "USD" } });
  expect(data[0]).toMatchObject({ kind: "currency.changed_back", amount: { amount: "-72000" } });
  const audited = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["actor_id", "after"])
    .where("action", "=", "payments.currency_changed_back")
    .execute();
  const from = { amount: "72000", currency: "USD" };
  expect(audited).toMatchObject([{ actor_id: null, after: { user_id: earner.userId, from } }]);
  stripe.standIn.world.decideDispute(id, true);
  await stripe.tell("charge.dispute.closed", { id });
  expect(await wallets(earner)).toEqual({ EUR: "90000", USD: "0" });
});

test("what has gone on from there is not asked for, and nobody falls below zero", async () => {
  const { earner, charge } = await earned();
  await change(earner, 90_000, "EUR", "USD");
  await change(earner, 72_000, "USD", "JPY");
  const { ofWallet } = await dispute(charge);
  expect(ofWallet).toBe(30_000n);
  expect(await wallets(earner)).toMatchObject({ EUR: "0", USD: "0", JPY: "864" });
});

test("what was changed before the payment came is not of it", async () => {
  const first = await earned();
  await change(first.earner, 90_000, "EUR", "USD");
  await kogi.advance(1_000);
  const { earner, charge } = await earned(first.earner);
  await change(earner, 10_000, "EUR", "USD");
  const { ofWallet } = await dispute(charge);
  expect(ofWallet).toBe(90_000n);
  expect(await wallets(earner)).toEqual({ EUR: "0", USD: "108000" });
  expect(await dispute(first.charge)).toMatchObject({ ofWallet: 90_000n });
  expect(await wallets(earner)).toEqual({ EUR: "0", USD: "0" });
});
