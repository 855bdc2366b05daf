import { expect, test } from "vitest";
import { bps, money } from "#money";
import { sandboxPrice } from "../gateway/sandbox/price.ts";
import { type FeeRule, quoteFees } from "./fee.rules.ts";
import { quoteParts } from "./quote-parts.rules.ts";

const hire: FeeRule = {
  feeRuleId: "hire",
  components: [
    { component: "client_fee", label: "Kogi fee", borneBy: "payer", rateBps: bps(300) },
    { component: "processing", label: "Card processing, at cost", borneBy: "payer", rateBps: null },
    {
      component: "service_fee",
      label: "Kogi service fee",
      borneBy: "recipient",
      rateBps: bps(1_000),
      amounts: { EUR: { tiers: [{ from: 50_000n, rateBps: bps(500) }] } },
    },
  ],
};
const price = sandboxPrice("EUR");
const eur = (minor: bigint) => money(minor, "EUR");

test("four milestones of 250 are four charges with a fixed part each, and tiers go on from one to the next", () => {
  const quote = quoteParts(hire, [25_000n, 25_000n, 25_000n, 25_000n].map(eur), price);
  expect(quote).toMatchObject({ held: eur(100_000n), payerTotal: eur(104_564n), recipientNet: eur(92_500n) });
  expect(quote.payerLines.map((line) => line.amount.minor)).toEqual([3_000n, 1_564n]);
  expect(quote.recipientLines).toMatchObject([{ amount: eur(7_500n), because: "10 %; 5 %" }]);
});

test("one part is the price itself", () => {
  expect(quoteParts(hire, [eur(100_000n)], price)).toEqual(quoteFees(hire, eur(100_000n), price));
});
