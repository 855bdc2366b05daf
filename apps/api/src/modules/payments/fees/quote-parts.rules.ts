// Of what is charged and released piece by piece, such as the milestones of an offer: fixed parts, least and greatest fees,
// brackets and rounding count for each, so the fees of the sum would be others.
import { add, type Money, sum } from "#money";
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
  return quotes.reduce((one, other) => ({
    ...one,
    held: add(one.held, other.held),
    payerLines: linesTogether(rule, [...one.payerLines, ...other.payerLines]),
    payerTotal: add(one.payerTotal, other.payerTotal),
    recipientLines: linesTogether(rule, [...one.recipientLines, ...other.recipientLines]),
    recipientNet: add(one.recipientNet, other.recipientNet),
    takesAll: one.takesAll || other.takesAll,
  }));
}

/** A line a component, in the pack's order; a component may apply to some parts alone. */
function linesTogether({ components }: FeeRule, lines: readonly FeeLine[]): readonly FeeLine[] {
  return components.flatMap(({ component }) => {
    const of = lines.filter(({ kind }) => kind === component);
    const [first] = of;
    if (!first) return [];
    const amounts = of.map(({ amount }) => amount);
    const reasons = new Set(of.flatMap(({ because }) => because.split("; ")));
    return [{ ...first, amount: sum(amounts, first.amount.currency), because: [...reasons].join("; ") }];
  });
}
