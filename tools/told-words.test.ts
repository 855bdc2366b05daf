// What the server tells about money in sentences of its own has German words in the web: asked of the rules themselves.
import { expect, test } from "vitest";
import { bySentence } from "#api-schema/by-sentence.ts";
import { moneyInGerman, moneySentencesDe, partyLineInGerman } from "#api-schema/money-sentences.ts";
import { ROUNDING as EXCHANGE_ROUNDING } from "#modules/payments/exchange/exchange.rules.ts";
import { componentFee } from "#modules/payments/fees/component-fee.rules.ts";
import { type FeeAmounts, ROUNDING } from "#modules/payments/fees/fee.rules.ts";
import { clearingDays } from "#modules/payments/protected/clearing.rules.ts";
import { reserveOf } from "#modules/payments/reserve/reserve.rules.ts";
import { wordsOf } from "#modules/payments/subscriptions/charge-period.ts";
import { PRORATION_ROUNDING } from "#modules/payments/subscriptions/subscription.rules.ts";
import { vatOf } from "#modules/payments/tax/vat.rules.ts";
import { bps, formatMoney, money } from "#money";

const clearing = {
  clearingRuleId: "",
  firstPairDays: 5,
  knownPairDays: 2,
  provenPairDays: 0,
  provenAfterReleases: 3,
  provenAfterDays: 14,
  knownUpToTimes: 3,
  refundedPairDays: 14,
};
const reserve = {
  reserveRuleId: "",
  newcomerClearings: 3,
  newcomerBps: 500,
  newcomerDays: 30,
  disputedBps: 1_000,
  disputedDays: 90,
};
const rates = new Map([
  ["SE", bps(2_500)],
  ["EE", bps(2_200)],
]);
const hundred = money(10_000n, "EUR");
const history = { days: 60, settledMinor: 900n, freshMinor: 100n };
const clear = (cleared: number, refunds = 0, chargebacks = 0, cardSignals: readonly "lost_dispute"[] = []) =>
  clearingDays(clearing, { ...history, cleared, refunds, chargebacks, cardSignals }).reason;
const beyond = clearingDays(clearing, {
  ...history,
  cleared: 1,
  settledMinor: 1n,
  refunds: 0,
  chargebacks: 0,
  cardSignals: [],
});
const keep = (cleared: number, chargebacks: number) => reserveOf(reserve, { cleared, chargebacks }, hundred)?.reason;
const month = { period_start: new Date("2026-11-01"), period_end: new Date("2026-12-01") };
const charged = [wordsOf({ kind: "period", ...month }, "Plus"), wordsOf({ kind: "upgrade", ...month }, "Pro")];
const tax = (country: string | null, vatId: string | null = null) =>
  vatOf({ country: "EE" }, { country, vatId }, rates).note;

test.each([
  ROUNDING,
  EXCHANGE_ROUNDING,
  PRORATION_ROUNDING,
  ...[clear(0), clear(1), clear(3), beyond.reason, clear(3, 1), clear(3, 0, 1), clear(3, 0, 0, ["lost_dispute"])],
  ...charged.flatMap((words) => [words, `Sent back: ${words}`, `Disputed card payment: ${words}`]),
  ...[keep(0, 0), keep(9, 1)],
  ...[tax(null), tax("US"), tax("SE", "SE556677889901"), tax("SE")],
  // Lines of credit notes and reasons of refunds.
  ...["Logo, taken back by the bank", "Fees on it, taken back by the bank", "Logo, refunded", "Fees on it, refunded"],
  ...["Fee for work whose payment a bank took back", "Fee for work whose payment was sent back"],
  ...["This could no longer be paid for when the money arrived.", "The plan had ended when the money arrived."],
  ...["Given back: Logo", "Charged anew: Logo", "Held for as long as is allowed: Logo"],
  ...["Not approved of Logo", "Agreed division of Logo", "Mediator’s division of Logo"],
  ...["A month of a plan was paid for twice", "A subscription that had ended was paid for"],
])("%s", (english) => {
  const german = bySentence(moneySentencesDe, english ?? "");
  expect(german).toBeDefined();
  expect(german).not.toMatch(/\b(the|you|your|and|of|is|are|to)\b/i);
});

const tiered = { from: 10_000n, rateBps: bps(550) };
const reasonOf = (rate: number, amounts: FeeAmounts, minor = 20_000n) => {
  const part = {
    component: "fee",
    label: "Fee",
    borneBy: "recipient",
    rateBps: bps(rate),
    amounts: { EUR: amounts },
  } as const;
  return componentFee(part, money(minor, "EUR"), 0n)?.because ?? "";
};

test.each([
  [reasonOf(290, { fixed: 30n }), "2,9 % + 0,30 EUR"],
  [reasonOf(1_000, { tiers: [tiered] }), "10 %, dann 5,5 %"],
  [reasonOf(100, { minimum: 800n }), "mindestens 8,00 EUR"],
  [reasonOf(1_000, { maximum: 800n }), "höchstens 8,00 EUR"],
  [reasonOf(0, {}), "nichts"],
  ["5 %; at least 1.00 EUR", "5 %; mindestens 1,00 EUR"],
  [
    `Changed ${formatMoney(money(110_050n, "EUR"), "en-GB")} into ${formatMoney(money(9_000n, "USD"), "en-GB")}`,
    "1.100,50\u00a0€ in 90,00\u00a0$ gewechselt",
  ],
  [
    `Changed ${formatMoney(money(9_000n, "USD"), "en-GB")} back into ${formatMoney(money(1_500n, "KWD"), "en-GB")} for a disputed card payment`,
    "90,00\u00a0$ für eine angefochtene Kartenzahlung in 1,500\u00a0KWD zurückgewechselt",
  ],
  [
    `Changed ${formatMoney(money(9_000n, "CAD"), "en-GB")} into ${formatMoney(money(6_600n, "USD"), "en-GB")}`,
    "90,00\u00a0CA$ in 66,00\u00a0$ gewechselt",
  ],
  [
    `Changed ${formatMoney(money(110_050n, "AUD"), "en-GB")} into ${formatMoney(money(9_000n, "BRL"), "en-GB")}`,
    "1.100,50\u00a0A$ in 90,00\u00a0R$ gewechselt",
  ],
  ["Refunded in 3.5 days, say", "Refunded in 3.5 days, say"],
])("amounts within a sentence are written as Germans do: %s", (english, german) => {
  expect(moneyInGerman(english, (iso) => iso)).toBe(german);
});

const day = (iso: string) => iso.split("-").toReversed().join(".");

test.each([
  [
    "Fees include 19 % VAT of Germany. Protected funds are not a supply of Kogi's and carry none.",
    "Umsatzsteuer enthalten (Deutschland)",
  ],
  [
    "Kogi Plus, 2026-11-01 to 2026-12-01, taken back by the bank",
    "Kogi Plus, 01.11.2026 bis 01.12.2026, von der Bank zurückgeholt",
  ],
])("what stands within a sentence is German, too: %s", (english, german) =>
  expect(moneyInGerman(english, day)).toContain(german),
);

test.each([
  ["Germany", "Deutschland"],
  ["VAT DE123456789", "USt-IdNr. DE123456789"],
  ["10115 Berlin", "10115 Berlin"],
])("under a name %s reads %s", (line, german) => expect(partyLineInGerman(line)).toBe(german));
