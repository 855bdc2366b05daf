import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, CARDS, startPaying, submitForm, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf } from "../gateway.ts";

const kogi = world();
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  freelancer = await signUp(kogi);
});

const gateway = () => gatewayOf(kogi.platform);
const card = (number: string) => ({ action: "pay", card_number: number, expiry: "12/34", cvc: "123", name: "Ana Sol" });

async function payWith(number: string, cents = 10_000n) {
  const work = await works.order(client, freelancer, cents);
  const payment = await startPaying(client, work);
  await submitForm(kogi, payment.checkout_url, card(number));
  await kogi.settle();
  const params = { transaction_id: payment.transaction_id };
  return { work, params, url: payment.checkout_url, read: () => client.api.payments.getPayment({ params }) };
}

/** A page of the provider that belongs to no payment of ours. */
async function checkout(amount: bigint, capture: "at_once" | "later" = "at_once") {
  const total = money(amount, "EUR");
  const { customer } = await gateway().createCustomer({ key: newId() });
  return gateway().createCheckout({
    key: newId(),
    total,
    lines: [{ label: "All", amount: total }],
    description: "A mark",
    customer,
    returnUrl: "http://localhost/x",
    expiresAt: addMs(kogi.platform.clock.now(), HOUR_MS),
    capture,
  });
}

async function charged(number: string, amount = 10_000n) {
  const { url, reference } = await checkout(amount);
  await submitForm(kogi, url, card(number));
  const { charge } = (await gateway().fetchCheckout(reference)) ?? {};
  if (!charge) throw new Error("this card pays at once");
  return charge;
}

test.each([
  ["4000 0000 0000 9987", "lost_card"],
  ["4000 0000 0000 9979", "stolen_card"],
  ["4000 0000 0000 0119", "processing_error"],
  ["4000 0000 0000 6975", "card_velocity_exceeded"],
  ["4100 0000 0000 0019", "fraudulent"],
])("the card %s is declined with %s, and nothing is taken", async (number, code) => {
  const payment = await (await payWith(number)).read();
  expect(payment).toMatchObject({ status: "pending", attempts: [{ outcome: "declined", code }] });
  // Some reasons are not ours to tell.
  if (code === "stolen_card" || code === "fraudulent")
    expect(payment.attempts[0]?.sentence).not.toMatch(/stolen|fraud/i);
});

test("the provider's page speaks the browser's language, and writes amounts as its region does", async () => {
  const { url } = await checkout(123_456n);
  const { pathname } = new URL(url);
  const ask = async (language: string, sent?: Record<string, string>) => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const { payload: page } = await kogi.app.fastify.inject({
      url: pathname,
      headers: { "accept-language": language, ...(sent ? form : {}) },
      ...(sent ? { method: "POST", payload: new URLSearchParams(sent).toString() } : { method: "GET" }),
    });
    return page.replaceAll("\u00a0", " ");
  };
  const german = await ask("de-AT,de;q=0.9,en;q=0.5");
  expect(german).toContain('<html lang="de">');
  expect(german).toMatch(/€ 1\.234,56 bezahlen/);
  for (const words of ["Mit Karte bezahlen", "Kartennummer", "Zurück zu Kogi, ohne zu bezahlen", "Verlorene Karte"])
    expect(german).toContain(words);
  const mistaken = await ask("de-DE", { ...card("4242 4242 4242 4243"), name: "" });
  for (const words of ["Nichts wurde abgebucht.", "Prüfe diese Nummer auf einen Tippfehler.", "Gib den Namen"])
    expect(mistaken).toContain(words);
  await ask("de-DE", card("4000 0000 0000 9995"));
  expect(await ask("de-DE")).toContain("Auf dieser Karte ist nicht genug Geld.");
  await ask("de-DE", card("4000 0000 0000 3220"));
  expect(await ask("de-DE")).toContain("1.234,56 € bestätigen");
  await ask("de-DE", { action: "challenge_fail" });
  const english = await ask("fr-FR");
  expect(english).toContain('<html lang="en">');
  expect(english).toMatch(/Pay [^<]*1,234\.56/);
});

test("a card may be refused although its owner confirmed", async () => {
  const { read, url } = await payWith("4000 0084 0000 1629");
  await submitForm(kogi, url, { action: "challenge_pass" });
  await kogi.settle();
  expect(await read()).toMatchObject({ status: "pending", attempts: [{ outcome: "declined", code: "card_declined" }] });
});

test("a bank payment is under way for hours: it can be neither cancelled nor closed, and then it settles", async () => {
  const { read, params, work } = await payWith("6200 0000 0000 0047");
  expect(await read()).toMatchObject({ status: "pending", processing: true, checkout_url: null, can: [] });
  const cancel = client.api.payments.cancelPayment({ params });
  await expect(cancel).rejects.toMatchObject({ code: "payment.not_open" });
  await kogi.advance(HOUR_MS);
  expect((await read()).status).toBe("pending");
  await kogi.advance(2 * HOUR_MS);
  expect(await read()).toMatchObject({ status: "completed", processing: false });
  expect(await booksAs(kogi, { [work.workId]: "late" })).toContain("escrow milestone:late EUR 100.00");
});

test("a bank payment that fails hours later takes nothing, and what was due can be paid anew", async () => {
  const { read, work } = await payWith("6200 0000 0000 0005");
  await kogi.advance(3 * HOUR_MS);
  expect(await read()).toMatchObject({ status: "failed", failure: { code: "payment_failed" } });
  expect(work.failures).toBe(1);
  const again = await startPaying(client, work);
  await submitForm(kogi, again.checkout_url, card(CARDS.approved));
  await kogi.settle();
  expect(work.state).toBe("paid");
});

test("reserved money is captured wholly or in part, or let go; never more than was reserved", async () => {
  const first = await checkout(10_000n, "later");
  await submitForm(kogi, first.url, card(CARDS.approved));
  const reserved = await gateway().fetchCheckout(first.reference);
  expect(reserved).toMatchObject({ state: "authorised", charge: null });
  const take = (minor: bigint) =>
    gateway().capture({ key: newId(), reference: first.reference, amount: money(minor, "EUR") });
  await expect(take(10_001n)).rejects.toThrow("no more is captured");
  expect(await take(6_000n)).toMatchObject({ state: "paid", charge: { charged: { minor: 6_000n } } });
  expect(await take(4_000n)).toMatchObject({ charge: { charged: { minor: 6_000n } } });
  const second = await checkout(10_000n, "later");
  await submitForm(kogi, second.url, card(CARDS.approved));
  expect(await gateway().expireCheckout(second.reference)).toMatchObject({ state: "expired", charge: null });
});

test("refunds are done at once, a day later, or done and taken back", async () => {
  const states: Record<string, string[]> = {};
  for (const number of [CARDS.approved, "4000 0000 0000 7726", "4000 0000 0000 5126"]) {
    const charge = await charged(number);
    const { id } = await gateway().refund({ key: newId(), charge: charge.id, amount: money(4_000n, "EUR") });
    const look = async () => (await gateway().fetchRefund(id))?.state ?? "gone";
    const seen = [await look()];
    for (const ms of [DAY_MS, DAY_MS]) {
      await kogi.advance(ms);
      seen.push(await look());
    }
    states[number.slice(-4)] = seen;
  }
  expect(states).toEqual({
    "4242": ["done", "done", "done"],
    "7726": ["processing", "done", "done"],
    "5126": ["done", "done", "failed"],
  });
});

test.each([
  ["4000 0000 0000 2685", true, "won"],
  ["4000 0000 0000 0259", true, "lost"],
  ["4000 0000 0000 2685", false, "lost"],
])("the card %s is disputed after a day; answered: %s, it is %s", async (number, answers, outcome) => {
  const charge = await charged(number);
  await kogi.advance(DAY_MS);
  const opened = await kogi.platform.db
    .selectFrom("payments.sandbox_disputes")
    .select("dispute_id")
    .where("charge_id", "=", charge.id)
    .executeTakeFirstOrThrow();
  const id = opened.dispute_id;
  const fee = money(1_500n, "EUR");
  expect(await gateway().fetchDispute(id)).toMatchObject({ state: "needs_response", charge: charge.id, fee });
  const evidence = {
    customerName: "Ana",
    productDescription: "A mark",
    serviceDate: null,
    statement: "Approved.",
    files: {},
  };
  if (answers)
    expect(await gateway().submitEvidence({ key: newId(), dispute: id, evidence })).toMatchObject({
      state: "under_review",
    });
  await kogi.advance(7 * DAY_MS);
  expect((await gateway().fetchDispute(id))?.state).toBe(outcome);
});

test("what the provider holds is the sum of what it says moved", async () => {
  const { balances, transactions } = gateway();
  const range = { from: new Date(0), until: addMs(kogi.platform.clock.now(), 1), cursor: null };
  const sums = new Map<string, bigint>();
  const kinds = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await transactions({ ...range, cursor: cursor ?? null });
    for (const { kind, amount, fee } of page.data) {
      kinds.add(kind);
      sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor - fee.minor);
    }
    cursor = page.cursor;
  }
  expect([...kinds].toSorted()).toEqual(["charge", "dispute", "dispute_won", "refund", "refund_failed"]);
  const held = (await balances()).map((row) => [row.available.currency, row.available.minor + row.pending.minor]);
  expect(held).toEqual([...sums]);
});
