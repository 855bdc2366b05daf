// Whether a fee pack may be put in force. A fee is a straight line of the price between the points where something
// begins, ends or is bounded, so it is enough to look at those points.
import { type Currency, type Money, minorDigits, money } from "#money";
import { NO_FEE_NAMES } from "../ledger/account-keys.ts";
import { type FeeRule, linesOf } from "./fee.rules.ts";

export type PackRefusal =
  | "noComponents"
  | "sameComponentTwice"
  | "nameTaken"
  | "boundsCross"
  | "tiersFall"
  | "costUnknown"
  | "recipientLoses";

/** What is wrong with how the pack is written, or null. */
export function judgePack({ components, lostProcessingPayer = "platform" }: FeeRule): PackRefusal | null {
  if (components.length === 0) return "noComponents";
  if (new Set(components.map(({ component }) => component)).size < components.length) return "sameComponentTwice";
  if (components.some(({ component }) => NO_FEE_NAMES.has(component))) return "nameTaken";
  for (const { minimum, maximum, from, below, tiers = [] } of components.flatMap(({ amounts = {} }) =>
    Object.values(amounts),
  )) {
    if (minimum !== undefined && maximum !== undefined && minimum > maximum) return "boundsCross";
    if (from !== undefined && below !== undefined && from >= below) return "boundsCross";
    if (tiers.some((tier, place) => tier.from <= (tiers[place - 1]?.from ?? 0n))) return "tiersFall";
  }
  // What is taken of them is Kogi's earning, and nothing invoices it yet.
  if (lostProcessingPayer === "recipient") return "recipientLoses";
  if (lostProcessingPayer !== "platform" && components.every(({ rateBps }) => rateBps !== null)) return "costUnknown";
  return null;
}

interface Standing {
  readonly country: string | null;
  readonly plan: string;
}

/** One that waits, and one in force where another then holds: a plan's falls back to the free one, a country's to all others'. */
export function mayWithdraw({ country, plan }: Standing, state: string): "wrongState" | "forEverybody" | null {
  if (state === "waiting") return null;
  if (state !== "in_force") return "wrongState";
  return country === null && plan === "free" ? "forEverybody" : null;
}

/** The smallest price a pack must be fair to: one unit, but no less than a hundred of the smallest coins. */
export function smallestPrice(code: Currency): Money {
  const unit = 10n ** BigInt(minorDigits[code]);
  return money(unit < 100n ? 100n : unit, code);
}

const LARGEST_MINOR = 1_000_000_000_000n;

/** A price of which the pack would take more than there is, from either side; null when there is none. */
export function takesMoreThanAmount(
  rule: FeeRule,
): { readonly price: Money; readonly side: "payer" | "recipient" } | null {
  for (const code of currenciesOf(rule)) {
    for (const price of pointsOf(rule, code)) {
      for (const billedBefore of [0n, ...tierStarts(rule, code)]) {
        for (const side of ["recipient", "payer"] as const) {
          const fees = linesOf(rule, side, price, billedBefore);
          if (fees.reduce((all, fee) => all + fee.amount.minor, 0n) > price.minor) return { price, side };
        }
      }
    }
  }
  return null;
}

/** Those the pack names, and one that it does not, where the rates alone count. */
export function currenciesOf({ components }: FeeRule): readonly Currency[] {
  const named = components.flatMap(({ amounts = {} }) => Object.keys(amounts)) as Currency[]; // keys of that record
  const other = (["EUR", "USD", "GBP"] as const).find((code) => !named.includes(code));
  return [...new Set([...named, ...(other ? [other] : [])])];
}

function pointsOf(rule: FeeRule, code: Currency): readonly Money[] {
  const smallest = smallestPrice(code).minor;
  const brackets = rule.components.flatMap(({ amounts }) => {
    const { from, below } = amounts?.[code] ?? {};
    return [from, below, ...tierStarts(rule, code)].flatMap((at) => (at === undefined ? [] : [at - 1n, at]));
  });
  return [smallest, ...brackets, LARGEST_MINOR].filter((minor) => minor >= smallest).map((minor) => money(minor, code));
}

export function tierStarts({ components }: FeeRule, code: Currency): readonly bigint[] {
  return components.flatMap(({ amounts }) => (amounts?.[code]?.tiers ?? []).map(({ from }) => from));
}
