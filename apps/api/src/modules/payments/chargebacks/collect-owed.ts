// A payout that never arrived is back in the wallet: a bank's dispute that was held meanwhile found nothing there. It takes
// now what it would have taken then, for the platform bears only what the earner does not have.
import { chargebackCollected as chargebackCollectedNews } from "#events/payments.ts";
import { money, subtract, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargebackCollected } from "../ledger/posting-rules/chargebacks.ts";
import type { PayoutRow } from "../payouts/payouts.repository.ts";
import { smaller } from "./chargeback.rules.ts";
import { type ChargebackRow, partsOf, shiftToEarner, takenWithout } from "./chargebacks.repository.ts";
import { earnedOfPayment } from "./find-pockets.ts";
import { undoneEarnings } from "./undone-earnings.ts";

/** After it was put back, in the same transaction, and in the earner's turn (`takeEarnersTurn`). Gives how much was taken. */
export async function collectOwed(tx: Tx, platform: Platform, payout: PayoutRow): Promise<bigint> {
  let left = payout.amount_minor;
  const { user_id: userId, currency, created_at: since } = payout;
  for (const chargeback of await takenWithout(tx, { userId, currency, since })) {
    const payment = await findPayment(tx, chargeback.transaction_id);
    if (!payment) continue;
    const minor = smaller(left, await owedOf(tx, chargeback, payment));
    if (minor <= 0n) continue;
    await collect(tx, platform, { chargeback, payment, payout, minor });
    left -= minor;
  }
  return payout.amount_minor - left;
}

async function owedOf(tx: Tx, { chargeback_id }: ChargebackRow, payment: PaymentRow): Promise<bigint> {
  const parts = await partsOf(tx, [chargeback_id]);
  const ofPlatform = parts.filter((part) => part.source === "platform");
  const borne = ofPlatform.reduce((all, part) => all + part.amount_minor, 0n);
  return smaller(borne, await earnedOfPayment(tx, payment));
}

interface Collected {
  readonly chargeback: ChargebackRow;
  readonly payment: PaymentRow;
  readonly payout: PayoutRow;
  readonly minor: bigint;
}

async function collect(tx: Tx, platform: Platform, { chargeback, payment, payout, minor }: Collected): Promise<void> {
  const { chargeback_id: chargebackId } = chargeback;
  const amount = money(minor, payout.currency);
  const fact = { chargebackId, payoutId: payout.payout_id, userId: payout.user_id, amount };
  const description = `Disputed card payment: ${payment.description}`;
  await postJournal(tx, chargebackCollected({ ...fact, description }), platform.clock.now());
  await shiftToEarner(tx, { chargebackId, userId: payout.user_id, minor });
  if (chargeback.status === "lost") {
    await oweDocuments(tx, platform, "chargeback", chargebackId);
    await tellUndone(tx, platform, { chargeback, userId: payout.user_id, minor });
  }
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.chargeback_collected",
    subject: { type: "payment", id: payment.transaction_id },
    after: { chargeback_id: chargebackId, payout_id: payout.payout_id, amount: toWire(amount) },
  });
}

/** What it took before was told when it ended. */
async function tellUndone(
  tx: Tx,
  platform: Platform,
  {
    chargeback,
    userId,
    minor,
  }: { readonly chargeback: ChargebackRow; readonly userId: string; readonly minor: bigint },
): Promise<void> {
  const { chargeback_id: chargebackId, transaction_id: transactionId, currency } = chargeback;
  const ofEarner = (await partsOf(tx, [chargebackId])).filter((part) => part.user_id !== null);
  const taken = ofEarner.reduce((all, part) => all + part.amount_minor, 0n);
  const [before, now] = [
    await undoneEarnings(tx, transactionId, money(taken - minor, currency)),
    await undoneEarnings(tx, transactionId, money(taken, currency)),
  ];
  const earned = toWire(subtract(now, before));
  await platform.events.publish(tx, chargebackCollectedNews, {
    chargeback_id: chargebackId,
    recipient_id: userId,
    earned,
  });
}
