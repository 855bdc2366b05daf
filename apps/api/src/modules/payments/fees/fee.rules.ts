// What each side of a price pays and gets. Pure: a rule and an amount in, lines out. Every line is rounded to the
// nearest minor unit, halves to even, and lines always sum to their total. Where the provider counts less finely than
// the currency does, what is charged is rounded to its step instead.
import {
  add,
  type Bps,
  type Currency,
  divideHalfEven,
  type Money,
  min,
  money,
  percentage,
  subtract,
  sum,
  zero,
} from "#money";
import { componentFee } from "./component-fee.rules.ts";

/** What a component adds to its rate in one currency, in minor units. */
export interface FeeAmounts {
  readonly fixed?: bigint;
  readonly minimum?: bigint;
  readonly maximum?: bigint;
  /** The component applies to prices from here on, and below there. */
  readonly from?: bigint;
  readonly below?: bigint;
  /** Rates that replace the first one by what the two people billed each other before; rising. */
  readonly tiers?: readonly { readonly from: bigint; readonly rateBps: Bps }[];
}

export interface FeeComponent {
  readonly component: string;
  readonly label: string;
  readonly borneBy: "payer" | "recipient";
  /** Null: what the provider charges, at cost. */
  readonly rateBps: Bps | null;
  /** In a currency that is not listed the rate alone counts. */
  readonly amounts?: Readonly<Partial<Record<Currency, FeeAmounts>>>;
}

/** Who bears what the provider keeps of a charge that goes back. */
export const lostPayers = ["platform", "payer", "recipient"] as const;
export type LostPayer = (typeof lostPayers)[number];

export interface FeeRule {
  readonly feeRuleId: string;
  /** Left out: Kogi. */
  readonly lostProcessingPayer?: LostPayer;
  readonly components: readonly FeeComponent[];
}

/** What the provider takes of a charge in one currency. */
export interface ProcessingPrice {
  readonly rateBps: Bps;
  readonly fixedMinor: bigint;
  /** Each line that is charged is a multiple of this many minor units; left out: of one. */
  readonly stepMinor?: bigint;
}

export interface FeeLine {
  readonly kind: string;
  readonly label: string;
  readonly rateBps: Bps | null;
  readonly amount: Money;
  /** For people: how the amount came about. */
  readonly because: string;
}

export interface FeeQuote {
  readonly feeRuleId: string;
  readonly lostProcessingPayer: LostPayer;
  /** The price: what is protected for the recipient. */
  readonly held: Money;
  readonly payerLines: readonly FeeLine[];
  /** held + payerLines: what the payer is charged. */
  readonly payerTotal: Money;
  readonly recipientLines: readonly FeeLine[];
  /** held - recipientLines, when all of it is released at once. */
  readonly recipientNet: Money;
  /** The recipient's fees alone would have been more than the price, and were cut to it. */
  readonly takesAll: boolean;
}

export const ROUNDING = "Each line to the nearest minor unit, halves to even; lines always sum to the total.";

/** `billedBefore`: what these two people billed each other before, in minor units of the price's currency. */
export function quoteFees(rule: FeeRule, held: Money, price: ProcessingPrice, billedBefore = 0n): FeeQuote {
  const stepMinor = price.stepMinor ?? 1n;
  const rated = linesOf(rule, "payer", held, billedBefore).map((line) => ({
    ...line,
    amount: money(toStep(line.amount.minor, 1n, stepMinor), held.currency),
  }));
  const subtotal = add(held, total(rated, held));
  const payerLines = rule.components.flatMap((part) => {
    if (part.borneBy !== "payer") return [];
    return part.rateBps === null
      ? [atCost(part, subtotal, price)]
      : rated.filter((line) => line.kind === part.component);
  });
  const wanted = linesOf(rule, "recipient", held, billedBefore);
  const recipientLines = within(wanted, held);
  return {
    feeRuleId: rule.feeRuleId,
    lostProcessingPayer: rule.lostProcessingPayer ?? "platform",
    held,
    payerLines,
    payerTotal: add(held, total(payerLines, held)),
    recipientLines,
    recipientNet: subtract(held, total(recipientLines, held)),
    takesAll: total(wanted, held).minor > held.minor,
  };
}

/** The highest price whose total, fees included, is not above what the payer wants to spend; null when fees take it all. */
export function priceOfTotal(rule: FeeRule, spend: Money, price: ProcessingPrice, billedBefore = 0n): Money | null {
  const stepMinor = price.stepMinor ?? 1n;
  const priced = (steps: bigint) => money(steps * stepMinor, spend.currency);
  const fits = (steps: bigint) => quoteFees(rule, priced(steps), price, billedBefore).payerTotal.minor <= spend.minor;
  // Where a component ends the total falls: it rises all the way only between two such prices.
  let above = spend.minor / stepMinor + 1n;
  for (const first of stretchesOf(rule, spend.currency, stepMinor)) {
    if (first >= above) continue;
    const found = highestThatFits(first, above, fits);
    if (found !== null) return priced(found);
    above = first;
  }
  return null;
}

/** With which step each stretch begins on which the same components apply to the payer, the highest first. */
function stretchesOf({ components }: FeeRule, currency: Currency, stepMinor: bigint): readonly bigint[] {
  const bends = components
    .filter(({ borneBy }) => borneBy === "payer")
    .flatMap(({ amounts }) => [amounts?.[currency]?.from ?? 0n, amounts?.[currency]?.below ?? 0n])
    .map((minor) => (minor + stepMinor - 1n) / stepMinor);
  return [...new Set([1n, ...bends.filter((step) => step > 1n)])].toSorted((a, b) => (a < b ? 1 : -1));
}

/** From `first` on, below `above`; whatever is less than one that fits does too. */
function highestThatFits(first: bigint, above: bigint, fits: (steps: bigint) => boolean): bigint | null {
  if (!fits(first)) return null;
  let [fitting, tooHigh] = [first, above];
  while (tooHigh - fitting > 1n) {
    const middle = (fitting + tooHigh) / 2n;
    if (fits(middle)) fitting = middle;
    else tooHigh = middle;
  }
  return fitting;
}

/** The fees of one release, never more than is released, and what is left for the recipient. */
export function releaseFees(
  rule: FeeRule,
  released: Money,
  billedBefore = 0n,
): { lines: readonly FeeLine[]; net: Money } {
  const lines = within(linesOf(rule, "recipient", released, billedBefore), released);
  return { lines, net: subtract(released, total(lines, released)) };
}

/** Whether a fee under this rule depends on what the two people billed each other before. */
export function hasTiers(rule: FeeRule, currency: Currency): boolean {
  return rule.components.some(({ amounts }) => (amounts?.[currency]?.tiers ?? []).length > 0);
}

/**
 * How much of a fee goes back with a refund of part of the money it was charged on. Computed on the running total, so
 * that refunds in any number of parts give back exactly the whole fee when the whole is refunded.
 */
export function refundShare(fee: Money, of: { held: Money; refundedBefore: Money; refund: Money }): Money {
  const share = (refunded: bigint) => divideHalfEven(fee.minor * refunded, of.held.minor);
  const before = share(of.refundedBefore.minor);
  return money(share(of.refundedBefore.minor + of.refund.minor) - before, fee.currency);
}

/** What the provider keeps of a charge. */
export function processingCost(charged: Money, price: ProcessingPrice): Money {
  return add(percentage(charged, price.rateBps), money(price.fixedMinor, charged.currency));
}

/** Every rated component of one side on the same base, each for itself. */
export function linesOf(rule: FeeRule, side: "payer" | "recipient", base: Money, billedBefore: bigint): FeeLine[] {
  return rule.components.flatMap((part) => {
    if (part.borneBy !== side) return [];
    const fee = componentFee(part, base, billedBefore);
    return fee ? [{ kind: part.component, label: part.label, rateBps: part.rateBps, ...fee }] : [];
  });
}

/** Fixed parts and minimums could take more than there is of a small release: the later lines are cut. */
function within(lines: readonly FeeLine[], base: Money): FeeLine[] {
  let left = base;
  return lines.map((line) => {
    const amount = min(line.amount, left);
    left = subtract(left, amount);
    return { ...line, amount };
  });
}

/** The provider takes its rate of the whole charge, this line included: hence the division instead of a percentage. */
function atCost(part: FeeComponent, subtotal: Money, price: ProcessingPrice): FeeLine {
  const cost = toStep(
    subtotal.minor * BigInt(price.rateBps) + price.fixedMinor * 10_000n,
    10_000n - BigInt(price.rateBps),
    price.stepMinor ?? 1n,
  );
  const amount = money(cost, subtotal.currency);
  return { kind: part.component, label: part.label, rateBps: null, amount, because: "what the card provider keeps" };
}

/** The multiple of the step that is nearest to the quotient, halves to even. */
const toStep = (dividend: bigint, divisor: bigint, stepMinor: bigint): bigint =>
  divideHalfEven(dividend, divisor * stepMinor) * stepMinor;

function total(lines: readonly FeeLine[], of: Money): Money {
  return lines.length === 0
    ? zero(of.currency)
    : sum(
        lines.map((line) => line.amount),
        of.currency,
      );
}
