// What was issued for released work is credited when the money goes back: Kogi's invoice of its fee, and the earner's
// statement to who paid.
import { beforeAll, expect, test } from "vitest";
import { currency } from "#money";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { earnedBy, paidWork, releaseWork, testWorks, type Works } from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { issueDocuments } from "../documents/issue-documents.ts";
import { billedBetween } from "../fees/billed-before.repository.ts";

const kogi = world();
let works: Works;
let desk: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
});

const sendBack = (transactionId: string, cents?: number) =>
  desk.api.payments.orderRefund({
    params: { transaction_id: transactionId },
    body: { bearer: "earner", reason: "Charged by mistake.", ...(cents ? { amount: eur(cents) } : {}) },
    idempotencyKey: newId(),
  });
const pair = async () => {
  const [payer, recipient] = await Promise.all([signUp(kogi), signUp(kogi)]);
  return { payer, recipient };
};
const documents = async (person: Person, kind: string) =>
  (await person.api.payments.listInvoices()).data.filter((one) => one.kind === kind);
/** What was credited of a document, newest first. */
const creditedOf = async (person: Person, invoiceId: string | undefined) =>
  (await documents(person, "credit_note"))
    .filter((note) => note.credits?.invoice_id === invoiceId)
    .map((note) => Number(note.gross.amount));

test("invoice and statement are credited by what went back, and by no more than they were", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 50_000n });
  await sendBack(payment.transaction_id, 20_000);
  await kogi.settle();
  const [invoice] = await documents(recipient, "service_fee_invoice");
  const [statement] = await documents(payer, "service_statement");
  expect([invoice?.gross, statement?.gross]).toEqual([eur(5_000), eur(50_000)]);
  expect(await creditedOf(recipient, invoice?.invoice_id)).toEqual([-2_000]);
  expect(await creditedOf(payer, statement?.invoice_id)).toEqual([-20_000]);
  await sendBack(payment.transaction_id);
  await kogi.settle();
  expect(await creditedOf(recipient, invoice?.invoice_id)).toEqual([-3_000, -2_000]);
  expect(await creditedOf(payer, statement?.invoice_id)).toEqual([-30_000, -20_000]);
  const notes = (await documents(recipient, "credit_note")).filter((one) => one.credits?.number === invoice?.number);
  const taxes = notes.map((note) => BigInt(note.tax.amount));
  expect(taxes.reduce((all, tax) => all + tax, BigInt(invoice?.tax.amount ?? "1"))).toBe(0n);
});

test("what went back is no more of what the two billed each other", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 50_000n });
  const between = { payerId: payer.userId, recipientId: recipient.userId };
  const billed = () => billedBetween(kogi.platform.db, between, currency("EUR"));
  expect(await billed()).toBe(50_000n);
  await sendBack(payment.transaction_id, 20_000);
  await kogi.settle();
  expect(await billed()).toBe(30_000n);
});

test("the earner credits the statement under their own numbers, to who had it, in either language", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 10_000n, released: 10_000n });
  await sendBack(payment.transaction_id);
  await kogi.settle();
  const [statement] = await documents(payer, "service_statement");
  const [note] = (await documents(payer, "credit_note")).filter((one) => one.credits?.number === statement?.number);
  expect(note).toMatchObject({
    number: "C-000001",
    issuer: { name: statement?.issuer.name },
    recipient: statement?.recipient,
    lines: [{ description: "Work whose payment was sent back" }],
    tax: eur(0),
  });
  const { rawPayload } = await kogi.app.fastify.inject({
    url: `/api/invoices/${note?.invoice_id}/pdf?language=de`,
    headers: recipient.headers,
  });
  expect(pdfText(rawPayload)).toContain("Arbeit, deren Zahlung zurückgeschickt wurde");
});

test("an order before anything was issued is credited all the same", async () => {
  const { payer, recipient } = await pair();
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents: 30_000n });
  await releaseWork(kogi, work);
  await sendBack(payment.transaction_id);
  await kogi.settle();
  const [invoice] = await documents(recipient, "service_fee_invoice");
  const [statement] = await documents(recipient, "service_statement");
  expect(await creditedOf(recipient, invoice?.invoice_id)).toEqual([-3_000]);
  expect(await creditedOf(recipient, statement?.invoice_id)).toEqual([-30_000]);
});

test("orders whose documents are issued at once take back exactly the tax of the invoice", async () => {
  const { payer, recipient } = await pair();
  const profile = { name: "Femi Ade", address: ["Hafenstraße 1"], country: "DE", vat_id: null, version: 0 };
  await recipient.api.payments.saveTaxProfile({ body: profile });
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 50_000n });
  await kogi.settle();
  for (let part = 0; part < 4; part += 1) await sendBack(payment.transaction_id, 12_500);
  const { db } = kogi.platform;
  const orders = await db
    .selectFrom("payments.refund_orders")
    .select("refund_order_id")
    .where("transaction_id", "=", payment.transaction_id)
    .execute();
  await Promise.all(orders.map((order) => issueDocuments(kogi.platform, "refund_order", order.refund_order_id)));
  const [invoice] = await documents(recipient, "service_fee_invoice");
  const notes = (await documents(recipient, "credit_note")).filter((one) => one.credits?.number === invoice?.number);
  expect(notes).toHaveLength(4);
  expect(notes.reduce((all, note) => all + BigInt(note.tax.amount), 0n)).toBe(-BigInt(invoice?.tax.amount ?? "0"));
});

test("what was still protected was no service yet: of a payment in two parts the released one alone is credited", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 20_000n });
  await sendBack(payment.transaction_id, 40_000);
  await kogi.settle();
  const [statement] = await documents(payer, "service_statement");
  expect(statement?.gross).toEqual(eur(20_000));
  expect(await creditedOf(payer, statement?.invoice_id)).toEqual([-10_000]);
});
