// Stripe charges eight digits at once and no more: told when a price is asked or agreed, not by a failed payment.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
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
afterAll(() => stripe.standIn.close());

const quote = (amount: string, currency: string) =>
  client.api.payments.quoteFees({ query: { kind: "hire", amount, currency } });

test.each(["EUR", "USD"])(
  "a price in %s whose total has nine digits is refused with the most there is",
  async (currency) => {
    expect(await refusal(quote("99999999", currency))).toMatchObject({
      status: 422,
      code: "fees.too_large",
      largest: { amount: "99999999", currency },
      errors: [{ pointer: "/query/amount" }],
    });
  },
);

test("where eight digits are an ordinary price, more are charged", async () => {
  expect((await quote("120000000", "HUF")).amount.amount).toBe("120000000");
});

test("what was agreed and is too much is told, and no payment begins", async () => {
  const work = await works.order(client, await signUp(kogi), 120_000_000n);
  expect(await refusal(startPaying(client, work))).toMatchObject({ status: 422, code: "fees.too_large" });
  expect((await client.api.payments.listPayments()).data).toEqual([]);
  expect(work).toMatchObject({ state: "open", failures: 0 });
});
