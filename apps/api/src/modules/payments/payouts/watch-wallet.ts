import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { limitSince } from "../protected/read-holding.ts";
import type { Held } from "./age-of-wallet.ts";

export const WALLET_TIMER = "payments.wallet_held";

/** From now on its timer says what comes next. */
export async function watchWallet(tx: Tx, platform: Platform, held: Held): Promise<void> {
  await tx
    .insertInto("payments.wallet_watches")
    .values({ user_id: held.userId, currency: held.currency })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await lookNow(tx, platform, held);
}

/**
 * Money that was charged at `since` came into the wallet, and may be older than what lies there: whoever waits for that
 * looks again. Money that is near its end does not wait for the day's job to be seen.
 */
export async function moneyCame(tx: Tx, platform: Platform, held: Held, since: Date): Promise<void> {
  const limit = await limitSince(tx, { since, userIds: [held.userId] });
  if (limit && limit.warnAt <= platform.clock.now()) return watchWallet(tx, platform, held);
  const watched = await tx
    .selectFrom("payments.wallet_watches")
    .select("currency")
    .where("user_id", "=", held.userId)
    .where("currency", "=", held.currency)
    .executeTakeFirst();
  if (watched) await lookNow(tx, platform, held);
}

function lookNow(tx: Tx, platform: Platform, { userId, currency }: Held): Promise<void> {
  return platform.timers.schedule(tx, {
    kind: WALLET_TIMER,
    ref: `${userId}:${currency}`,
    dueAt: platform.clock.now(),
  });
}
