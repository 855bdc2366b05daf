// A payout that never arrived is back in the wallet: a bank's dispute that was held meanwhile found nothing there. It takes
// now what it would have taken then, for the platform bears only what the earner does not have.
import { chargebackCollected as chargebackCollectedNews } from "#events/payments.ts";
import { currency as currencyOf, money, subtract, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPayment, type PaymentRow } from "../checkout/payment.repository.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import { changeBack } from "../exchange/change-back.ts";
import { accountId, wallet } from "../ledger/account-keys.ts";
import { balanceKeptStill, balanceOf } from "../ledger/balances.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { chargebackCollected } from "../ledger/posting-rules/chargebacks.ts";
import type { PayoutRow } from "../payouts/payouts.repository.ts";
import { smaller } from "./chargeback.rules.ts";
import { type ChargebackRow, partsOf, shiftTo, takenSince } from "./chargebacks.repository.ts";
import { earnedOfPayment } from "./find-pockets.ts";
import { undoneEarnings } from "./undone-earnings.ts";

/**
 * Before it is put back: whatever of the earner's wallets is changed back then, in the order in which a journal locks them. In
 * the earner's turn (`takeEarnersTurn`).
 */
export async function keepWalletsStill(tx: Tx, payout: PayoutRow): Promise<void> {
  const { user_id: userId, created_at: since } = payout;
  const taken = await takenSince(tx, { userId, since });
  const codes = new Set([payout.currency, ...taken.map((chargeback) => chargeback.currency)]);
  const keys = [...codes].map((code) => wallet(userId, currencyOf(code)));
  for (const key of keys.toSorted((one, other) => (accountId(one) < accountId(other) ? -1 : 1)))
    await balanceKeptStill(tx, key);
}

/** After it was put back, in the same transaction. Gives how much of it was taken: first for disputes of its own currency. */
export async function collectOwed(tx: Tx, platform: Platform, payout: PayoutRow): Promise<bigint> {
  let left = payout.amount_minor;
  const { user_id: userId, created_at: since } = payout;
  const taken = await takenSince(tx, { userId, since });
  const isOwn = (chargeback: ChargebackRow) => chargeback.currency === payout.currency;
  for (const chargeback of [...taken.filter(isOwn), ...taken.filter((one) => !isOwn(one))]) {
    const payment = await findPayment(tx, chargeback.transaction_id);
    if (!payment || left <= 0n) continue;
    const owed = await owedOf(tx, chargeback, payment);
    const found = isOwn(chargeback)
      ? { minor: smaller(left, owed), ofPayout: smaller(left, owed) }
      : await foundChanged(tx, platform, { payout, payment, owed, left });
    if (found.minor <= 0n) continue;
    await collect(tx, platform, { chargeback, payment, payout, minor: found.minor });
    left -= found.ofPayout;
  }
  return payout.amount_minor - left;
}

/** What was earned by the payment and changed into what came back, changed back: changing money is no way out of a dispute. */
async function foundChanged(
  tx: Tx,
  platform: Platform,
  { payout, payment, owed, left }: { payout: PayoutRow; payment: PaymentRow; owed: bigint; left: bigint },
): Promise<{ readonly minor: bigint; readonly ofPayout: bigint }> {
  const { completed_at: since, currency } = payment;
  if (since === null) return { minor: 0n, ofPayout: 0n };
  const own = wallet(payout.user_id, currencyOf(payout.currency));
  const before = await balanceOf(tx, own);
  const changed = { userId: payout.user_id, currency: currencyOf(currency), since };
  const minor = await changeBack(tx, platform, changed, owed, money(left, own.currency));
  const after = await balanceOf(tx, own);
  return { minor, ofPayout: before.available.minor - after.available.minor };
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
  const amount = money(minor, chargeback.currency);
  const fact = { chargebackId, payoutId: payout.payout_id, userId: payout.user_id, amount };
  const description = `Disputed card payment: ${payment.description}`;
  await postJournal(tx, chargebackCollected({ ...fact, description }), platform.clock.now());
  await shiftTo(tx, { chargebackId, source: "wallet", userId: payout.user_id, takenFrom: null, minor });
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
