// Of what is charged and released piece by piece, such as the milestones of an offer: fixed parts, least and greatest fees,
// brackets and rounding count for each, so the fees of the sum would be others.
import { type Money, sum } from "#money";
import { assert } from "#platform/errors/index.ts";
import { type FeeLine, type FeeQuote, type FeeRule, type ProcessingPrice, quoteFees } from "./fee.rules.ts";

/** At least one part, all in one currency. Tiers go on from part to part. */
export function quoteParts(
  rule: FeeRule,
  parts: readonly Money[],
  price: ProcessingPrice,
  billedBefore = 0n,
): FeeQuote {
  let before = billedBefore;
  const quotes = parts.map((part) => {
    const quote = quoteFees(rule, part, price, before);
    before += part.minor;
    return quote;
  });
  const [first] = quotes;
  assert(first, "there is something to quote");
  const { currency } = first.held;
  const totalOf = (of: "held" | "payerTotal" | "recipientNet") =>
    sum(
      quotes.map((quote) => quote[of]),
      currency,
    );
  return {
    feeRuleId: first.feeRuleId,
    lostProcessingPayer: first.lostProcessingPayer,
    held: totalOf("held"),
    payerLines: linesTogether(
      rule,
      quotes.flatMap((quote) => quote.payerLines),
    ),
    payerTotal: totalOf("payerTotal"),
    recipientLines: linesTogether(
      rule,
      quotes.flatMap((quote) => quote.recipientLines),
    ),
    recipientNet: totalOf("recipientNet"),
    takesAll: quotes.some((quote) => quote.takesAll),
  };
}

/** A line a component, in the pack's order; a component may apply to some parts alone. */
function linesTogether({ components }: FeeRule, lines: readonly FeeLine[]): readonly FeeLine[] {
  return components.flatMap(({ component }) => {
    const of = lines.filter(({ kind }) => kind === component);
    const [first] = of;
    if (!first) return [];
    const amounts = of.map(({ amount }) => amount);
    const reasons = new Set(of.map(({ because }) => because));
    return [{ ...first, amount: sum(amounts, first.amount.currency), because: [...reasons].join("; ") }];
  });
}
