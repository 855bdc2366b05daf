// From where a chargeback is taken. Pure: what lies where goes in, parts that sum to the amount come out. And what of files
// can go with the answer to one.
import { type EvidenceKind, evidenceLimits } from "#api-schema/evidence-files.ts";

export type Source = "refund" | "protected" | "wallet" | "clearing" | "reserve" | "platform";

export interface Pocket {
  readonly source: Exclude<Source, "platform">;
  /** The refund, lot, clearing or reserve; null for the wallet. */
  readonly takenFrom: string | null;
  readonly referenceId: string | null;
  readonly userId: string | null;
  readonly minor: bigint;
}

export interface Part extends Omit<Pocket, "source"> {
  readonly source: Source;
}

const ORDER: readonly Pocket["source"][] = ["refund", "protected", "wallet", "clearing", "reserve"];

// The payer's already, or nobody's yet: the earner does not answer for it.
const NOBODYS: ReadonlySet<Source> = new Set(["refund", "protected"]);

/**
 * What goes back to the payer already and did not arrive; then protected money of the payment; then the earner's wallet, what is clearing, their reserve, in that order, up to
 * what they had of it; the platform bears the rest, and with it the fees it had earned.
 */
export function takeParts(amountMinor: bigint, pockets: readonly Pocket[], earnedMinor: bigint): readonly Part[] {
  const parts: Part[] = [];
  let left = amountMinor;
  let owed = earnedMinor;
  for (const source of ORDER)
    for (const pocket of pockets.filter((one) => one.source === source)) {
      const limit = NOBODYS.has(source) ? left : smaller(left, owed);
      const minor = smaller(pocket.minor, limit);
      if (minor <= 0n) continue;
      parts.push({ ...pocket, minor });
      left -= minor;
      if (!NOBODYS.has(source)) owed -= minor;
    }
  if (left > 0n) parts.push({ source: "platform", takenFrom: null, referenceId: null, userId: null, minor: left });
  return parts;
}

/** What the earner answers for and does not have in any of these. */
export function stillOwed(amountMinor: bigint, pockets: readonly Pocket[], earnedMinor: bigint): bigint {
  const parts = takeParts(amountMinor, pockets, earnedMinor);
  const sumOf = (some: readonly Part[]) => some.reduce((all, part) => all + part.minor, 0n);
  const ofEarner = sumOf(parts.filter((part) => part.userId !== null));
  return smaller(sumOf(parts.filter((part) => part.source === "platform")), earnedMinor - ofEarner);
}

// Math.min takes no bigint.
export function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

export interface Earnings {
  readonly grossMinor: bigint;
  readonly netMinor: bigint;
}

/** What the earner got of money that was released, by the share that was left after fees. */
export function earnedOf(releasedMinor: bigint, of: Earnings): bigint {
  return of.grossMinor === 0n ? 0n : (releasedMinor * of.netMinor) / of.grossMinor;
}

export interface EvidenceFileFacts {
  readonly shows: EvidenceKind;
  /** Null: not looked at yet. */
  readonly type: string | null;
  readonly bytes: number;
  /** Of a document; null: not counted. */
  readonly pages: number | null;
}
export type FileRefusal = "file_type" | "files_too_large" | "files_too_long";

/**
 * What cannot go to the bank, and why: in the order given, each file with those before it. What is not known yet counts
 * as fitting.
 */
export function refuseFiles(files: readonly EvidenceFileFacts[]): ReadonlyMap<EvidenceKind, FileRefusal> {
  const { types, bytesMax, pagesMax } = evidenceLimits;
  const refused = new Map<EvidenceKind, FileRefusal>();
  let bytes = 0;
  let pages = 0;
  for (const file of files) {
    const filePages = file.pages ?? 1;
    if (file.type !== null && !types.includes(file.type)) refused.set(file.shows, "file_type");
    else if (bytes + file.bytes > bytesMax) refused.set(file.shows, "files_too_large");
    else if (pages + filePages > pagesMax) refused.set(file.shows, "files_too_long");
    if (refused.has(file.shows)) continue;
    bytes += file.bytes;
    pages += filePages;
  }
  return refused;
}
