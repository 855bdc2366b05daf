import { beforeAll, expect, test } from "vitest";
import { paidWork, releaseWork, testWorks, type Work, type Works } from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";
import { renderDocument } from "./render-document.ts";

const kogi = world();
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client", name: "Zoë Nordlicht" });
  freelancer = await signUp(kogi, { name: "Femi Ade" });
});

const paid = () => paidWork(kogi, works, { payer: client, recipient: freelancer, cents: 100_000n });
const documents = async (person: Person, transactionId?: string) =>
  (
    await person.api.payments.listInvoices({
      query: transactionId === undefined ? {} : { transaction_id: transactionId },
    })
  ).data;
const release = (work: Work, cents: bigint) => releaseWork(kogi, work, cents);

async function pdfOf(person: Person, invoiceId: string, query = "") {
  const answer = await kogi.app.fastify.inject({
    method: "GET",
    url: `/api/invoices/${invoiceId}/pdf${query}`,
    headers: person.headers,
  });
  return { status: answer.statusCode, type: answer.headers["content-type"], bytes: answer.rawPayload };
}

test("a client who pays gets a receipt whose lines are what was charged", async () => {
  const { payment } = await paid();
  const [receipt] = await documents(client, payment.transaction_id);
  expect(receipt).toMatchObject({
    kind: "receipt",
    title: "Receipt",
    issuer: { name: "Kogi" },
    recipient: { name: "Zoë Nordlicht" },
    gross: payment.amount,
    tax: { amount: "0" },
    tax_note: "No tax is charged: no tax rule is in force for this supply.",
  });
  expect(receipt?.lines.map((line) => [line.description, line.gross.amount])).toEqual([
    ["A mark for a bakery (protected funds)", "100000"],
    ["Kogi fee", "3000"],
    ["Card processing, at cost", "1488"],
  ]);
});

test("a release gives the freelancer Kogi's invoice, and the client a statement in the freelancer's name", async () => {
  const { work } = await paid();
  await release(work, 100_000n);
  await kogi.settle();
  const [statement, fee] = await documents(freelancer);
  expect(fee).toMatchObject({
    kind: "service_fee_invoice",
    issuer: { name: "Kogi" },
    recipient: { name: "Femi Ade" },
    gross: { amount: "10000" },
  });
  expect(statement).toMatchObject({
    kind: "service_statement",
    issuer: { name: "Femi Ade" },
    recipient: { name: "Zoë Nordlicht" },
    gross: { amount: "100000" },
    // Whether they owe tax on it Kogi does not know, so the document does not say that there is none.
    tax_note: expect.stringContaining("This statement is no invoice."),
  });
  expect((await documents(client)).map((one) => one.kind)).not.toContain("service_fee_invoice");
});

test("a refund gives a credit note that names the receipt it takes back", async () => {
  const { work, payment } = await paid();
  const refund = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
  const list = await documents(client, payment.transaction_id);
  const receipt = list.find((one) => one.kind === "receipt");
  expect(list.find((one) => one.kind === "credit_note")).toMatchObject({
    gross: { amount: `-${payment.amount.amount}` },
    credits: { invoice_id: receipt?.invoice_id, number: receipt?.number },
  });
});

test("a credit note is between the two of its document, whatever they told of themselves since", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const told = { address: ["Hafenstraße 1", "20457 Hamburg"], country: "DE", vat_id: null };
  await payer.api.payments.saveTaxProfile({ body: { ...told, name: "Bakery Nordlicht", version: 0 } });
  const { work, payment } = await paidWork(kogi, works, { payer, recipient: freelancer, cents: 100_000n });
  await payer.api.payments.saveTaxProfile({ body: { ...told, name: "Bakery Südlicht", version: 1 } });
  const refund = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
  const list = await documents(payer, payment.transaction_id);
  const [receipt, note] = ["receipt", "credit_note"].map((kind) => list.find((one) => one.kind === kind));
  expect(receipt?.recipient.name).toBe("Bakery Nordlicht");
  expect(note).toMatchObject({ issuer: receipt?.issuer, recipient: receipt?.recipient });
});

test("numbers run without a gap, however many payments end at once", async () => {
  const others = await Promise.all([1, 2, 3, 4].map(() => signUp(kogi, { user_type: "client" })));
  await Promise.all(others.map((payer) => paidWork(kogi, works, { payer, recipient: freelancer, cents: 5_000n })));
  await kogi.settle();
  const rows = await kogi.platform.db
    .selectFrom("payments.invoices")
    .select("sequence")
    .where("issuer", "=", "platform")
    .where("series", "=", "R")
    .orderBy("sequence")
    .execute();
  expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => BigInt(index + 1)));
  expect(rows.length).toBeGreaterThanOrEqual(7);
});

test("a document keeps the names of its day and cannot be changed", async () => {
  const [receipt] = (await documents(client)).filter((one) => one.kind === "receipt");
  await client.api.payments.submitIdentity({
    body: { legal_name: "Zoë Maria Nordlicht", birth_date: "1990-05-01", country: "NO" },
  });
  const again = await client.api.payments.getInvoice({ params: { invoice_id: receipt?.invoice_id ?? "" } });
  expect(again.recipient.name).toBe("Zoë Nordlicht");
  const change = kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.invoices").set({ number: "R-1" }).execute(),
  );
  await expect(change).rejects.toThrow(/never changed/);
  const { payment } = await paid();
  const [newer] = await documents(client, payment.transaction_id);
  expect(newer?.recipient).toEqual({ name: "Zoë Maria Nordlicht", lines: [expect.stringMatching(/^@/), "Norway"] });
});

test("the PDF holds the number, the names, the lines and the total", async () => {
  const [receipt] = (await documents(client)).filter((one) => one.kind === "receipt");
  const pdf = await pdfOf(client, receipt?.invoice_id ?? "");
  expect(pdf).toMatchObject({ status: 200, type: "application/pdf" });
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const text = pdfText(pdf.bytes);
  for (const words of [
    receipt?.number ?? "",
    "Zoë Maria Nordlicht",
    "A mark for a bakery (protected funds)",
    "€1,044.88",
    "Sandbox: no real money",
  ])
    expect(text).toContain(words);
});

test("a German reader's PDF is a German document: its words, its lines, the country, the day and the minus", async () => {
  const [receipt] = (await documents(client)).filter((one) => one.kind === "receipt");
  if (!receipt) throw new Error("there is a receipt by now");
  const read = async (id: string) => pdfText((await pdfOf(client, id, "?language=de")).bytes).replaceAll("\u00a0", " ");
  const text = await read(receipt.invoice_id);
  const [year, month, day] = receipt.issued_at.slice(0, 10).split("-");
  for (const words of [
    "Quittung",
    `${day}.${month}.${year}`,
    "A mark for a bakery (gesichertes Geld)",
    "Gebühr von Kogi",
    "Kartenverarbeitung, zum Selbstkostenpreis",
    "Norwegen",
    "0,00 %",
    "1.044,88 €",
    "Nicht umsatzsteuerbar in der Europäischen Union",
    "Sandbox: kein echtes Geld",
    "Seite 1 von 1",
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/\b(Norway|Number|Total|protected funds|Page)\b/);
  const { payment, work } = await paid();
  const back = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, back));
  await kogi.settle();
  const note = (await documents(client, payment.transaction_id)).find((one) => one.kind === "credit_note");
  const credited = await read(note?.invoice_id ?? "");
  for (const words of ["Gutschrift", "(gesichertes Geld), erstattet", "Gebühren darauf, erstattet", "\u22121.000,00 €"])
    expect(credited).toContain(words);
  expect(await pdfOf(client, receipt.invoice_id, "?language=fr")).toMatchObject({ status: 422 });
});

test("what somebody typed is print and never a program", async () => {
  const [receipt] = (await documents(client)).filter((one) => one.kind === "receipt");
  if (!receipt) throw new Error("there is a receipt by now");
  const evil = '#read("/etc/passwd") $x$ *b* \\ [#panic()] <a> {{7*7}} שלום';
  const hostile = {
    ...receipt,
    recipient: { name: evil, lines: [evil] },
    lines: receipt.lines.map((line) => ({ ...line, description: evil })),
  };
  expect(pdfText(await renderDocument(hostile, { sandbox: true, language: "en" }))).toContain(
    '#read("/etc/passwd") $x$ *b*',
  );
  const english = { sandbox: false, language: "en" } as const;
  expect(await renderDocument(receipt, english)).toEqual(await renderDocument(receipt, english));
});

test("others' documents do not exist", async () => {
  const stranger = await signUp(kogi);
  const [receipt] = await documents(client);
  const params = { invoice_id: receipt?.invoice_id ?? "" };
  expect(await refusal(stranger.api.payments.getInvoice({ params }))).toMatchObject({
    status: 404,
    code: "invoice.not_found",
  });
  expect((await pdfOf(stranger, params.invoice_id)).status).toBe(404);
  expect(await documents(stranger)).toEqual([]);
});

test("documents are listed by the days they were issued on, both ends in", async () => {
  const all = await documents(client);
  const today = kogi.platform.clock.now().toISOString().slice(0, 10);
  const list = (query: { from?: string; to?: string }) =>
    client.api.payments.listInvoices({ query: { ...query, count: true, limit: 100 } });
  const days = all.map((one) => one.issued_at.slice(0, 10)).toSorted();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  expect((await list({ from: first, to: last })).total).toBe(all.length);
  const onFirst = await list({ from: first, to: first });
  expect(onFirst.total).toBe(days.filter((day) => day === first).length);
  expect(onFirst.data.every((one) => one.issued_at.startsWith(first))).toBe(true);
  expect((await list({ to: "2020-01-01" })).data).toEqual([]);
  expect((await list({ from: "2100-01-01" })).data).toEqual([]);
  expect(await refusal(list({ from: today, to: "2020-01-01" }))).toMatchObject({
    status: 422,
    code: "invoice.bad_period",
    errors: [{ pointer: "/query/to" }],
  });
});

test("documents are listed from the oldest on too, page by page", async () => {
  const { work } = await paid();
  await release(work, 100_000n);
  await kogi.settle();
  const newest = (await documents(freelancer)).map((one) => one.number);
  const oldestFrom = async (cursor: string | null): Promise<readonly string[]> => {
    const query = { sort: "issued_at", limit: 1, ...(cursor === null ? {} : { cursor }) } as const;
    const { data, next_cursor } = await freelancer.api.payments.listInvoices({ query });
    const numbers = data.map((one) => one.number);
    return next_cursor === null ? numbers : [...numbers, ...(await oldestFrom(next_cursor))];
  };
  expect(newest.length).toBeGreaterThan(1);
  expect(await oldestFrom(null)).toEqual(newest.toReversed());
});
