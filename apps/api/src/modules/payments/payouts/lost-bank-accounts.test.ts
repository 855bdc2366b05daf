// Bank accounts that the provider was asked to take while the answer got lost.
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE_MS } from "#platform/clock/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { type Gateway, GatewayAway } from "../gateway/port.ts";
import { finishAdding } from "./add-payout-method.ts";

const kogi = world();
let stripe: OnStripe;
let sandbox: Gateway;
let onStripesBooks: Gateway;

beforeAll(async () => {
  sandbox = gatewayOf(kogi.platform);
  stripe = await onStripe(kogi);
  onStripesBooks = gatewayOf(kogi.platform);
});
afterAll(() => stripe.standIn.close());

const IBAN = "DE89370400440532013000";
const add = (person: Person, more: object = {}) =>
  person.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: IBAN, currency: "EUR", ...more },
  });
const accountsOf = async (person: Person) => (await person.api.payments.listPayoutMethods()).data;
const intents = () => kogi.platform.db.selectFrom("payments.payout_method_intents").selectAll().execute();

/** Hands accounts on and loses the answer, or does not even hand them on. */
function loseAnswers(gateway: Gateway, at: "there" | "here"): void {
  useGateway(kogi.platform, {
    ...gateway,
    addBankAccount: async (account) => {
      if (at === "there") await gateway.addBankAccount(account);
      throw new GatewayAway("no answer");
    },
  });
}
async function netLooks(): Promise<void> {
  kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + 16 * MINUTE_MS);
  await finishStuck(kogi.platform);
  await kogi.settle();
}

test.each(["sandbox", "Stripe"])("at the %s an account whose answer got lost is found and kept", async (name) => {
  const gateway = name === "Stripe" ? onStripesBooks : sandbox;
  const person = await signUp(kogi);
  loseAnswers(gateway, "there");
  expect((await refusal(add(person))).code).toBe("payment.gateway_away");
  expect(await accountsOf(person)).toEqual([]);
  useGateway(kogi.platform, gateway);
  await netLooks();
  expect(await accountsOf(person)).toMatchObject([{ last4: "3000", default: true }]);
  expect(await intents()).toEqual([]);
  expect((await mailsTo(kogi, person.email)).length).toBeGreaterThan(0);
});

test.each(["sandbox", "Stripe"])(
  "at the %s one that never arrived is forgotten, and asked again it is one",
  async (name) => {
    const gateway = name === "Stripe" ? onStripesBooks : sandbox;
    const person = await signUp(kogi);
    loseAnswers(gateway, "here");
    expect((await refusal(add(person))).code).toBe("payment.gateway_away");
    useGateway(kogi.platform, gateway);
    await netLooks();
    expect(await accountsOf(person)).toEqual([]);
    expect(await intents()).toEqual([]);
    // Lost once more, and asked again at once: the key is the same, so there is one at the provider.
    loseAnswers(gateway, "there");
    expect((await refusal(add(person))).code).toBe("payment.gateway_away");
    useGateway(kogi.platform, gateway);
    await add(person);
    await netLooks();
    expect(await accountsOf(person)).toHaveLength(1);
    if (name === "Stripe") expect(banksOf(await recipientOf(person))).toHaveLength(1);
  },
);

test("one that is asked for again while the net looks for it is not forgotten", async () => {
  const person = await signUp(kogi);
  loseAnswers(sandbox, "here");
  expect((await refusal(add(person))).code).toBe("payment.gateway_away");
  const [taken] = await intents();
  if (!taken) throw new Error("what was asked is noted");
  kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + MINUTE_MS);
  expect((await refusal(add(person))).code).toBe("payment.gateway_away");
  await finishAdding(kogi.platform, taken);
  expect(await intents()).toHaveLength(1);
  useGateway(kogi.platform, sandbox);
  await netLooks();
  expect(await intents()).toEqual([]);
});

test("one that was lost under another name is taken off the provider's books", async () => {
  const person = await signUp(kogi);
  loseAnswers(onStripesBooks, "there");
  await refusal(add(person, { holder_name: "Femi Adde" }));
  useGateway(kogi.platform, onStripesBooks);
  await add(person);
  await netLooks();
  expect((await accountsOf(person)).map(({ holder_name }) => holder_name)).toEqual(["Femi Ade"]);
  expect(banksOf(await recipientOf(person))).toHaveLength(1);
  expect(await intents()).toEqual([]);
});

test("a duplicate and an eleventh are refused before the provider hears of them", async () => {
  const person = await signUp(kogi);
  const number = (last: number) => ({
    iban: undefined,
    country: "US",
    routing_number: "110000000",
    account_number: `0001234567${last}`,
  });
  for (let last = 10; last < 20; last += 1) await add(person, number(last));
  const before = stripe.standIn.asked.length;
  expect(await refusal(add(person, number(10)))).toMatchObject({ status: 409, code: "payout_method.already_added" });
  expect(await refusal(add(person, number(20)))).toMatchObject({ status: 409, code: "payout_method.too_many" });
  expect(stripe.standIn.asked).toHaveLength(before);
  const [first] = await accountsOf(person);
  await person.api.payments.removePayoutMethod({ params: { payout_method_id: first?.payout_method_id ?? "" } });
  await add(person, number(20));
});

async function recipientOf(person: Person): Promise<string> {
  const rows = await kogi.platform.db
    .selectFrom("payments.gateway_recipients")
    .select("recipient")
    .where("user_id", "=", person.userId)
    .execute();
  return rows[0]?.recipient ?? "";
}
const banksOf = (recipient: string) =>
  stripe.standIn.world.all("bank_account").filter((bank) => bank.account === recipient);
