import { beforeAll, expect, test } from "vitest";
import { MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, openPage, payBy, startPaying, submitForm, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { books, cancelOpenPayment } from "../index.ts";

const kogi = world();
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client", name: "Cleo Park" });
  freelancer = await signUp(kogi, { name: "Femi Ade" });
});

const read = (transactionId: string) => client.api.payments.getPayment({ params: { transaction_id: transactionId } });

test("a client pays by card, and the price is protected with the fees beside it", async () => {
  const work = await works.order(client, freelancer, 100_000n);
  const started = await startPaying(client, work);
  expect(started).toMatchObject({
    status: "pending",
    amount: { amount: "104488", currency: "EUR" },
    can: ["pay", "cancel"],
  });
  expect(started.lines.map((line) => [line.kind, line.amount.amount])).toEqual([
    ["protected", "100000"],
    ["client_fee", "3000"],
    ["processing", "1488"],
  ]);
  const page = await openPage(kogi, started.checkout_url);
  expect(page.page).toContain("Sandbox: no real money");
  expect(page.page).toContain("€1,044.88");
  expect(await payBy(kogi, started.checkout_url)).toMatchObject({
    status: 303,
    location: `http://localhost:8080/payments/${started.transaction_id}?paid=1`,
  });
  await kogi.settle();
  const paid = await read(started.transaction_id);
  expect(paid).toMatchObject({ status: "completed", checkout_url: null, can: [] });
  expect(paid.attempts).toMatchObject([{ outcome: "approved", card: { brand: "Visa", last4: "4242" } }]);
  expect(work.state).toBe("paid");
  expect(await booksAs(kogi, { [work.workId]: "work" })).toBe(
    [
      "escrow milestone:work EUR 1000.00",
      "gateway_cost sandbox EUR -14.88",
      "gateway_pending sandbox EUR -1030.00",
      "revenue client_fee EUR 30.00",
      "revenue processing EUR 14.88",
      "sum EUR 0.00",
    ].join("\n"),
  );
});

test("a declined card costs nothing, says what to do, and another card pays the same payment", async () => {
  const work = await works.order(client, freelancer, 50_000n);
  const started = await startPaying(client, work);
  const before = await books(kogi.platform.db);
  for (const card of ["declined", "insufficientFunds", "expired", "wrongCvc"] as const) {
    const answer = await payBy(kogi, started.checkout_url, card);
    expect(answer).toMatchObject({ status: 303, location: new URL(started.checkout_url ?? "").pathname });
  }
  await kogi.settle();
  const declined = await read(started.transaction_id);
  expect(declined.status).toBe("pending");
  expect(declined.attempts.map((attempt) => attempt.code)).toEqual([
    "card_declined",
    "insufficient_funds",
    "expired_card",
    "incorrect_cvc",
  ]);
  expect(declined.attempts[1]?.sentence).toBe("There is not enough money on this card. Try another card.");
  expect((await openPage(kogi, started.checkout_url)).page).toContain("The CVC does not fit this card");
  expect(await books(kogi.platform.db)).toEqual(before);
  await payBy(kogi, started.checkout_url);
  await kogi.settle();
  expect((await read(started.transaction_id)).status).toBe("completed");
});

test("the bank's question is asked, and only the right answer pays", async () => {
  const work = await works.order(client, freelancer, 50_000n);
  const { checkout_url, transaction_id } = await startPaying(client, work);
  await payBy(kogi, checkout_url, "challenge");
  expect((await openPage(kogi, checkout_url)).page).toContain("Is this you?");
  await submitForm(kogi, checkout_url, { action: "challenge_fail" });
  await kogi.settle();
  expect(await read(transaction_id)).toMatchObject({ status: "pending", attempts: [{ outcome: "challenge_failed" }] });
  await payBy(kogi, checkout_url, "challenge");
  await submitForm(kogi, checkout_url, { action: "challenge_pass" });
  await kogi.settle();
  expect((await read(transaction_id)).status).toBe("completed");
});

test("typing mistakes are named beside their field, nothing typed but the card number is lost", async () => {
  const work = await works.order(client, freelancer, 50_000n);
  const { checkout_url } = await startPaying(client, work);
  const answer = await submitForm(kogi, checkout_url, {
    action: "pay",
    card_number: "4242 4242 4242 4241",
    expiry: "01/20",
    cvc: "12",
    name: '"><script>alert(1)</script>',
  });
  expect(answer.status).toBe(200);
  for (const words of [
    "Check this number for a typing mistake.",
    "This card has expired.",
    "Enter the 3 digits from the card.",
  ])
    expect(answer.page).toContain(words);
  expect(answer.page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(answer.page).not.toContain("<script>");
});

test("two clicks, two tabs and a form sent twice charge once", async () => {
  const work = await works.order(client, freelancer, 70_000n);
  const key = newId();
  const answers = await Promise.all(
    [startPaying(client, work, key), startPaying(client, work), startPaying(client, work)].map((call) =>
      call.catch(() => null),
    ),
  );
  const [first] = answers;
  expect(new Set(answers.map((answer) => answer?.transaction_id)).size).toBe(1);
  expect(new Set(answers.map((answer) => answer?.checkout_url)).size).toBe(1);
  const again = await startPaying(client, work, key);
  expect(again.transaction_id).toBe(first?.transaction_id);
  await Promise.all([1, 2, 3, 4].map(() => payBy(kogi, again.checkout_url)));
  await kogi.settle();
  expect((await read(again.transaction_id)).attempts).toHaveLength(1);
  const charges = await kogi.platform.db
    .selectFrom("payments.sandbox_checkouts")
    .select("charge_id")
    .where("idempotency_key", "=", again.transaction_id)
    .execute();
  expect(charges).toHaveLength(1);
  expect(charges[0]?.charge_id).not.toBeNull();
});

test("a closed tab costs nothing: after half an hour the payment fails and can be started anew", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const left = await startPaying(client, work);
  await kogi.advance(31 * MINUTE_MS);
  expect(await read(left.transaction_id)).toMatchObject({
    status: "failed",
    held_amount: { amount: "0", currency: "EUR" },
    failure: {
      code: "checkout_expired",
      sentence: "The time to pay was over. Nothing was charged; you can start again.",
    },
  });
  expect(work).toMatchObject({ state: "open", failures: 1 });
  expect((await openPage(kogi, left.checkout_url)).page).toContain("This page has closed");
  await payBy(kogi, left.checkout_url);
  const anew = await startPaying(client, work);
  expect(anew.transaction_id).not.toBe(left.transaction_id);
  await payBy(kogi, anew.checkout_url);
  await kogi.settle();
  expect((await read(anew.transaction_id)).status).toBe("completed");
  expect((await read(left.transaction_id)).status).toBe("failed");
});

test("a payer gives up: the page closes, nothing is charged, and a cancelled payment stays cancelled", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url, held_amount } = await startPaying(client, work);
  expect(held_amount).toEqual({ amount: "40000", currency: "EUR" });
  const cancelled = await client.api.payments.cancelPayment({ params: { transaction_id } });
  const nothing = { amount: "0", currency: "EUR" };
  expect(cancelled).toMatchObject({ status: "cancelled", held_amount: nothing, can: [] });
  await payBy(kogi, checkout_url);
  await kogi.settle();
  expect((await read(transaction_id)).status).toBe("cancelled");
  const problem = await refusal(client.api.payments.cancelPayment({ params: { transaction_id } }));
  expect(problem).toMatchObject({ status: 409, code: "payment.not_open", current: "cancelled" });
});

test("the owner withdraws what was to be paid: its open payment is cancelled", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url } = await startPaying(client, work);
  await kogi.platform.inTransaction((tx) =>
    cancelOpenPayment(tx, kogi.platform, { type: "test_work", referenceId: work.workId }),
  );
  await kogi.settle();
  await payBy(kogi, checkout_url);
  await kogi.settle();
  expect(await read(transaction_id)).toMatchObject({ status: "cancelled", failure: { code: "cancelled" } });
});

test("who paid a moment before cancelling has paid", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url } = await startPaying(client, work);
  await payBy(kogi, checkout_url);
  expect((await client.api.payments.cancelPayment({ params: { transaction_id } })).status).toBe("completed");
  await kogi.settle();
  expect(work.state).toBe("paid");
});

test("who comes back before the provider's news sees the payment done at once", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url } = await startPaying(client, work);
  await payBy(kogi, checkout_url);
  expect((await client.api.payments.openCheckout({ params: { transaction_id } })).status).toBe("completed");
  await kogi.settle();
});

test("what was withdrawn while its page was open is refunded at once, fees included", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url } = await startPaying(client, work);
  work.state = "withdrawn";
  await payBy(kogi, checkout_url);
  await kogi.settle();
  const sentBack = await read(transaction_id);
  expect(sentBack).toMatchObject({ status: "refunded", refunds: [{ state: "done", amount: sentBack.amount }] });
});

test("currencies without cents and with three digits are charged and sum", async () => {
  for (const [cents, currency] of [
    [50_000n, "JPY"],
    [12_345n, "KWD"],
  ] as const) {
    const work = await works.order(client, freelancer, cents, currency);
    const { checkout_url, transaction_id } = await startPaying(client, work);
    await payBy(kogi, checkout_url);
    await kogi.settle();
    const paid = await read(transaction_id);
    expect(paid.status).toBe("completed");
    const lines = paid.lines.reduce((sum, line) => sum + BigInt(line.amount.amount), 0n);
    expect(String(lines)).toBe(paid.amount.amount);
  }
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

test("a card tester is shut out after ten tries", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const { checkout_url, transaction_id } = await startPaying(client, work);
  for (let attempt = 0; attempt < 12; attempt += 1) await payBy(kogi, checkout_url, "declined");
  await payBy(kogi, checkout_url);
  await kogi.settle();
  const ended = await read(transaction_id);
  expect(ended).toMatchObject({ status: "failed", failure: { code: "card_declined" } });
  expect(ended.attempts).toHaveLength(10);
});

test("an address that names no checkout shows a page, not a stack", async () => {
  const answer = await openPage(kogi, `http://localhost:8080/sandbox/checkout/cs_${"x".repeat(32)}`);
  expect(answer.status).toBe(404);
  expect(answer.page).toContain("No payment here");
});
