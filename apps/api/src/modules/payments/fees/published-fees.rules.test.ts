// Fee models that others published, as packs of ours: a row a worked example, of their help pages or of the arithmetic
// they state there (researched in 2026). What can be written down here can be put in force without a line of code, charge by
// charge: what Upwork takes once a contract, at its first payment, a pack takes of each milestone that is paid for.
// Read at: support.upwork.com (211062538, 26106318334611) and golance.com for Upwork; help.fiverr.com (360049646033) and
// community.fiverr.com (96736); kickstarter.com/help/fees; Goteo's own list of questions; patron.com (patron-fee-changes-2025)
// and boingboing.net (2017/12/07) for Patreon; help.wefunder.com (294869). Wefunder's fee for issuers is known from hearsay alone.
// Not here: a share of a profit, such as AngelList's carry (15 % to the lead, 5 % to itself) and Wefunder's 10 %. A pack takes of
// a price, and a profit is none; it comes with fundraisers.
import { describe, expect, test } from "vitest";
import { bps, type Currency, money } from "#money";
import { type FeeAmounts, type FeeComponent, type FeeRule, priceOfTotal, quoteFees } from "./fee.rules.ts";

const card = (rate: number, fixed: bigint) => ({ rateBps: bps(rate), fixedMinor: fixed });
const free = card(0, 0n);
const part = (
  borneBy: FeeComponent["borneBy"],
  component: string,
  rate: number | null,
  amounts: Partial<Record<Currency, FeeAmounts>> = {},
): FeeComponent => ({
  component,
  label: component,
  borneBy,
  rateBps: rate === null ? null : bps(rate),
  amounts,
});
const pack = (...components: FeeComponent[]): FeeRule => ({ feeRuleId: "pack", components });

const sliding = pack(
  part("recipient", "service_fee", 2_000, {
    USD: {
      tiers: [
        { from: 50_000n, rateBps: bps(1_000) },
        { from: 1_000_000n, rateBps: bps(500) },
      ],
    },
  }),
);
const flat = pack(part("recipient", "service_fee", 1_000));
const fiverr = pack(
  part("payer", "buyer_fee", 550),
  part("payer", "small_order", 0, { USD: { fixed: 300n, below: 10_000n } }),
  part("recipient", "seller_fee", 2_000),
);
/** What a client pays: a rate by plan and way of paying, and with a contract's first payment between 0.99 and 14.99. */
const client = (rate: number, initiation: bigint) =>
  pack(part("payer", "client_fee", rate), part("payer", "initiation", 0, { USD: { fixed: initiation } }));
/** Today's: shown with the proposal, fixed for the life of the contract. */
const perContract = (rate: number) => pack(part("recipient", "service_fee", rate));
const kickstarter = pack(
  part("recipient", "platform_fee", 500),
  part("recipient", "processing_small", 500, { USD: { fixed: 5n, below: 1_000n } }),
  part("recipient", "processing", 300, { USD: { fixed: 20n, from: 1_000n } }),
);
const patreon = pack(
  part("recipient", "platform_fee", 1_000),
  part("recipient", "processing", 290, { USD: { fixed: 30n } }),
);
const merch = pack(
  part("recipient", "platform_fee", 1_000),
  part("recipient", "merch", 300),
  part("recipient", "processing", 290, { USD: { fixed: 30n } }),
);
/** Of 2017, withdrawn within days: a fixed part on each small gift. */
const thirtyFiveCents = pack(part("payer", "processing", 290, { USD: { fixed: 35n } }));
const byCard = pack(part("payer", "investor_fee", 350));
const issuer = (rate: number) => pack(part("recipient", "success_fee", rate));
const wefunder = pack(part("payer", "investor_fee", 200, { USD: { minimum: 800n, maximum: 10_000n } }));
const goteo = (bank: number) => pack(part("recipient", "platform_fee", 400), part("recipient", "bank", bank));
const mercur = pack(
  part("recipient", "sales", 500, { EUR: { minimum: 50n } }),
  part("recipient", "processing", 400, { EUR: { maximum: 2_000n } }),
  part("recipient", "listing", 0, { EUR: { fixed: 100n } }),
);
const contra = pack(part("payer", "client_fee", 0), part("recipient", "service_fee", 0));

describe("what others publish comes out to the cent", () => {
  test.each([
    // name, pack, price, currency, billed before, added for the payer, taken from the recipient, what is left
    ["Upwork, flat: 12 h at 22.22", flat, 26_664n, "USD", 0n, [], [2_666n], 23_998n],
    ["Upwork, flat: 12 h at 27.78", flat, 33_336n, "USD", 0n, [], [3_334n], 30_002n],
    ["Upwork, sliding: the first 500", sliding, 50_000n, "USD", 0n, [], [10_000n], 40_000n],
    ["Upwork, sliding: over the first border", sliding, 100_000n, "USD", 0n, [], [15_000n], 85_000n],
    ["Upwork, sliding: 300 billed before", sliding, 100_000n, "USD", 30_000n, [], [12_000n], 88_000n],
    ["Upwork, sliding: over the second border", sliding, 20_000n, "USD", 990_000n, [], [1_500n], 18_500n],
    ["Upwork, sliding: a long relation", sliding, 100_000n, "USD", 1_000_000n, [], [5_000n], 95_000n],
    ["Upwork, per contract: nothing", perContract(0), 100_000n, "USD", 0n, [], [0n], 100_000n],
    ["Upwork, per contract: the most", perContract(1_500), 100_000n, "USD", 0n, [], [15_000n], 85_000n],
    [
      "Upwork client: 5 % and the start of a contract",
      client(500, 499n),
      100_000n,
      "USD",
      0n,
      [5_000n, 499n],
      [],
      100_000n,
    ],
    ["Upwork client: 3 % from an account", client(300, 99n), 100_000n, "USD", 0n, [3_000n, 99n], [], 100_000n],
    ["Upwork Business Plus: 10 %", client(1_000, 1_499n), 100_000n, "USD", 0n, [10_000n, 1_499n], [], 100_000n],
    [
      "Upwork Business Plus: 8 % from an account",
      client(800, 1_499n),
      100_000n,
      "USD",
      0n,
      [8_000n, 1_499n],
      [],
      100_000n,
    ],
    ["Fiverr: under 100", fiverr, 5_000n, "USD", 0n, [275n, 300n], [1_000n], 4_000n],
    ["Fiverr: 99.99 is under 100", fiverr, 9_999n, "USD", 0n, [550n, 300n], [2_000n], 7_999n],
    ["Fiverr: a tip is a charge of its own", fiverr, 1_000n, "USD", 0n, [55n, 300n], [200n], 800n],
    ["Fiverr: 100 is not", fiverr, 10_000n, "USD", 0n, [550n], [2_000n], 8_000n],
    ["Kickstarter: a pledge of 25", kickstarter, 2_500n, "USD", 0n, [], [125n, 95n], 2_280n],
    ["Kickstarter: a pledge of 5", kickstarter, 500n, "USD", 0n, [], [25n, 30n], 445n],
    ["Kickstarter: a pledge of 10 is not small", kickstarter, 1_000n, "USD", 0n, [], [50n, 50n], 900n],
    ["Kickstarter: a pledge of 9.99 is", kickstarter, 999n, "USD", 0n, [], [50n, 55n], 894n],
    ["Patreon: 1 a month", patreon, 100n, "USD", 0n, [], [10n, 33n], 57n],
    ["Patreon: goods of 25", merch, 2_500n, "USD", 0n, [], [250n, 75n, 102n], 2_073n],
    ["Patreon in 2017: 1.00 became 1.38", thirtyFiveCents, 100n, "USD", 0n, [38n], [], 100n],
    ["Wefunder: the minimum", wefunder, 10_000n, "USD", 0n, [800n], [], 10_000n],
    ["Wefunder: between", wefunder, 100_000n, "USD", 0n, [2_000n], [], 100_000n],
    ["Wefunder: the maximum", wefunder, 1_000_000n, "USD", 0n, [10_000n], [], 1_000_000n],
    ["Wefunder: by card", byCard, 100_000n, "USD", 0n, [3_500n], [], 100_000n],
    ["Wefunder issuer: 7.5 %", issuer(750), 10_000_000n, "USD", 0n, [], [750_000n], 9_250_000n],
    ["Wefunder issuer: 7.9 %", issuer(790), 10_000_000n, "USD", 0n, [], [790_000n], 9_210_000n],
    ["Regulation CF portals: from 3 %", issuer(300), 10_000_000n, "USD", 0n, [], [300_000n], 9_700_000n],
    ["Regulation CF portals: to 10 %", issuer(1_000), 10_000_000n, "USD", 0n, [], [1_000_000n], 9_000_000n],
    ["Goteo: the creator nets 95.2 %", goteo(80), 100_000n, "EUR", 0n, [], [4_000n, 800n], 95_200n],
    ["Goteo: with the dearest bank", goteo(140), 100_000n, "EUR", 0n, [], [4_000n, 1_400n], 94_600n],
    ["Mercur: each on the gross, then summed", mercur, 10_000n, "EUR", 0n, [], [500n, 400n, 100n], 9_000n],
    ["Mercur: each within its bounds", mercur, 100_000n, "EUR", 0n, [], [5_000n, 2_000n, 100n], 92_900n],
    ["Contra: nothing", contra, 100_000n, "USD", 0n, [0n], [0n], 100_000n],
    ["a currency that the pack does not name: the rate alone", wefunder, 10_000n, "JPY", 0n, [200n], [], 10_000n],
    ["yen have no cents", flat, 12_345n, "JPY", 0n, [], [1_234n], 11_111n],
    ["dinars have three", flat, 12_345n, "KWD", 0n, [], [1_234n], 11_111n],
  ] as const)("%s", (_, rule, minor, currency, before, added, taken, left) => {
    const quote = quoteFees(rule, money(minor, currency), free, before);
    expect(quote.payerLines.map((line) => line.amount.minor)).toEqual(added);
    expect(quote.recipientLines.map((line) => line.amount.minor)).toEqual(taken);
    expect(quote.recipientNet.minor).toBe(left);
  });
});

test.each([
  [sliding, 100_000n, 0n, "20 %, then 10 %"],
  [flat, 100n, 0n, "10 %"],
  [kickstarter, 2_500n, 0n, "3 % + 0.20 USD"],
  [patreon, 100n, 0n, "2.9 % + 0.30 USD"],
] as const)("the reason of the last line is said in words: %#", (rule, minor, before, because) => {
  const quote = quoteFees(rule, money(minor, "USD"), free, before);
  expect(quote.recipientLines.at(-1)?.because).toBe(because);
});

test.each([
  // to spend, the price it buys; without a fixed part from 100 on
  [10_300n, 9_479n],
  [10_549n, 9_715n],
  [10_550n, 10_000n],
  [10_600n, 10_047n],
  [299n, null],
  [301n, 1n],
] as const)("Fiverr: what %d in all buys, where the fee for small orders ends", (spend, price) => {
  const total = (minor: bigint) => quoteFees(fiverr, money(minor, "USD"), free).payerTotal.minor;
  expect(priceOfTotal(fiverr, money(spend, "USD"), free)?.minor ?? null).toBe(price);
  expect(total(price ?? 1n) <= spend).toBe(price !== null);
});

test("bounds are said too", () => {
  const because = (minor: bigint) => quoteFees(wefunder, money(minor, "USD"), free).payerLines[0]?.because;
  expect([because(10_000n), because(100_000n), because(1_000_000n)]).toEqual([
    "at least 8.00 USD",
    "2 %",
    "at most 100.00 USD",
  ]);
});

test("a price smaller than its fees leaves nothing, never less", () => {
  const quote = quoteFees(kickstarter, money(3n, "USD"), free);
  expect(quote).toMatchObject({ takesAll: true, recipientNet: { minor: 0n } });
  expect(quote.recipientLines.map((line) => line.amount.minor)).toEqual([0n, 3n]);
});
