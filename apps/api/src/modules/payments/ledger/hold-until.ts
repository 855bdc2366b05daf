// A hold with a time-out: when nobody has paid or given it back by then, a timer gives it back.

import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Timers } from "#platform/timers/index.ts";
import { type Fact, hold, voidPending } from "./hold.ts";
import type { Leg } from "./journal.ts";

export const HOLD_TIMER = "ledger.hold";

/** As `hold`, until `at + timeoutMs`; the timer is set in the same transaction. */
export async function holdUntil(
  tx: Tx,
  timers: Timers,
  fact: Fact,
  leg: Leg,
  { at, timeoutMs }: { readonly at: Date; readonly timeoutMs: number },
): Promise<string | null> {
  assert(timeoutMs > 0, "a time-out lies ahead");
  const holdId = await hold(tx, fact, leg, at);
  if (holdId) await timers.schedule(tx, { kind: HOLD_TIMER, ref: holdId, dueAt: addMs(at, timeoutMs) });
  return holdId;
}

/** Gives back what is still held; a hold that was paid or given back before is left as it is. */
export async function voidOverdue(tx: Tx, holdId: string, at: Date): Promise<void> {
  // Who resolves it just now has the accounts locked until they are done; the loser of that race is retried by the timer.
  const resolved = await tx
    .selectFrom("payments.transfers")
    .select("journal_id")
    .where("resolves_journal_id", "=", holdId)
    .executeTakeFirst();
  if (resolved) return;
  await voidPending(tx, { kind: "hold.timed_out", reference: holdId }, holdId, at);
}
