// Two lists of what moved, and a word for each difference. Pure: nothing is booked, nothing is forgiven.
import { type Money, zero } from "#money";

export type BreakClass =
  | "timing"
  | "missing_here"
  | "missing_there"
  | "amount"
  | "duplicate"
  | "unknown_inflow"
  | "payout_state"
  | "balance";

/** What one side has of a thing: net, signed as it moved the provider's balance before fees. */
export interface Side {
  readonly kind: "charge" | "refund" | "payout" | "dispute" | "platform_payout" | "provider_fee";
  readonly source: string;
  readonly amount: Money;
  readonly at: Date;
}

export interface Ours extends Side {
  /** A payment of ours stands behind it, though it may be booked otherwise than the provider says. */
  readonly known: boolean;
}

export interface Theirs extends Side {
  /** How often it was taken, given back or sent out; 0 of what began before the range, and came back within it. */
  readonly times: number;
}

export interface Difference {
  readonly kind: string;
  readonly source: string;
  readonly class: BreakClass;
  readonly currency: string;
  readonly oursMinor: bigint | null;
  readonly theirsMinor: bigint | null;
  readonly at: Date;
  /** Of a refund that somebody made at the provider's own desk, and of a dispute of what is no payment: its charge there. */
  readonly charge: string | null;
}

// News are handled within minutes; what is younger than this may still be under way on either side.
const UNDER_WAY_MS = 24 * 3_600_000;

const keyOf = ({ kind, source, amount }: Side) => `${kind} ${source} ${amount.currency}`;

export function compareSides(ours: readonly Ours[], theirs: readonly Theirs[], now: Date): readonly Difference[] {
  const here = new Map(ours.map((one) => [keyOf(one), one]));
  const there = new Map(theirs.map((one) => [keyOf(one), here.has(keyOf(one)) ? whole(one) : one]));
  const keys = [...new Set([...here.keys(), ...there.keys()])];
  return keys.flatMap((key) => differenceOf(here.get(key), there.get(key), now) ?? []);
}

/** What we know by its name went out before it came back, though the list no longer reaches that far. */
const whole = (one: Theirs): Theirs => (one.times > 0 ? one : { ...one, amount: zero(one.amount.currency) });

function differenceOf(ours: Ours | undefined, theirs: Theirs | undefined, now: Date): Difference | null {
  const one = theirs ?? ours;
  if (!one) return null;
  const found = classOf(ours, theirs);
  if (!found) return null;
  // Money taken twice is no matter of time.
  const young = now.getTime() - one.at.getTime() < UNDER_WAY_MS && found !== "duplicate";
  return {
    kind: one.kind,
    source: one.source,
    class: young ? "timing" : found,
    currency: one.amount.currency,
    oursMinor: ours?.amount.minor ?? null,
    theirsMinor: theirs?.amount.minor ?? null,
    at: one.at,
    charge: null,
  };
}

function classOf(ours: Ours | undefined, theirs: Theirs | undefined): BreakClass | null {
  const [mine, yours] = [ours?.amount.minor ?? 0n, theirs?.amount.minor ?? 0n];
  // A payout that came back is nothing on either side; what was taken twice and booked by hand is in both.
  if (mine === yours) return null;
  if (theirs && theirs.times > 1) return "duplicate";
  if (!theirs) return "missing_there";
  if (!ours) return yours > 0n ? "unknown_inflow" : "missing_here";
  return mine === 0n ? "missing_here" : "amount";
}
