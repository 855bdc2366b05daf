import { moneyCleared } from "#events/payments.ts";
import { isPositive, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { earningCleared } from "../ledger/posting-rules/hire.ts";
import { moneyCame } from "../payouts/watch-wallet.ts";
import { keepReserve } from "../reserve/keep-reserve.ts";
import { findWaiting, markCleared } from "./clearings.repository.ts";

export const CLEARING_TIMER = "payments.clearing";

/** The clearing days are over: into the wallet, once. Where they were made more meanwhile, it waits for their end. */
export async function clearMoney(tx: Tx, platform: Platform, clearingId: string): Promise<void> {
  const now = platform.clock.now();
  const row = await markCleared(tx, clearingId, now);
  if (!row) return waitOn(tx, platform, clearingId);
  const amount = money(row.net_minor - row.taken_minor, row.currency);
  // A fee of the whole, or a chargeback, leaves nothing to clear.
  if (isPositive(amount)) {
    const reserved = await keepReserve(tx, platform, row, amount);
    const fact = { clearingId, freelancerId: row.user_id, amount, reserved, description: row.description };
    await postJournal(tx, earningCleared(fact), now);
    const held = { userId: row.user_id, currency: row.currency };
    await moneyCame(tx, platform, held, row.held_since ?? row.created_at);
  }
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.cleared",
    subject: { type: "clearing", id: clearingId },
    after: { amount: toWire(amount) },
  });
  await platform.events.publish(tx, moneyCleared, {
    clearing_id: clearingId,
    user_id: row.user_id,
    payer_id: row.payer_id,
    reference_id: row.reference_id,
    amount: toWire(amount),
    description: row.description,
  });
}

async function waitOn(tx: Tx, platform: Platform, clearingId: string): Promise<void> {
  const waiting = await findWaiting(tx, clearingId);
  if (waiting)
    await platform.timers.schedule(tx, { kind: CLEARING_TIMER, ref: clearingId, dueAt: waiting.available_at });
}
