// From where a chargeback is taken. Pure: what lies where goes in, parts that sum to the amount come out.

export type Source = "protected" | "wallet" | "clearing" | "reserve" | "platform";

export interface Pocket {
  readonly source: Exclude<Source, "platform">;
  /** The lot, clearing or reserve; null for the wallet. */
  readonly takenFrom: string | null;
  readonly referenceId: string | null;
  readonly userId: string | null;
  readonly minor: bigint;
}

export interface Part extends Omit<Pocket, "source"> {
  readonly source: Source;
}

const ORDER: readonly Pocket["source"][] = ["protected", "wallet", "clearing", "reserve"];

/**
 * Protected money of the payment first; then the earner's wallet, what is clearing, their reserve, in that order, up to
 * what they had of it; the platform bears the rest, and with it the fees it had earned.
 */
export function takeParts(amountMinor: bigint, pockets: readonly Pocket[], earnedMinor: bigint): readonly Part[] {
  const parts: Part[] = [];
  let left = amountMinor;
  let owed = earnedMinor;
  for (const source of ORDER)
    for (const pocket of pockets.filter((one) => one.source === source)) {
      const limit = source === "protected" ? left : smaller(left, owed);
      const minor = smaller(pocket.minor, limit);
      if (minor <= 0n) continue;
      parts.push({ ...pocket, minor });
      left -= minor;
      if (source !== "protected") owed -= minor;
    }
  if (left > 0n) parts.push({ source: "platform", takenFrom: null, referenceId: null, userId: null, minor: left });
  return parts;
}

// Math.min takes no bigint.
function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** What the earner got of money that was released, by the share that was left after fees. */
export function earnedOf(
  releasedMinor: bigint,
  of: { readonly grossMinor: bigint; readonly netMinor: bigint },
): bigint {
  return of.grossMinor === 0n ? 0n : (releasedMinor * of.netMinor) / of.grossMinor;
}
