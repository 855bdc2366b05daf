import { beforeAll, expect, test } from "vitest";
import { fromWire, money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import {
  booksAs,
  earnedBy,
  paidWork,
  payWith,
  releaseWork,
  signBackIn,
  startPaying,
  testWorks,
  type Works,
} from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";
import { tax } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";

const kogi = world();
let works: Works;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  freelancer = await signUp(kogi, { name: "Femi Ade" });
});

const place = (country: string, more: object = {}) => ({
  name: "Bakery Nordlicht",
  address: ["Hafenstraße 1", "20457 Hamburg"],
  country,
  vat_id: null,
  version: 0,
  ...more,
});
async function client(country: string, more: object = {}): Promise<Person> {
  const person = await signUp(kogi, { user_type: "client" });
  await person.api.payments.saveTaxProfile({ body: place(country, more) });
  return person;
}
const documents = async (person: Person) => (await person.api.payments.listInvoices({ query: {} })).data;
const taxHeld = async (country: string) => (await balanceOf(kogi.platform.db, tax(country, "EUR"))).posted.minor;
const thisYear = () => kogi.platform.clock.now().getUTCFullYear();

test("a client in Germany pays the same, and the receipt says what of the fees is VAT", async () => {
  const payer = await client("DE");
  await paidWork(kogi, works, { payer, recipient: freelancer, cents: 100_000n });
  const [receipt] = await documents(payer);
  expect(receipt).toMatchObject({
    issuer: { name: "Kogi", lines: expect.arrayContaining(["VAT EE100000000"]) },
    recipient: { name: "Bakery Nordlicht", lines: ["Hafenstraße 1", "20457 Hamburg", "Germany"] },
    gross: { amount: "104488" },
    // 30.00 holds 4.79 and 14.88 holds 2.38 at 19 %
    tax: { amount: "717" },
    tax_note: expect.stringContaining("19 % VAT of Germany"),
  });
  expect(receipt?.lines.map((line) => [line.tax_rate_bps, line.tax.amount, line.net.amount])).toEqual([
    [0, "0", "100000"],
    [1_900, "479", "2521"],
    [1_900, "238", "1250"],
  ]);
  expect(await taxHeld("DE")).toBe(717n);
});

test("a business elsewhere in the Union accounts for the tax itself, and the receipt says so", async () => {
  const payer = await client("DE", { vat_id: "de 123.456.789" });
  await paidWork(kogi, works, { payer, recipient: freelancer, cents: 10_000n });
  const [receipt] = await documents(payer);
  expect(receipt).toMatchObject({
    tax: { amount: "0" },
    tax_note: expect.stringMatching(/Reverse charge.*DE123456789/),
    recipient: { lines: expect.arrayContaining(["VAT DE123456789"]) },
  });
});

test("refunds in parts take back exactly the tax that was on the receipt", async () => {
  const payer = await client("FI");
  const { work } = await paidWork(kogi, works, { payer, recipient: freelancer, cents: 99_999n });
  const before = await taxHeld("FI");
  expect(before).toBeGreaterThan(0n);
  for (const [index, cents] of [33_333n, 1n, 66_665n].entries()) {
    await kogi.platform.inTransaction((tx) =>
      refundMilestone(tx, kogi.platform, {
        milestoneId: work.workId,
        amount: money(cents, "EUR"),
        reference: `part:${work.workId}:${index}`,
        reason: "Both sides agreed.",
      }),
    );
    await kogi.settle();
  }
  const list = await documents(payer);
  const credited = list.filter((one) => one.kind === "credit_note");
  expect(credited).toHaveLength(3);
  const sum = credited.reduce((all, one) => all + fromWire(one.tax).minor, 0n);
  expect(-sum).toBe(before);
  expect(await taxHeld("FI")).toBe(0n);
});

test.each([
  ["a VAT id that misses a digit", { vat_id: "DE12345678" }, "tax.bad_vat_id", "/body/vat_id"],
  ["a VAT id of another country", { vat_id: "FR12345678901" }, "tax.bad_vat_id", "/body/vat_id"],
  ["a country that does not exist", { country: "XQ" }, "tax.unknown_country", "/body/country"],
  [
    "a tax number nobody needs",
    { country: "US", tax_number: "123-45-6789" },
    "tax.number_not_needed",
    "/body/tax_number",
  ],
])("%s is refused by its field", async (_, more, code, pointer) => {
  const person = await signUp(kogi);
  const answer = await refusal(person.api.payments.saveTaxProfile({ body: place("DE", more) }));
  expect(answer).toMatchObject({ status: 422, code, errors: [{ pointer }] });
  expect((await person.api.payments.getTaxProfile()).version).toBe(0);
});

test("where somebody was verified outweighs what they say, until a card of theirs says the same", async () => {
  const earner = await signUp(kogi);
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Ada Berg", birth_date: "1990-05-01", country: "DE" },
  });
  await kogi.settle();
  const told = place("US", { name: "Ada Berg" });
  expect(await earner.api.payments.saveTaxProfile({ body: told })).toMatchObject({ country: "US", taxed_in: "DE" });
  const payer = await signUp(kogi, { user_type: "client" });
  const { work } = await paidWork(kogi, works, { payer, recipient: earner, cents: 100_000n });
  await releaseWork(kogi, work);
  await kogi.settle();
  const fee = (await documents(earner)).find((one) => one.kind === "service_fee_invoice");
  expect(fee?.tax_note).toContain("VAT of Germany");
  const { thresholds } = await earner.api.payments.getTaxYear({ params: { year: String(thisYear()) } });
  expect(thresholds.map((row) => row.form)).toContain("DAC7");
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.payments")
      .set({ user_id: earner.userId, card_country: "US" })
      .where("user_id", "=", payer.userId)
      .execute(),
  );
  expect(await earner.api.payments.getTaxProfile()).toMatchObject({ country: "US", taxed_in: null });
});

test("who saves over somebody else's change is told", async () => {
  const person = await client("DE");
  expect(await refusal(person.api.payments.saveTaxProfile({ body: place("DE") }))).toMatchObject({
    status: 409,
    code: "tax.stale",
    current: { country: "DE", version: 1 },
  });
});

test("a year's totals are what the ledger holds, and the tax number is asked for once the first euro is earned in the Union", async () => {
  const earner = await signUp(kogi, { name: "Mira Oyelaran" });
  await earner.api.payments.saveTaxProfile({ body: place("SE", { name: "Mira Oyelaran" }) });
  expect(await earner.api.payments.getTaxProfile()).toMatchObject({ asks: null });
  const payer = await signUp(kogi, { user_type: "client" });
  for (const cents of [100_000n, 33_333n])
    await earnedBy(kogi, works, { payer, recipient: earner, cents, released: cents });
  const year = await earner.api.payments.getTaxYear({ params: { year: String(thisYear()) } });
  expect(year.totals).toEqual([
    { kind: "earnings", total: { amount: "133333", currency: "EUR" }, count: 2 },
    { kind: "service_fees", total: { amount: "13333", currency: "EUR" }, count: 2 },
  ]);
  const books = await booksAs(kogi, { [earner.userId]: "mira" });
  expect(books).toContain("clearing user:mira EUR 1200.00");
  expect(year).toMatchObject({
    complete: false,
    asks_for_number: true,
    thresholds: [{ form: "DAC7", state: "reached" }],
  });
  const profile = await earner.api.payments.getTaxProfile();
  expect(profile.asks).toMatchObject({ form: "DAC7" });
  const body = place("SE", { name: "Mira Oyelaran", version: profile.version, tax_number: "SE-910412-1234" });
  expect(await earner.api.payments.saveTaxProfile({ body })).toMatchObject({ tax_number_end: "234" });
  const { tax_number_sealed } = await kogi.platform.db
    .selectFrom("payments.tax_profiles")
    .select("tax_number_sealed")
    .where("user_id", "=", earner.userId)
    .executeTakeFirstOrThrow();
  expect(tax_number_sealed).not.toContain("910412");
});

test("the payer's year has what was paid, its fees and what came back; next year starts with nothing", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const { work } = await paidWork(kogi, works, { payer, recipient: freelancer, cents: 50_000n });
  const refund = { milestoneId: work.workId, reference: `back:${work.workId}`, reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
  const year = thisYear();
  const { totals } = await payer.api.payments.getTaxYear({ params: { year: String(year) } });
  expect(totals.map((row) => [row.kind, row.total.amount])).toEqual([
    ["payments", "50000"],
    ["payment_fees", "2257"],
    ["refunds", "52257"],
  ]);
  await kogi.advance(366 * DAY_MS);
  const later = await signBackIn(kogi, payer);
  expect((await later.api.payments.listTaxYears()).data).toEqual([year + 1, year]);
  expect((await later.api.payments.getTaxYear({ params: { year: String(year + 1) } })).totals).toEqual([]);
  expect(await later.api.payments.getTaxYear({ params: { year: String(year) } })).toMatchObject({ complete: true });
  expect(await refusal(later.api.payments.getTaxYear({ params: { year: "2099" } }))).toMatchObject({
    status: 404,
    code: "tax.no_such_year",
  });
  const file = async (kind: string) =>
    kogi.app.fastify.inject({ method: "GET", url: `/api/tax-years/${year}/${kind}`, headers: later.headers });
  expect((await file("csv")).payload).toContain(`${year},refunds,Refunded to you,522.57,EUR,1`);
  const text = pdfText((await file("pdf")).rawPayload);
  for (const words of [`Yearly totals ${year}`, "Refunded to you", "€522.57"]) expect(text).toContain(words);
  const german = pdfText((await file("pdf?language=de")).rawPayload).replaceAll("\u00a0", " ");
  for (const words of [`Jahressummen ${year}`, "Erstattet", "522,57 €", "aus den Büchern"])
    expect(german).toContain(words);
});

const kinds = async (person: Person, year = thisYear()) => {
  const { totals } = await person.api.payments.getTaxYear({ params: { year: String(year) } });
  return totals.map((row) => `${row.kind} ${row.total.amount} ${row.count}`);
};
const euros = async (person: Person) =>
  (await person.api.payments.getTaxYear({ params: { year: String(thisYear()) } })).thresholds.map((row) => row.earned);

test("what an administrator takes back from the earner is taken from their year, with its fee, in every shape of it", async () => {
  const desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
  const payer = await signUp(kogi, { user_type: "client" });
  const earner = await signUp(kogi, { name: "Bo Baker" });
  await earner.api.payments.saveTaxProfile({ body: place("SE", { name: "Bo Baker" }) });
  const { payment } = await earnedBy(kogi, works, { payer, recipient: earner, cents: 50_000n, released: 50_000n });
  await desk.api.payments.orderRefund({
    params: { transaction_id: payment.transaction_id },
    body: { amount: { amount: "20000", currency: "EUR" }, bearer: "earner", reason: "Charged by mistake." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  expect(await kinds(earner)).toEqual([
    "earnings 50000 1",
    "service_fees 5000 1",
    "earnings_returned -20000 1",
    "service_fees_returned -2000 1",
  ]);
  expect(await euros(earner)).toEqual([{ amount: "30000", currency: "EUR" }]);
  const url = `/api/tax-years/${thisYear()}`;
  const { headers } = earner;
  const csv = (await kogi.app.fastify.inject({ method: "GET", url: `${url}/csv`, headers })).payload;
  expect(csv).toContain(`${thisYear()},earnings_returned,"Taken back from you, before fees",-200.00,EUR,1`);
  const pdf = await kogi.app.fastify.inject({ method: "GET", url: `${url}/pdf`, headers });
  expect(pdfText(pdf.rawPayload)).toMatch(/[-−]€200.00/);
});

test("what Kogi bears itself stays in the earner's year", async () => {
  const desk = await signUp(kogi, { roles: ["admin"] });
  const payer = await signUp(kogi, { user_type: "client" });
  const earner = await signUp(kogi);
  const { payment } = await earnedBy(kogi, works, { payer, recipient: earner, cents: 50_000n, released: 50_000n });
  await desk.api.payments.orderRefund({
    params: { transaction_id: payment.transaction_id },
    body: { amount: { amount: "20000", currency: "EUR" }, bearer: "kogi", reason: "Charged by mistake." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  expect(await kinds(earner)).toEqual(["earnings 50000 1", "service_fees 5000 1"]);
});

test("what was earned in a currency without a rate hides no threshold: it is named beside the rest", async () => {
  const earner = await signUp(kogi);
  await earner.api.payments.saveTaxProfile({ body: place("US") });
  for (const [cents, currency] of [
    [250_000n, "USD"],
    [5_000n, "KWD"],
  ] as const) {
    const payer = await signUp(kogi, { user_type: "client" });
    const { work } = await paidWork(kogi, works, { payer, recipient: earner, cents, currency });
    await releaseWork(kogi, work);
  }
  const { thresholds } = await earner.api.payments.getTaxYear({ params: { year: String(thisYear()) } });
  expect(thresholds.find((row) => row.form === "1099-NEC")).toMatchObject({
    state: "reached",
    earned: { amount: "250000", currency: "USD" },
    left_out: ["KWD"],
  });
});

test("a client files for what they paid themselves: the largest of them counts, from exactly the sum on", async () => {
  const nec = async (...paid: readonly bigint[]) => {
    const earner = await signUp(kogi);
    await earner.api.payments.saveTaxProfile({ body: place("US") });
    for (const cents of paid) {
      const payer = await signUp(kogi, { user_type: "client" });
      const { work } = await paidWork(kogi, works, { payer, recipient: earner, cents, currency: "USD" });
      await releaseWork(kogi, work);
    }
    const { thresholds } = await earner.api.payments.getTaxYear({ params: { year: String(thisYear()) } });
    return thresholds.find((row) => row.form === "1099-NEC");
  };
  const usd = (amount: string) => ({ amount, currency: "USD" });
  expect(await nec(200_000n)).toMatchObject({ state: "reached", earned: usd("200000"), payments: 1 });
  expect(await nec(120_000n, 150_000n)).toMatchObject({ state: "below", earned: usd("150000"), payments: 1 });
});

test("a lost card dispute is taken from the earner's year and given to the payer's, in the year in which it was lost", async () => {
  const year = thisYear();
  await kogi.advance(Date.UTC(year + 1, 0, 1) - kogi.platform.clock.now().getTime() - 4 * DAY_MS);
  const payer = await signUp(kogi, { user_type: "client" });
  const earner = await signUp(kogi);
  const work = await works.order(payer, earner, 50_000n);
  const payment = await startPaying(payer, work);
  await payWith(kogi, payment.checkout_url, "4000 0000 0000 0259");
  await kogi.settle();
  await releaseWork(kogi, work);
  await kogi.settle();
  // Held in the old year, lost in the new one.
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
  const [had, paid] = [await signBackIn(kogi, earner), await signBackIn(kogi, payer)];
  expect(await kinds(had, year)).toEqual(["earnings 50000 1", "service_fees 5000 1"]);
  expect(await kinds(had, year + 1)).toEqual(["earnings_returned -50000 1", "service_fees_returned -5000 1"]);
  expect(await kinds(paid, year)).toEqual(["payments 50000 1", "payment_fees 2257 1"]);
  expect(await kinds(paid, year + 1)).toEqual(["bank_returns 52257 1"]);
});

test("no document is made out to a name, or a line of an address, that nobody sees", async () => {
  const person = await signUp(kogi, { user_type: "client" });
  const { organisation_id } = await person.api.organisations.createOrganisation({
    body: { name: "Nordlicht", handle: `nordlicht-${person.userId.slice(-8)}` },
  });
  const params = { organisation_id };
  for (const [more, pointer] of [
    [{ name: " \u200b " }, "/body/name"],
    [{ address: ["Hafenstraße 1", " "] }, "/body/address/1"],
  ] as const) {
    const { version, ...rest } = place("DE", more);
    const wrong = { status: 422, errors: [{ pointer }] };
    expect(await refusal(person.api.payments.saveTaxProfile({ body: { ...rest, version } }))).toMatchObject(wrong);
    expect(
      await refusal(person.api.payments.saveOrganisationProfile({ params, body: { ...rest, version } })),
    ).toMatchObject(wrong);
  }
  const body = place("DE", { name: " Bakery \u202e  Nordlicht " });
  expect(await person.api.payments.saveTaxProfile({ body })).toMatchObject({ name: "Bakery Nordlicht" });
});
