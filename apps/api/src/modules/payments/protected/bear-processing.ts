// The recipient bears what the provider keeps of a charge that went back, where the pack says so: as far as they have it
// here. What they have not is Kogi's loss, and nothing is taken later for it.
import { processingBorne } from "#events/payments.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { takeParts } from "../chargebacks/chargeback.rules.ts";
import { ownPockets } from "../chargebacks/find-pockets.ts";
import { takeFrom } from "../chargebacks/hold-chargeback.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { processingBorneJournal } from "../ledger/posting-rules/refunds.ts";
import type { RefundPlan } from "./plan-refund.ts";

type Owed = Pick<RefundPlan, "refundId" | "payment" | "owedByRecipient">;

/**
 * Before a journal that credits the account of what clears: a clearing whose days are over locks its row first and that account
 * after it.
 */
export async function lockBearers(tx: Tx, plans: readonly Owed[]): Promise<void> {
  for (const { payment, owedByRecipient: owed } of plans)
    if (owed > 0n && payment.recipient_id !== null) await ownPockets(tx, payment.recipient_id, payment.currency);
}

/** After the journals of the refunds, and after that of a release in the same breath: what it brings can be taken too. */
export async function bearProcessing(tx: Tx, platform: Platform, plans: readonly Owed[]): Promise<void> {
  const at = platform.clock.now();
  for (const { refundId, payment, owedByRecipient: owed } of plans) {
    const { recipient_id: earner, currency, description } = payment;
    if (owed === 0n || earner === null) continue;
    const all = takeParts(owed, await ownPockets(tx, earner, currency), owed);
    const parts = all.filter((part) => part.source !== "platform");
    const taken = money(
      parts.reduce((sum, part) => sum + part.minor, 0n),
      currency,
    );
    if (taken.minor === 0n) continue;
    for (const part of parts) await takeFrom(tx, part);
    const legs = parts.map((part) => ({ ...part, amount: money(part.minor, currency) }));
    const journal = processingBorneJournal({
      refundId,
      parts: legs,
      description: `Card processing of what went back: ${description}`,
    });
    await postJournal(tx, journal, at);
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.processing_borne",
      subject: { type: "payment", id: payment.transaction_id },
      after: { refund_id: refundId, owed: toWire(money(owed, currency)), taken: toWire(taken) },
    });
    await platform.events.publish(tx, processingBorne, {
      refund_id: refundId,
      user_id: earner,
      amount: toWire(taken),
      description,
      return_path: payment.return_path,
    });
  }
}
