import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { paidWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { type Person, signUp } from "#test/people.ts";
import { someRates } from "#test/rates-file.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";
import { insertRates } from "../rates/rates.repository.ts";

const kogi = world();
let works: Works;
let payer: Person;
let freelancer: Person;
const newRates = (date: string, usd: string) =>
  kogi.platform.inTransaction((tx) =>
    insertRates(tx, [{ date, base: "EUR", rates: { ...someRates, USD: usd } }], kogi.platform.clock.now()),
  );
const today = () => kogi.platform.clock.now().toISOString().slice(0, 10);

beforeAll(async () => {
  works = testWorks(kogi);
  freelancer = await signUp(kogi, { name: "Femi Ade" });
  payer = await signUp(kogi, { user_type: "client" });
  const profile = { name: "Bakery Nordlicht", address: ["Hafenstraße 1"], country: "DE", vat_id: null, version: 0 };
  await payer.api.payments.saveTaxProfile({ body: profile });
  await newRates(today(), "1.25");
});

const documents = async (transactionId: string) =>
  (await payer.api.payments.listInvoices({ query: { transaction_id: transactionId } })).data;
const printed = async (invoiceId: string | undefined, language: string) => {
  const url = `/api/invoices/${invoiceId}/pdf?language=${language}`;
  const { rawPayload } = await kogi.app.fastify.inject({ url, headers: payer.headers });
  return pdfText(rawPayload).replaceAll("\u00a0", " ");
};
const payIn = (currency: string) => paidWork(kogi, works, { payer, recipient: freelancer, cents: 100_000n, currency });

test("a receipt in dollars tells its tax in euros too, at the newest rate of its day", async () => {
  const { payment } = await payIn("USD");
  const [receipt] = await documents(payment.transaction_id);
  const tax = Number(receipt?.tax.amount);
  expect(tax).toBeGreaterThan(0);
  const amount = { amount: String(Math.round(tax / 1.25)), currency: "EUR" };
  expect(receipt?.tax_in_euros).toEqual({ amount, rate: "1.25", rate_date: today() });
  const euros = (Number(amount.amount) / 100).toFixed(2);
  const [english, german] = [await printed(receipt?.invoice_id, "en"), await printed(receipt?.invoice_id, "de")];
  for (const words of ["Tax in euros", `€${euros}`, "1 EUR = 1.25 USD, European Central Bank"])
    expect(english).toContain(words);
  for (const words of ["Steuer in Euro", `${euros.replace(".", ",")} €`, "1 EUR = 1,25 USD, Europäische Zentralbank"])
    expect(german).toContain(words);
});

test("a document in euros, and one without tax, tell nothing beside it", async () => {
  const { payment } = await payIn("EUR");
  const [receipt] = await documents(payment.transaction_id);
  expect(receipt?.tax.amount).not.toBe("0");
  expect(receipt?.tax_in_euros).toBeNull();
  expect(await printed(receipt?.invoice_id, "en")).not.toContain("Tax in euros");
  const abroad = await signUp(kogi, { user_type: "client" });
  await paidWork(kogi, works, { payer: abroad, recipient: freelancer, cents: 100_000n, currency: "USD" });
  const [untaxed] = (await abroad.api.payments.listInvoices()).data;
  expect([untaxed?.tax.amount, untaxed?.tax_in_euros]).toEqual(["0", null]);
});

test("credit notes take back what was told, to the cent and at its rate, though there be a newer one", async () => {
  const { work, payment } = await payIn("USD");
  await kogi.advance(86_400_000);
  payer = await signBackIn(kogi, payer);
  await newRates(today(), "1.5");
  for (const [index, cents] of [33_333n, 1n, 66_666n].entries()) {
    await kogi.platform.inTransaction((tx) =>
      refundMilestone(tx, kogi.platform, {
        milestoneId: work.workId,
        amount: money(cents, "USD"),
        reference: `part:${work.workId}:${index}`,
        reason: "Both sides agreed.",
      }),
    );
    await kogi.settle();
  }
  const list = await documents(payment.transaction_id);
  const receipt = list.find((one) => one.kind === "receipt");
  const notes = list.filter((one) => one.kind === "credit_note" && one.tax.amount !== "0");
  expect(notes.length).toBeGreaterThan(1);
  expect(new Set(notes.map((note) => note.tax_in_euros?.rate))).toEqual(new Set(["1.25"]));
  const credited = notes.reduce((all, note) => all + BigInt(note.tax_in_euros?.amount.amount ?? "0"), 0n);
  expect(-credited).toBe(BigInt(receipt?.tax_in_euros?.amount.amount ?? "0"));
});
