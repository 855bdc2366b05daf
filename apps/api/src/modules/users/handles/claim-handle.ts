import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { skeletonOf } from "./handles.rules.ts";

// Links to a handle that somebody gave up must not lead to a stranger for a while.
const KEPT_MS = 90 * DAY_MS;

export type HandleClaim = "free" | "taken" | "looks_taken";

/**
 * Whether the handle is free for this person, or is somebody's, or looks like somebody's; until the transaction ends,
 * nobody else can claim it or what looks like it.
 */
export async function claimHandle(
  tx: Tx,
  claim: { handle: string; forUserId: string | null; at: Date },
): Promise<HandleClaim> {
  const { handle, forUserId, at } = claim;
  // A statement of its own: the next one must see what the last holder of the lock committed.
  const looks = skeletonOf(handle);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`users.handle:${looks}`}, 0))`.execute(tx);
  const { rows } = await sql<{ handle: string }>`
    select handle from users.users where handle_skeleton = ${looks} and user_id is distinct from ${forUserId}::uuid
    union all
    select handle from users.past_handles where handle_skeleton = ${looks}
      and user_id is distinct from ${forUserId}::uuid and given_up_at > ${addMs(at, -KEPT_MS)}`.execute(tx);
  if (rows.length === 0) return "free";
  return rows.some((row) => row.handle === handle) ? "taken" : "looks_taken";
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
