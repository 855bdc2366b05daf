import type { Money } from "#money";
import { fromWire, money, toWire } from "#money";
import type { JsonValue, Tx } from "#platform/db/index.ts";
import { billedBetween, lockPair } from "./billed-before.repository.ts";
import { readRule } from "./fee.repository.ts";
import { type FeeLine, type FeeRule, hasTiers, type ReleasedBefore, releaseFees } from "./fee.rules.ts";

/**
 * The fees of one release under its pinned pack, and what is left for the recipient. Locks the pair if it has tiers. After
 * the lots of the milestone, so that nobody releases another part of it meanwhile.
 */
export async function feesOfRelease(
  tx: Tx,
  release: { feeRuleId: string; milestoneId: string; clientId: string; freelancerId: string; amount: Money },
): Promise<{ lines: readonly FeeLine[]; net: Money }> {
  const { amount } = release;
  const rule = await readRule(tx, release.feeRuleId);
  const before = await releasedBefore(tx, rule, release);
  if (!hasTiers(rule, amount.currency)) return releaseFees(rule, amount, { before });
  const pair = { payerId: release.clientId, recipientId: release.freelancerId };
  await lockPair(tx, pair);
  const billedBefore = (await billedBetween(tx, pair, amount.currency)) - before.grossMinor;
  return releaseFees(rule, amount, { before, billedBefore });
}

async function releasedBefore(
  tx: Tx,
  rule: FeeRule,
  { milestoneId, freelancerId, amount }: { milestoneId: string; freelancerId: string; amount: Money },
): Promise<ReleasedBefore> {
  const rows = await tx
    .selectFrom("payments.clearings")
    .select(["gross_minor", "fee_lines"])
    .where("reference_id", "=", milestoneId)
    .where("user_id", "=", freelancerId)
    .where("currency", "=", amount.currency)
    .execute();
  return {
    grossMinor: rows.reduce((all, row) => all + row.gross_minor, 0n),
    fees: rows.flatMap(
      (row) => readFeeLines(row.fee_lines) ?? releaseFees(rule, money(row.gross_minor, amount.currency)).lines,
    ),
  };
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
