import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, SECOND_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { answeredAgain } from "#test/lost-answers.ts";
import { booksAs, earnedBy, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";

const kogi = world();
let works: Works;
let person: Person;

// 900.00 euros to change.
beforeAll(async () => {
  works = testWorks(kogi);
  const earner = await signUp(kogi, { name: "Femi Ade" });
  const client = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer: client, recipient: earner, cents: 100_000n, released: 100_000n });
  await kogi.advance(5 * DAY_MS);
  person = await signBackIn(kogi, earner);
});

const quote = (cents: number | string, to = "USD", from = "EUR", who = person) =>
  who.api.payments.quoteExchange({ body: { from: { amount: String(cents), currency: from }, to_currency: to } });
const accept = (quoteId: string, who = person, idempotencyKey = newId()) =>
  who.api.payments.acceptExchange({ params: { quote_id: quoteId }, idempotencyKey });
const held = async () => {
  const { balances } = await person.api.payments.getWallet();
  return Object.fromEntries(balances.map((one) => [one.currency, one.available.amount]));
};
const minor = (text: string) => Number(text);

test("a quote shows rate, margin, source and rounding, and nothing moves", async () => {
  const before = await held();
  const offer = await quote(10_000);
  expect(offer).toMatchObject({ state: "open", margin_bps: 100, can: ["accept"], from: { amount: "10000" } });
  expect(offer.source).toMatch(/reference rates of \d{4}-\d{2}-\d{2}/);
  expect(Number(offer.rate)).toBeCloseTo(Number(offer.mid_rate) * 0.99, 8);
  expect(minor(offer.to.amount)).toBe(Math.floor(10_000 * Number(offer.rate)));
  expect(Date.parse(offer.expires_at) - Date.parse(offer.created_at)).toBe(60_000);
  expect(await held()).toEqual(before);
});

test("an accepted quote moves both legs through the position of the pair, once", async () => {
  const offer = await quote(30_000);
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => accept(offer.quote_id)));
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await refusal(accept(offer.quote_id))).toMatchObject({
    status: 409,
    code: "exchange.already_accepted",
    current: "accepted",
  });
  expect(await held()).toEqual({ EUR: "60000", USD: offer.to.amount });
  const books = await booksAs(kogi, { [person.userId]: "femi" });
  expect(books).toContain("fx EUR:USD EUR 300.00");
  expect(books).toContain("wallet user:femi EUR 600.00");
  expect(books.split("\n").filter((line) => line.startsWith("sum "))).toEqual(["sum EUR 0.00", "sum USD 0.00"]);
  const { data } = await person.api.payments.listStatement({ query: { currency: "USD" } });
  expect(data).toMatchObject([{ kind: "currency.exchanged", amount: offer.to }]);
});

test("an acceptance whose answer was lost is answered to its key, and changes nothing twice", async () => {
  const before = await held();
  const offer = await quote(1_000);
  await answeredAgain(kogi, (key) => accept(offer.quote_id, person, key));
  expect(Number((await held()).EUR)).toBe(Number(before.EUR) - 1_000);
});

test("a quote holds for sixty seconds and no longer", async () => {
  const before = await held();
  const offer = await quote(1_000);
  await kogi.advance(60 * SECOND_MS);
  expect(await refusal(accept(offer.quote_id))).toMatchObject({ status: 409, code: "exchange.expired" });
  const params = { quote_id: offer.quote_id };
  expect(await person.api.payments.getExchangeQuote({ params })).toMatchObject({ state: "expired", can: [] });
  expect(await held()).toEqual(before);
});

test("more than there is stays where it is", async () => {
  const before = await held();
  const offer = await quote(99_999_999);
  expect(await refusal(accept(offer.quote_id))).toMatchObject({
    status: 422,
    code: "exchange.not_enough",
    available: { amount: before.EUR, currency: "EUR" },
  });
  expect(await held()).toEqual(before);
});

test("currencies without minor units come out whole", async () => {
  const offer = await quote(10_003, "JPY");
  const worth = 100.03 * Number(offer.rate);
  // Where the nearest whole one would be more.
  expect(worth % 1).toBeGreaterThan(0.5);
  expect(minor(offer.to.amount)).toBe(Math.floor(worth));
});

test.each([
  ["nothing", "0", "USD", "exchange.invalid_amount"],
  ["the same currency", "100", "EUR", "exchange.same_currency"],
  ["a currency that does not exist", "100", "XXQ", "exchange.no_rate"],
  ["a currency without a rate", "100", "KWD", "exchange.no_rate"],
] as const)("%s is refused", async (_, cents, to, code) => {
  expect(await refusal(quote(cents, to))).toMatchObject({ status: 422, code });
});

test("too little to become anything is refused", async () =>
  expect(await refusal(quote("1", "EUR", "HUF"))).toMatchObject({
    status: 422,
    code: "exchange.too_little",
    errors: [{ pointer: "/body/from/amount" }],
  }));

test("a rate that is a day old changes no money", async () => {
  const before = await held();
  const sandbox = gatewayOf(kogi.platform);
  const at = new Date(kogi.platform.clock.now().getTime() - 24 * HOUR_MS);
  const yesterday = { mid: "1.5", marginBps: 0, source: "yesterday", at };
  useGateway(kogi.platform, { ...sandbox, exchangeRate: async () => yesterday });
  expect(await refusal(quote(1_000))).toMatchObject({
    status: 409,
    code: "exchange.rate_too_old",
    rated_at: at.toISOString(),
  });
  useGateway(kogi.platform, sandbox);
  expect(await held()).toEqual(before);
});

test("somebody else's quote does not exist", async () => {
  const offer = await quote(1_000);
  const stranger = await signUp(kogi);
  expect(await refusal(accept(offer.quote_id, stranger))).toMatchObject({ status: 404, code: "exchange.not_found" });
});

test("the wallet tells its total in the person's own currency, with the day of the rates and their age", async () => {
  const { estimate } = await person.api.payments.getWallet();
  const rates = await kogi.api().payments.getRates();
  expect(estimate).toMatchObject({
    total: { currency: "EUR" },
    rate_date: rates.date,
    rate_age_days: rates.age_days,
    stale: rates.age_days > 1,
    left_out: [],
  });
});
