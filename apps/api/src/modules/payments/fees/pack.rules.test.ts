import fc from "fast-check";
import { expect, test } from "vitest";
import { bps, money } from "#money";
import { type FeeAmounts, type FeeRule, linesOf } from "./fee.rules.ts";
import { judgePack, smallestPrice, takesMoreThanAmount } from "./pack.rules.ts";

const pack = (rate: number, amounts: FeeAmounts = {}, borneBy: "payer" | "recipient" = "recipient"): FeeRule => ({
  feeRuleId: "pack",
  components: [{ component: "service_fee", label: "Fee", borneBy, rateBps: bps(rate), amounts: { EUR: amounts } }],
});
const atCost: FeeRule = {
  feeRuleId: "pack",
  components: [{ component: "processing", label: "Processing", borneBy: "payer", rateBps: null }],
};
const named = (component: string): FeeRule => ({
  feeRuleId: "pack",
  components: [{ component, label: "Fee", borneBy: "payer", rateBps: bps(200) }],
});
const twice = (rule: FeeRule): FeeRule => ({ ...rule, components: [...rule.components, ...rule.components] });

test.each([
  ["a rate", pack(1_000), null],
  ["bounds in order", pack(1_000, { minimum: 10n, maximum: 10n, from: 1n, below: 2n }), null],
  [
    "tiers that rise",
    pack(1_000, {
      tiers: [
        { from: 1n, rateBps: bps(5) },
        { from: 2n, rateBps: bps(9) },
      ],
    }),
    null,
  ],
  ["nothing at all", { feeRuleId: "pack", components: [] }, "noComponents"],
  ["a component at cost that the client loses", { ...atCost, lostProcessingPayer: "payer" }, null],
  ["and that Kogi loses", { ...pack(1_000), lostProcessingPayer: "platform" }, null],
  ["no cost that the client could lose", { ...pack(1_000), lostProcessingPayer: "payer" }, "costUnknown"],
  ["the freelancer, whom nothing invoices it", { ...atCost, lostProcessingPayer: "recipient" }, "recipientLoses"],
  ["a name of what is paid for", named("protected"), "nameTaken"],
  ["a name of another account", named("refunds_borne"), "nameTaken"],
  ["one name for two", twice(pack(1_000)), "sameComponentTwice"],
  ["a minimum above the maximum", pack(0, { minimum: 2n, maximum: 1n }), "boundsCross"],
  ["an empty bracket", pack(0, { from: 2n, below: 2n }), "boundsCross"],
  [
    "tiers at the same place",
    pack(0, {
      tiers: [
        { from: 1n, rateBps: bps(5) },
        { from: 1n, rateBps: bps(9) },
      ],
    }),
    "tiersFall",
  ],
  ["a tier at nothing", pack(0, { tiers: [{ from: 0n, rateBps: bps(5) }] }), "tiersFall"],
] as const)("%s: %#", (_, rule, refusal) => {
  expect(judgePack(rule)).toBe(refusal);
});

test.each([
  ["ten per cent", pack(1_000), null],
  ["all of it", pack(10_000), null],
  ["all and a cent", pack(10_000, { fixed: 1n }), 100n],
  ["two that are more than all", { ...twice(pack(6_000)) }, 100n],
  ["a minimum above the smallest price", pack(0, { minimum: 101n }), 100n],
  ["a minimum for larger prices alone", pack(0, { minimum: 500n, from: 500n }), null],
  ["a minimum above where its bracket begins", pack(0, { minimum: 501n, from: 500n }), 500n],
  ["a tier too much", pack(10, { fixed: 50n, tiers: [{ from: 700n, rateBps: bps(10_000) }] }), 100n],
  ["more than the price on top of it", pack(0, { fixed: 101n }, "payer"), 100n],
] as const)("%s is refused for its price: %#", (_, rule, minor) => {
  const found = takesMoreThanAmount(rule);
  expect(found?.price.minor ?? null).toBe(minor);
});

test("what is let through takes more than there is at no price and after no history", () => {
  const minors = fc.bigInt({ min: 0n, max: 20_000n });
  const some = fc.option(minors, { nil: undefined });
  const amounts = fc
    .record({
      fixed: minors,
      minimum: some,
      maximum: some,
      from: some,
      below: some,
      tier: some,
      tierBps: fc.nat(10_000),
    })
    .map(({ tier, tierBps, ...rest }): FeeAmounts => {
      const bounds = Object.fromEntries(Object.entries(rest).filter(([, minor]) => minor !== undefined));
      return { ...bounds, ...(tier ? { tiers: [{ from: tier, rateBps: bps(tierBps) }] } : {}) };
    });
  const prices = fc.bigInt({ min: smallestPrice("EUR").minor, max: 50_000n });
  let seen = 0;
  fc.assert(
    fc.property(fc.nat(10_000), amounts, prices, minors, (rate, of, price, before) => {
      const rule = pack(rate, of);
      if (judgePack(rule) || takesMoreThanAmount(rule)) return;
      seen += 1;
      const [line] = linesOf(rule, "recipient", money(price, "EUR"), before);
      expect((line?.amount.minor ?? 0n) <= price, `${line?.amount.minor} of ${price}`).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toBeGreaterThan(100);
});
