// Stripe charges nothing below half a euro or so: that is told when a price is asked or agreed, not by a failed payment.
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

test.each([
  ["EUR", "20", "50"],
  ["GBP", "2", "30"],
  ["HUF", "5000", "17500"],
  // Stripe publishes none: three of the fixed parts that Kogi quotes.
  ["KWD", "100", "240"],
])(
  "a price in %s of %s is refused where it is asked, with the least that is charged",
  async (currency, amount, least) => {
    const quote = client.api.payments.quoteFees({ query: { kind: "hire", amount, currency } });
    expect(await refusal(quote)).toMatchObject({
      status: 422,
      code: "fees.too_small",
      smallest: { amount: least, currency },
      errors: [{ pointer: "/query/amount" }],
    });
  },
);

test("what counts is what is charged in all: with the fees a smaller price is enough", async () => {
  const query = { kind: "hire", amount: "40", currency: "EUR" } as const;
  const { payer_total, amount } = await client.api.payments.quoteFees({ query });
  expect([amount.amount, Number(payer_total.amount) >= 50]).toEqual(["40", true]);
  await stripe.pay(client, await works.order(client, await signUp(kogi), 40n));
  expect((await client.api.payments.listPayments()).data).toMatchObject([{ status: "completed" }]);
});

test("what is left to pay of something agreed may be too little: it is told, and no payment begins", async () => {
  const work = await works.order(client, await signUp(kogi), 20n);
  const before = (await client.api.payments.listPayments()).data.length;
  expect(await refusal(startPaying(client, work))).toMatchObject({ status: 422, code: "fees.too_small" });
  expect((await client.api.payments.listPayments()).data).toHaveLength(before);
  expect(work).toMatchObject({ state: "open", failures: 0 });
});

test("of parts that are charged one by one the one that is too small is named, though the sum is not", async () => {
  const query = { kind: "hire", amount: "10000", currency: "EUR", parts: ["9990", "10"] } as const;
  const quote = client.api.payments.quoteFees({ query: { ...query, parts: [...query.parts] } });
  expect(await refusal(quote)).toMatchObject({ code: "fees.too_small", errors: [{ pointer: "/query/parts/1" }] });
});
