// What one component of a fee pack takes of a price, and why. All arithmetic is exact; it is rounded once, at the end.
import { type Bps, divideHalfEven, type Money, money, toDecimal } from "#money";
import type { FeeAmounts, FeeComponent } from "./fee.rules.ts";

export interface ComponentFee {
  readonly amount: Money;
  /** For people: "5 % + 0.20 EUR". */
  readonly because: string;
}

const WHOLE = 10_000n;

/** Null where the component does not apply to such a price. `billedBefore`: between these two people, in minor units. */
export function componentFee(component: FeeComponent, base: Money, billedBefore: bigint): ComponentFee | null {
  const { rateBps } = component;
  if (rateBps === null) return null;
  const amounts = component.amounts?.[base.currency];
  if (amounts && !isWithin(amounts, base.minor)) return null;
  const tiers = tiersOf(rateBps, amounts, billedBefore);
  const slices = tiers.map((tier) => ({ ...tier, part: overlap(tier, billedBefore, billedBefore + base.minor) }));
  const fixed = amounts?.fixed ?? 0n;
  const parts = slices.reduce((all, slice) => all + slice.part * BigInt(slice.rateBps), fixed * WHOLE);
  const free = divideHalfEven(parts, WHOLE);
  const bounded = clamp(free, amounts);
  const used = slices.filter(({ part }) => part > 0n).map(({ rateBps: rate }) => rate);
  return { amount: money(bounded, base.currency), because: explain(used, fixed, { free, bounded }, base) };
}

/** Brackets by price: from this amount on, below that one. */
function isWithin({ from, below }: FeeAmounts, minor: bigint): boolean {
  return (from === undefined || minor >= from) && (below === undefined || minor < below);
}

interface Tier {
  readonly from: bigint;
  readonly to: bigint | null;
  readonly rateBps: Bps;
}

/** The first rate holds from nothing on; each tier replaces the one before from its amount on. */
function tiersOf(rateBps: Bps, amounts: FeeAmounts | undefined, billedBefore: bigint): readonly Tier[] {
  const more = amounts?.tiers ?? [];
  if (more.length === 0) return [{ from: billedBefore, to: null, rateBps }];
  const all = [{ from: 0n, rateBps }, ...more];
  return all.map((tier, place) => ({ ...tier, to: all[place + 1]?.from ?? null }));
}

function overlap({ from, to }: Tier, start: bigint, end: bigint): bigint {
  const first = from > start ? from : start;
  const last = to !== null && to < end ? to : end;
  return last > first ? last - first : 0n;
}

function clamp(fee: bigint, amounts: FeeAmounts | undefined): bigint {
  const low = amounts?.minimum ?? 0n;
  const high = amounts?.maximum;
  if (fee < low) return low;
  return high !== undefined && fee > high ? high : fee;
}

function explain(
  rates: readonly Bps[],
  fixed: bigint,
  { free, bounded }: { free: bigint; bounded: bigint },
  { currency }: Money,
): string {
  const spell = (minor: bigint) => `${toDecimal(money(minor, currency))} ${currency}`;
  if (bounded > free) return `at least ${spell(bounded)}`;
  if (bounded < free) return `at most ${spell(bounded)}`;
  const rate = [...new Set(rates)].filter((one) => one > 0).map(spellRate);
  const parts = [...(rate.length > 0 ? [rate.join(", then ")] : []), ...(fixed > 0n ? [spell(fixed)] : [])];
  return parts.length > 0 ? parts.join(" + ") : "nothing";
}

function spellRate(rate: Bps): string {
  const whole = Math.trunc(rate / 100);
  const rest = String(rate % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${whole}${rest ? `.${rest}` : ""} %`;
}
