import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let works: Works;
let person: Person;
const days: string[] = [];
const today = () => kogi.platform.clock.now().toISOString().slice(0, 10);

// Three earnings of 90.00, ten days apart, and a withdrawal of 50.00 after the last.
beforeAll(async () => {
  works = testWorks(kogi);
  person = await signUp(kogi, { name: "Femi Ade" });
  const bank = {
    kind: "bank_account",
    holder_name: "Femi Ade",
    iban: "DE89 3704 0044 0532 0130 00",
    currency: "EUR",
  } as const;
  await person.api.payments.addPayoutMethod({ body: bank });
  for (const name of ["Ada", "Bo", "Cleo"]) {
    const client = await signUp(kogi, { user_type: "client", name });
    await earnedBy(kogi, works, { payer: client, recipient: person, cents: 10_000n, released: 10_000n });
    await kogi.advance(5 * DAY_MS);
    days.push(today());
    await kogi.advance(5 * DAY_MS);
  }
  person = await signBackIn(kogi, person);
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await person.api.payments.requestPayout({ body: { amount: eur(5_000) }, idempotencyKey: newId() });
  await kogi.settle();
});

const eur = (cents: number) => ({ amount: String(cents), currency: "EUR" });
const statement = (query: object = {}) =>
  person.api.payments.listStatement({ query: { currency: "EUR", limit: 50, ...query } });
const download = async (kind: "csv" | "pdf", query = "currency=EUR", headers = person.headers) => {
  const answer = await kogi.app.fastify.inject({
    method: "GET",
    url: `/api/wallet/statement/${kind}?${query}`,
    headers,
  });
  return { status: answer.statusCode, type: answer.headers["content-type"], bytes: answer.rawPayload };
};

test("the closing balance is what the ledger holds, and opening and movements lead to it", async () => {
  const { data, period } = await statement();
  expect(data.map((entry) => [entry.amount.amount, entry.balance.amount])).toEqual([
    ["-5000", "22000"],
    ["9000", "27000"],
    ["9000", "18000"],
    ["9000", "9000"],
  ]);
  expect(period).toEqual({
    from: null,
    to: today(),
    opening: eur(0),
    moved_in: eur(27_000),
    moved_out: eur(5_000),
    closing: eur(22_000),
  });
  const wallet = await person.api.payments.getWallet();
  expect(wallet.balances[0]?.available).toEqual(period.closing);
});

test("a period has its own ends, both days counted in", async () => {
  const middle = await statement({ from: days[1], to: days[1] });
  expect(middle.period).toMatchObject({ opening: eur(9_000), moved_in: eur(9_000), closing: eur(18_000) });
  expect(middle.data.map((entry) => entry.balance.amount)).toEqual(["18000"]);
  const before = await statement({ to: "2001-01-01" });
  expect(before).toMatchObject({ data: [], period: { opening: eur(0), closing: eur(0) } });
});

test("filters leave movements out of the list, never out of the balances", async () => {
  const out = await statement({ direction: "out" });
  expect(out.data.map((entry) => [entry.kind, entry.balance.amount])).toEqual([["payout.requested", "22000"]]);
  expect(out.period.closing).toEqual(eur(22_000));
  const earned = await statement({ kind: ["earning.cleared"] });
  expect(earned.data).toHaveLength(3);
  expect(await statement({ kind: ["earning.cleared"], limit: 1, count: true })).toMatchObject({ total: 3 });
});

test("pages follow each other without a gap or a double", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof statement>> = await statement({
      limit: 1,
      count: true,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.data.map((entry) => entry.balance.amount));
    cursor = page.next_cursor;
    expect(page.total).toBe(4);
  } while (cursor !== null);
  expect(seen).toEqual(["22000", "27000", "18000", "9000"]);
});

test("days the wrong way round and unknown currencies are refused by their field", async () => {
  expect(await refusal(statement({ from: "2026-03-02", to: "2026-03-01" }))).toMatchObject({
    status: 422,
    code: "statement.bad_period",
    errors: [{ pointer: "/query/to" }],
  });
  expect(await refusal(statement({ currency: "XXQ" }))).toMatchObject({ code: "payment.invalid_amount" });
});

test("the CSV holds every movement, oldest first, between the two balances", async () => {
  const { status, type, bytes } = await download("csv");
  expect([status, type]).toEqual([200, "text/csv; charset=utf-8"]);
  const rows = bytes
    .toString("utf8")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(rows.map((row) => [row[3], row[4]])).toEqual([
    ["amount", "balance"],
    ["", "0.00"],
    ["90.00", "90.00"],
    ["90.00", "180.00"],
    ["90.00", "270.00"],
    ["-50.00", "220.00"],
    ["", "220.00"],
  ]);
});

test("the PDF names the holder and both balances", async () => {
  const { status, type, bytes } = await download("pdf", `currency=EUR&from=${days[1]}&to=${days[1]}`);
  expect([status, type]).toEqual([200, "application/pdf"]);
  const text = pdfText(bytes);
  for (const words of ["Wallet statement", "Femi Ade", "€90.00", "€180.00", "Sandbox: no real money"])
    expect(text).toContain(words);
});

test("a period from the first day there is to the last one is printed too", async () => {
  const { status, type, bytes } = await download("pdf", "currency=EUR&from=0001-01-01&to=9999-12-31");
  expect([status, type]).toEqual([200, "application/pdf"]);
  expect(pdfText(bytes)).toContain("€220.00");
});

test("a German reader's PDF is German: its words, its amounts, its days", async () => {
  const { status, bytes } = await download("pdf", `currency=EUR&from=${days[1]}&to=${days[1]}&language=de`);
  expect(status).toBe(200);
  const text = pdfText(bytes).replaceAll("\u00a0", " ");
  const day = (days[1] ?? "").split("-").toReversed().join(".");
  for (const words of ["Kontoauszug der Wallet", "Femi Ade", "90,00 €", "180,00 €", `Vom ${day} bis ${day}, in EUR`])
    expect(text).toContain(words);
  expect(text).not.toContain("Wallet statement");
  expect((await download("pdf", "currency=EUR&language=fr")).status).toBe(422);
});

test("a stranger's statement holds nothing of it", async () => {
  const stranger = await signUp(kogi);
  const { bytes } = await download("csv", "currency=EUR", stranger.headers);
  expect(bytes.toString("utf8")).not.toContain("90.00");
});
