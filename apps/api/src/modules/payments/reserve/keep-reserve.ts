// A part of what clears is kept back where the rules say so, and released by its timer.
import { reserveReleased as reserveReleasedNews } from "#events/payments.ts";
import { type Money, money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countChargebacks } from "../chargebacks/chargebacks.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { reserveReleased } from "../ledger/posting-rules/chargebacks.ts";
import { moneyCame } from "../payouts/watch-wallet.ts";
import type { ClearingRow } from "../protected/clearings.repository.ts";
import { daysLeft } from "../protected/read-holding.ts";
import { verifiedCountryOf } from "../tax/tax-country.ts";
import { reserveOf } from "./reserve.rules.ts";
import { insertReserve, markReleased, readReserveRule } from "./reserves.repository.ts";

export const RESERVE_TIMER = "payments.reserve";

/** What of this clearing is kept back: noted, with its timer. Null for nothing. The caller posts it. */
export async function keepReserve(
  tx: Tx,
  platform: Platform,
  clearing: ClearingRow,
  amount: Money,
): Promise<Money | null> {
  const now = platform.clock.now();
  const row = await readReserveRule(tx, await verifiedCountryOf(tx, clearing.user_id), now);
  const since = clearing.held_since ?? clearing.created_at;
  const daysMax = await daysLeft(tx, { since, userId: clearing.user_id }, now);
  const kept = reserveOf(
    {
      reserveRuleId: row.reserve_rule_id,
      newcomerClearings: row.newcomer_clearings,
      newcomerBps: row.newcomer_bps,
      newcomerDays: Math.min(row.newcomer_days, daysMax),
      disputedBps: row.disputed_bps,
      disputedDays: Math.min(row.disputed_days, daysMax),
    },
    {
      cleared: await countCleared(tx, clearing),
      chargebacks: await countChargebacks(tx, clearing.user_id, addMs(now, -row.disputed_within_days * DAY_MS)),
    },
    amount,
  );
  if (!kept) return null;
  const reserveId = newId();
  const releaseAt = addMs(now, kept.days * DAY_MS);
  await insertReserve(tx, {
    reserve_id: reserveId,
    user_id: clearing.user_id,
    clearing_id: clearing.clearing_id,
    amount_minor: kept.amount.minor,
    left_minor: kept.amount.minor,
    currency: kept.amount.currency,
    description: clearing.description,
    reason: kept.reason,
    reserve_rule_id: row.reserve_rule_id,
    created_at: now,
    release_at: releaseAt,
    held_since: since,
  });
  await platform.timers.schedule(tx, { kind: RESERVE_TIMER, ref: reserveId, dueAt: releaseAt });
  return kept.amount;
}

/** By its timer: into the wallet, once. */
export async function releaseReserve(tx: Tx, platform: Platform, reserveId: string): Promise<void> {
  const now = platform.clock.now();
  const row = await markReleased(tx, reserveId, now);
  if (!row || row.left_minor === 0n) return;
  const amount = money(row.left_minor, row.currency);
  const fact = { reserveId, userId: row.user_id, amount, description: row.description };
  await postJournal(tx, reserveReleased(fact), now);
  const held = { userId: row.user_id, currency: row.currency };
  await moneyCame(tx, platform, held, row.held_since ?? row.created_at);
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.reserve_released",
    subject: { type: "reserve", id: reserveId },
    after: { amount: toWire(amount) },
  });
  await platform.events.publish(tx, reserveReleasedNews, {
    reserve_id: reserveId,
    user_id: row.user_id,
    amount: toWire(amount),
    description: row.description,
  });
}

/** Before this one. */
async function countCleared(tx: Tx, { user_id, clearing_id }: ClearingRow): Promise<number> {
  const row = await tx
    .selectFrom("payments.clearings")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", user_id)
    .where("clearing_id", "<>", clearing_id)
    .where("cleared_at", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
