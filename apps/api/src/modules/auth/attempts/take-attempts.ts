import { createHash } from "node:crypto";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { type AttemptLimit, nextAttempt } from "./attempts.rules.ts";

export interface Guarded {
  /** What is guessed at, such as `pair:<e-mail>|<address>`; stored as a hash. */
  readonly name: string;
  readonly limit: AttemptLimit;
}

/**
 * Counts a try before it is made, so that a hundred guesses at once do not all pass. Throws `auth.too_many_attempts`
 * with `retry_after` when one of the counts must rest, and then counts nothing. Call `forgiveAttempts` when the try was right.
 */
export async function takeAttempts(platform: Platform, guarded: readonly Guarded[]): Promise<void> {
  await platform.inTransaction(async (tx) => {
    for (const one of guarded.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const waitMs = await takeOne(tx, one, platform.clock.now());
      // Thrown in here: a try that is not made counts nowhere, or one machine would use up what all strangers share.
      if (waitMs > 0) throw authErrors.tooManyAttempts({ extra: { retry_after: Math.ceil(waitMs / 1_000) } });
    }
  });
}

/** True when the try may be made now (and is counted); for quiet limits, such as mails to one address. */
export async function mayTry(tx: Tx, guarded: Guarded, at: Date): Promise<boolean> {
  return (await takeOne(tx, guarded, at)) === 0;
}

/** Milliseconds to wait; 0 when the try was counted and may be made. */
async function takeOne(tx: Tx, { name, limit }: Guarded, at: Date): Promise<number> {
  const key = keyOf(name);
  const first = { attempt_key: key, failures: 0, blocked_until: at, last_at: at };
  // One statement makes or locks the row: between two, somebody who guessed right could take it away.
  const row = await tx
    .insertInto("auth.attempts")
    .values(first)
    .onConflict((conflict) => conflict.column("attempt_key").doUpdateSet({ attempt_key: key }))
    .returningAll()
    .executeTakeFirstOrThrow();
  const before = { failures: row.failures, blockedUntil: row.blocked_until, lastAt: row.last_at };
  const next = nextAttempt(before, at, limit);
  if (!next) return before.blockedUntil.getTime() - at.getTime();
  const change = { failures: next.failures, blocked_until: next.blockedUntil, last_at: next.lastAt };
  await tx.updateTable("auth.attempts").set(change).where("attempt_key", "=", key).execute();
  return 0;
}

/** Clears the counts of what was guessed right; a count shared with others (`shared`) only gives this one try back. */
export async function forgiveAttempts(tx: Tx, names: readonly string[], shared: readonly string[] = []): Promise<void> {
  if (names.length > 0) await tx.deleteFrom("auth.attempts").where("attempt_key", "in", names.map(keyOf)).execute();
  if (shared.length === 0) return;
  await tx
    .updateTable("auth.attempts")
    .set((eb) => ({ failures: eb.fn<number>("greatest", [eb("failures", "-", 1), eb.lit(0)]) }))
    .where("attempt_key", "in", shared.map(keyOf))
    .execute();
}

export async function trimAttempts(tx: Tx, olderThan: Date): Promise<void> {
  await tx.deleteFrom("auth.attempts").where("last_at", "<", olderThan).execute();
}

function keyOf(name: string): Buffer {
  return createHash("sha256").update(name).digest();
}
