import { expect, test } from "vitest";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("currencies come with their digits", async () => {
  const { data } = await kogi.api().payments.listCurrencies();
  const digits = new Map(data.map((one) => [one.code, one.minor_units]));
  expect(["EUR", "JPY", "KWD"].map((code) => digits.get(code))).toEqual([2, 0, 3]);
  expect(data.find((one) => one.code === "KWD")?.has_rate).toBe(false);
  expect(data.length).toBeGreaterThan(150);
});

test("rates come with the day they are of, in any base that has one", async () => {
  const euro = await kogi.api().payments.getRates();
  expect(euro).toMatchObject({ base: "EUR", source: "European Central Bank" });
  expect(euro.date <= kogi.platform.clock.now().toISOString().slice(0, 10)).toBe(true);
  const dollars = Number(euro.rates.find((one) => one.currency === "USD")?.rate);
  const back = await kogi.api().payments.getRates({ query: { base: "USD" } });
  expect(Number(back.rates.find((one) => one.currency === "EUR")?.rate) * dollars).toBeCloseTo(1, 6);
  expect(await refusal(kogi.api().payments.getRates({ query: { base: "KWD" } }))).toMatchObject({
    status: 422,
    code: "rates.unknown_currency",
  });
});

test("a quote shows what each side gets before anybody signs", async () => {
  const quote = await kogi.api().payments.quoteFees({ query: { kind: "hire", amount: "100000", currency: "EUR" } });
  expect(quote).toMatchObject({ payer_total: { amount: "104488" }, recipient_net: { amount: "90000" } });
  expect(quote.recipient_lines).toMatchObject([{ rate_bps: 1_000, amount: { amount: "10000" } }]);
  const zero = kogi.api().payments.quoteFees({ query: { kind: "hire", amount: "0", currency: "EUR" } });
  expect(await refusal(zero)).toMatchObject({ status: 422, errors: [{ pointer: "/query/amount" }] });
});
