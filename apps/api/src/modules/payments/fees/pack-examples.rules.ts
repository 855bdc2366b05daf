// At which prices a pack is looked at before it is put in force: so that whatever it does differently is seen.
import { type Currency, type Money, money } from "#money";
import type { FeeRule } from "./fee.rules.ts";
import { currenciesOf, smallestPrice, tierStarts } from "./pack.rules.ts";

export interface Example {
  readonly price: Money;
  readonly billedBefore: bigint;
}

const TIMES = [1n, 10n, 100n, 1_000n, 10_000n];

/**
 * In each currency that the pack names, and one that it does not: from the smallest price to one that fills a month, both
 * sides of where a component begins or ends, and the middle one once each tier is reached.
 */
export function examplesFor(pack: FeeRule): readonly Example[] {
  return currenciesOf(pack).flatMap((code) => {
    const smallest = smallestPrice(code).minor;
    const plain = [...TIMES.map((times) => smallest * times), ...bracketsOf(pack, code)]
      .filter((minor) => minor >= smallest)
      .toSorted((a, b) => (a < b ? -1 : 1));
    const examples = [...new Set(plain)].map((minor) => ({ price: money(minor, code), billedBefore: 0n }));
    const middle = money(smallest * 100n, code);
    const tiers = [...new Set(tierStarts(pack, code))].map((billedBefore) => ({ price: middle, billedBefore }));
    return [...examples, ...tiers];
  });
}

function bracketsOf({ components }: FeeRule, code: Currency): readonly bigint[] {
  return components.flatMap(({ amounts }) => {
    const { from, below } = amounts?.[code] ?? {};
    return [from, below].flatMap((at) => (at === undefined ? [] : [at - 1n, at]));
  });
}
