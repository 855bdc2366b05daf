import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";

// Links to a handle that somebody gave up must not lead to a stranger for a while.
const KEPT_MS = 90 * DAY_MS;

/** True when the handle is free for this person; until the transaction ends, nobody else can claim it. */
export async function claimHandle(
  tx: Tx,
  claim: { handle: string; forUserId: string | null; at: Date },
): Promise<boolean> {
  const { handle, forUserId, at } = claim;
  // A statement of its own: the next one must see what the last holder of the lock committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`users.handle:${handle}`}, 0))`.execute(tx);
  const { rows } = await sql<{ free: boolean }>`
    select not exists (select from users.users where handle = ${handle} and user_id is distinct from ${forUserId}::uuid)
      and not exists (select from users.past_handles where handle = ${handle}
        and user_id is distinct from ${forUserId}::uuid and given_up_at > ${addMs(at, -KEPT_MS)}) as free`.execute(tx);
  return rows[0]?.free ?? false;
}

/** Keeps a handle that was given up for its former holder. */
export async function giveUpHandle(tx: Tx, userId: string, handle: string, at: Date): Promise<void> {
  await tx
    .insertInto("users.past_handles")
    .values({ handle, user_id: userId, given_up_at: at })
    .onConflict((conflict) => conflict.column("handle").doUpdateSet({ user_id: userId, given_up_at: at }))
    .execute();
}

/** Whose handle it is, or lately was. */
export async function ownerOfHandle(db: Db, handle: string, at: Date): Promise<string | null> {
  const current = await db.selectFrom("users.users").select("user_id").where("handle", "=", handle).executeTakeFirst();
  if (current) return current.user_id;
  const past = await db
    .selectFrom("users.past_handles")
    .select("user_id")
    .where("handle", "=", handle)
    .where("given_up_at", ">", addMs(at, -KEPT_MS))
    .executeTakeFirst();
  return past?.user_id ?? null;
}
