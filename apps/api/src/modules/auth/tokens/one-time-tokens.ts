import { addMs } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { secretsOf } from "../secrets.ts";

export type Purpose = "reset_password" | "change_email" | "two_factor";

export interface OneTimeToken {
  readonly tokenId: string;
  readonly userId: string;
  /** The new address, for `change_email`. */
  readonly email: string | null;
}

/** Makes a token for one purpose; an earlier one of the person for the same purpose stops working. */
export async function issueToken(
  tx: Tx,
  platform: Platform,
  input: { userId: string; purpose: Purpose; lifeMs: number; email?: string },
): Promise<string> {
  const { userId, purpose } = input;
  const token = newToken();
  const at = platform.clock.now();
  // Several devices may be in the middle of signing in at once; of mailed links only the newest counts.
  if (purpose !== "two_factor") await deleteTokens(tx, userId, [purpose]);
  await tx
    .insertInto("auth.one_time_tokens")
    .values({
      token_id: newId(),
      user_id: userId,
      purpose,
      token_hash: secretsOf(platform).hash(token),
      email: input.email ?? null,
      created_at: at,
      expires_at: addMs(at, input.lifeMs),
    })
    .execute();
  return token;
}

/** Looks without using it up. */
export async function findToken(
  db: Db,
  platform: Platform,
  token: string,
  purpose: Purpose,
): Promise<OneTimeToken | null> {
  const row = await db
    .selectFrom("auth.one_time_tokens")
    .select(["token_id", "user_id", "email"])
    .where("token_hash", "=", secretsOf(platform).hash(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", platform.clock.now())
    .executeTakeFirst();
  return row ? { tokenId: row.token_id, userId: row.user_id, email: row.email } : null;
}

/** Uses a token up: of two calls with the same one, one gets null. */
export async function takeToken(
  tx: Tx,
  platform: Platform,
  token: string,
  purpose: Purpose,
): Promise<OneTimeToken | null> {
  const row = await tx
    .deleteFrom("auth.one_time_tokens")
    .where("token_hash", "=", secretsOf(platform).hash(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", platform.clock.now())
    .returning(["token_id", "user_id", "email"])
    .executeTakeFirst();
  return row ? { tokenId: row.token_id, userId: row.user_id, email: row.email } : null;
}

/** Counts a wrong guess at a challenge, and voids it at the last one. Returns the guesses made so far. */
export async function countGuess(tx: Tx, tokenId: string): Promise<number> {
  const row = await tx
    .updateTable("auth.one_time_tokens")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("token_id", "=", tokenId)
    .returning("attempts")
    .executeTakeFirst();
  return row?.attempts ?? Number.POSITIVE_INFINITY;
}

export async function deleteTokens(tx: Tx, userId: string, purposes: readonly Purpose[]): Promise<void> {
  await tx.deleteFrom("auth.one_time_tokens").where("user_id", "=", userId).where("purpose", "in", purposes).execute();
}

export async function deleteExpiredTokens(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom("auth.one_time_tokens").where("expires_at", "<=", now).execute();
}
