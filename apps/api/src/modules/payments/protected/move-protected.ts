import { type Money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { milestoneRolledOver } from "../ledger/posting-rules/hire.ts";
import { requireNotFrozen } from "./freeze-protected.ts";
import { insertLot, lockLots, takeFromLots } from "./lots.repository.ts";

export interface Move {
  readonly fromMilestoneId: string;
  readonly toMilestoneId: string;
  readonly amount: Money;
  /** The business fact: once. */
  readonly reference: string;
}

/**
 * What a part approval left over protects the next milestone instead; it keeps the payment it came from. Raises
 * `payment.not_held`.
 */
export async function moveProtected(tx: Tx, platform: Platform, move: Move): Promise<void> {
  const lots = await lockLots(tx, move.fromMilestoneId);
  const now = platform.clock.now();
  const { isNew } = await postJournal(tx, milestoneRolledOver(move), now);
  if (!isNew) return;
  await requireNotFrozen(tx, move.fromMilestoneId);
  for (const { lot, amount } of await takeFromLots(tx, lots, move.amount)) {
    await insertLot(tx, {
      reference_id: move.toMilestoneId,
      transaction_id: lot.transaction_id,
      payer_id: lot.payer_id,
      recipient_id: lot.recipient_id,
      currency: lot.currency,
      amount_minor: amount.minor,
      created_at: now,
    });
  }
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.moved",
    subject: { type: "milestone", id: move.toMilestoneId },
    after: { from: move.fromMilestoneId, amount: toWire(move.amount) },
  });
}
