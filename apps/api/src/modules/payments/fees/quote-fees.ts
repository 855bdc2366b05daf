import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { type Currency, divideHalfEven, type Money, money, toWire } from "#money";
import type { Db } from "#platform/db/index.ts";
import { assert, type KogiError } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { chargeStep } from "../gateway/charge-step.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { billedBetween } from "./billed-before.repository.ts";
import { readRule } from "./fee.repository.ts";
import {
  type FeeLine,
  type FeeQuote,
  hasTiers,
  type ProcessingPrice,
  priceOfTotal,
  quoteFees,
  ROUNDING,
} from "./fee.rules.ts";
import { feeErrors } from "./fees.errors.ts";
import { quoteParts } from "./quote-parts.rules.ts";

/**
 * Raises `fees.too_fine` (with the `nearest`) where the provider does not charge one of `amounts` to its last digit,
 * `fees.exceed_amount` where the fees of a pinned pack would take all of it, `fees.too_small` (with the `smallest` total)
 * and `fees.too_large` (with the `largest`) where the provider charges no such total; each names the field at `pointer`
 * where the request gave the amount. The amounts are of one currency.
 */
export async function requireFeesFit(
  db: Db,
  platform: Platform,
  terms: Omit<FeeTerms, "amount"> & {
    readonly amounts: readonly Money[];
    readonly pointer?: string | ((place: number) => string);
    /** True of a part of what is protected already: nothing is charged for it. */
    readonly isPaid?: boolean;
  },
): Promise<void> {
  const { amounts, pointer } = terms;
  const [first] = amounts;
  if (!first) return;
  const pointerOf = (place: number) => (typeof pointer === "function" ? pointer(place) : pointer);
  const price = chargesOf(platform, first.currency);
  for (const [place, amount] of amounts.entries())
    if (amount.minor % price.stepMinor !== 0n) throw finerThanCharged(amount, price.stepMinor, pointerOf(place));
  const { rule, before } = await ruleFor(db, { ...terms, amount: first });
  for (const [place, amount] of amounts.entries()) {
    const { takesAll, payerTotal } = quoteFees(rule, amount, price, before);
    if (takesAll) throw exceeds(pointerOf(place));
    if (!terms.isPaid) requireChargeable(platform, payerTotal, pointerOf(place));
  }
}

/**
 * Raises `fees.too_small` (with the `smallest` there is) where the provider does not charge as little as `total`, and
 * `fees.too_large` (with the `largest`) where it does not charge as much.
 */
export function requireChargeable(platform: Platform, { minor, currency }: Money, pointer?: string): void {
  const gateway = gatewayOf(platform);
  const smallest = gateway.smallestCharge(currency);
  const largest = gateway.largestCharge(currency);
  const at = pointer === undefined ? {} : { at: pointer };
  if (minor < smallest) throw feeErrors.tooSmall({ ...at, extra: { smallest: toWire(money(smallest, currency)) } });
  if (minor > largest) throw feeErrors.tooLarge({ ...at, extra: { largest: toWire(money(largest, currency)) } });
}

function finerThanCharged({ minor, currency }: Money, stepMinor: bigint, pointer: string | undefined): KogiError {
  const nearest = money(divideHalfEven(minor, stepMinor) * stepMinor, currency);
  const fields = pointer === undefined ? [] : [{ pointer, detail: "The payment provider does not count this finely." }];
  return feeErrors.tooFine({ fields, extra: { nearest: toWire(nearest) } });
}

/** What the provider takes of a charge, and how finely it counts. */
export function chargesOf(platform: Platform, currency: Currency): ProcessingPrice & { readonly stepMinor: bigint } {
  const gateway = gatewayOf(platform);
  return { ...gateway.price(currency), stepMinor: chargeStep(gateway.name, currency) };
}

function exceeds(pointer: string | undefined): KogiError {
  const fields = pointer === undefined ? [] : [{ pointer, detail: "The fees would be more than this." }];
  return feeErrors.exceedAmount({ fields });
}

interface FeeTerms {
  readonly feeRuleId: string;
  readonly amount: Money;
  readonly payerId?: string | null;
  readonly recipientId?: string | null;
}

/** What each side pays and gets of a price under a pinned pack. With both people named, tiers count what they billed. */
export async function feeQuote(db: Db, platform: Platform, terms: FeeTerms): Promise<FeeQuote> {
  const { rule, before } = await ruleFor(db, terms);
  return quoteFees(rule, terms.amount, chargesOf(platform, terms.amount.currency), before);
}

/** The same of several, one or more, that are charged one by one. */
export async function feeQuoteOfParts(
  db: Db,
  platform: Platform,
  { parts, ...terms }: Omit<FeeTerms, "amount"> & { readonly parts: readonly Money[] },
): Promise<FeeQuote> {
  const [amount] = parts;
  assert(amount, "there is something to quote");
  const { rule, before } = await ruleFor(db, { ...terms, amount });
  return quoteParts(rule, parts, chargesOf(platform, amount.currency), before);
}

async function ruleFor(db: Db, { feeRuleId, amount, payerId, recipientId }: FeeTerms) {
  const rule = await readRule(db, feeRuleId);
  const before =
    payerId && recipientId && hasTiers(rule, amount.currency)
      ? await billedBetween(db, { payerId, recipientId }, amount.currency)
      : 0n;
  return { rule, before };
}

/** The price that is left of what the payer wants to spend in all. Raises as `requireFeesFit` when fees take it all. */
export async function priceWithin(
  db: Db,
  platform: Platform,
  terms: FeeTerms & { readonly pointer: string },
): Promise<Money> {
  const { rule, before } = await ruleFor(db, terms);
  const price = priceOfTotal(rule, terms.amount, chargesOf(platform, terms.amount.currency), before);
  if (price === null) throw exceeds(terms.pointer);
  return price;
}

/** Fits the field `fees` of any view that shows a price. */
export function feeQuoteView(quote: FeeQuote): FeeQuoteView {
  return {
    fee_rule_id: quote.feeRuleId,
    amount: toWire(quote.held),
    payer_lines: quote.payerLines.map(lineView),
    payer_total: toWire(quote.payerTotal),
    recipient_lines: quote.recipientLines.map(lineView),
    recipient_net: toWire(quote.recipientNet),
    lost_processing_payer: quote.lostProcessingPayer,
    rounding: ROUNDING,
  };
}

function lineView(line: FeeLine): FeeQuoteView["payer_lines"][number] {
  return {
    kind: line.kind,
    label: line.label,
    rate_bps: line.rateBps,
    because: line.because,
    amount: toWire(line.amount),
  };
}
