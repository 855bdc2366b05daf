import type { Money } from "#money";
import { fromWire, toWire } from "#money";
import type { JsonValue, Tx } from "#platform/db/index.ts";
import { billedBetween, lockPair } from "./billed-before.repository.ts";
import { readRule } from "./fee.repository.ts";
import { type FeeLine, hasTiers, releaseFees } from "./fee.rules.ts";

/** The fees of one release under its pinned pack, and what is left for the recipient. Locks the pair if it has tiers. */
export async function feesOfRelease(
  tx: Tx,
  release: { feeRuleId: string; clientId: string; freelancerId: string; amount: Money },
): Promise<{ lines: readonly FeeLine[]; net: Money }> {
  const { amount } = release;
  const rule = await readRule(tx, release.feeRuleId);
  if (!hasTiers(rule, amount.currency)) return releaseFees(rule, amount);
  const pair = { payerId: release.clientId, recipientId: release.freelancerId };
  await lockPair(tx, pair);
  return releaseFees(rule, amount, await billedBetween(tx, pair, amount.currency));
}

/** What a document about the release needs, as it was taken. */
export interface TakenFee {
  /** Whose revenue account it went to. */
  readonly kind: string;
  readonly label: string;
  readonly amount: Money;
}

export function storeFeeLines(lines: readonly FeeLine[]): string {
  return JSON.stringify(lines.map(({ kind, label, amount }) => ({ kind, label, amount: toWire(amount) })));
}

/** Null for releases from before lines were kept: their packs had rates alone, and say the same again. */
export function readFeeLines(stored: JsonValue | null): readonly TakenFee[] | null {
  if (stored === null) return null;
  // Written by storeFeeLines alone.
  const lines = stored as { kind: string; label: string; amount: { amount: string; currency: string } }[];
  return lines.map(({ kind, label, amount }) => ({ kind, label, amount: fromWire(amount) }));
}
