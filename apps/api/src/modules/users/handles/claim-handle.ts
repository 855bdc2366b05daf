import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { type Db, runNamed, type Tx } from "#platform/db/index.ts";
import { userErrors } from "../users.errors.ts";
import { isReserved, skeletonOf } from "./handles.rules.ts";
import { hashOfLooks } from "./looks-hash.ts";

// Links to a handle that somebody gave up must not lead to a stranger for a while.
export const KEPT_MS = 90 * DAY_MS;
// One that hardly was there has no links to keep, and coming and going keeps handles from nobody.
const KNOWN_AFTER_MS = 7 * DAY_MS;
// And nobody shuts others out of more than these.
const KEPT_MAX = 3;
const CHANGES_A_DAY = 3;

/** People and organisations share one address space: whoever has a handle, has it alone. */
export type HandleHolder = { readonly userId: string } | { readonly organisationId: string };

const idOf = (holder: HandleHolder): string => ("userId" in holder ? holder.userId : holder.organisationId);

export type HandleClaim = "free" | "taken" | "looks_taken";

/**
 * Whether the handle is free for this holder, or is somebody's, or looks like somebody's; until the transaction ends,
 * nobody else can claim it or what looks like it.
 */
export async function claimHandle(
  tx: Tx,
  claim: { handle: string; holder: HandleHolder | null; at: Date },
): Promise<HandleClaim> {
  const { handle, holder, at } = claim;
  const holderId = holder && idOf(holder);
  const looks = skeletonOf(handle);
  // A statement of its own: the next one must see what the last holder of the lock committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`users.handle:${looks}`}, 0))`.execute(tx);
  const others = sql<{ handle: string }>`
    select handle from users.users where handle_skeleton = ${looks} and user_id is distinct from ${holderId}::uuid
    union all
    select handle from users.organisations
      where handle_skeleton = ${looks} and organisation_id is distinct from ${holderId}::uuid
    union all
    select handle from users.past_handles where handle_skeleton = ${looks}
      and coalesce(user_id, organisation_id) is distinct from ${holderId}::uuid
      and given_up_at > ${addMs(at, -KEPT_MS)}
    union all
    select ${handle}::text as handle from users.erased_handles where looks_hash = ${hashOfLooks(looks)}
      and given_up_at > ${addMs(at, -KEPT_MS)}`;
  const rows = await runNamed(tx, "users.claim_handle", others);
  if (rows.length === 0) return "free";
  return rows.some((row) => row.handle === handle) ? "taken" : "looks_taken";
}

/** Keeps a handle that was given up for its former holder, of whom the last few are kept: older ones are free at once. */
export async function giveUpHandle(tx: Tx, holder: HandleHolder, handle: string, at: Date): Promise<void> {
  const kept = {
    user_id: "userId" in holder ? holder.userId : null,
    organisation_id: "organisationId" in holder ? holder.organisationId : null,
    given_up_at: at,
  };
  await tx
    .insertInto("users.past_handles")
    .values({ handle, ...kept })
    .onConflict((conflict) => conflict.column("handle").doUpdateSet(kept))
    .execute();
  const newest = pastOf(tx, holder).select("handle").orderBy("given_up_at", "desc").orderBy("handle").limit(KEPT_MAX);
  await tx
    .deleteFrom("users.past_handles")
    .where(ownerColumn(holder), "=", idOf(holder))
    .where("handle", "not in", newest)
    .execute();
}

/** Frees what a holder gave up. */
export async function forgetHandles(tx: Tx, holder: HandleHolder): Promise<void> {
  await tx.deleteFrom("users.past_handles").where(ownerColumn(holder), "=", idOf(holder)).execute();
}

/** Whether somebody who goes was here long enough for links to lead to them. */
export const isKnown = (createdAt: Date, at: Date): boolean => at.getTime() - createdAt.getTime() >= KNOWN_AFTER_MS;

const ownerColumn = (holder: HandleHolder) => ("userId" in holder ? "user_id" : "organisation_id");
export const pastOf = (tx: Tx, holder: HandleHolder) =>
  tx.selectFrom("users.past_handles").where(ownerColumn(holder), "=", idOf(holder));

/** Each change keeps a handle from everybody else for months. Reads what is kept, so no more than `KEPT_MAX` can be told. */
async function refuseOften(tx: Tx, holder: HandleHolder, at: Date): Promise<void> {
  const row = await pastOf(tx, holder)
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("given_up_at", ">", addMs(at, -DAY_MS))
    .executeTakeFirstOrThrow();
  if (row.count >= BigInt(CHANGES_A_DAY))
    throw userErrors.handleChangedOften({
      fields: [{ pointer: "/body/handle", detail: "It changed three times today already.", code: "often" }],
    });
}

/**
 * Takes a handle in place of another. Throws `user.handle_reserved`, `user.handle_changed_often`, `user.handle_taken` at
 * `/body/handle`.
 */
export async function moveHandle(
  tx: Tx,
  holder: HandleHolder,
  { from, to, at }: { from: string | null; to: string; at: Date },
): Promise<void> {
  if (isReserved(to))
    throw userErrors.handleReserved({
      fields: [{ pointer: "/body/handle", detail: "Choose another handle.", code: "reserved" }],
    });
  if (from !== null) await refuseOften(tx, holder, at);
  const claim = await claimHandle(tx, { handle: to, holder, at });
  if (claim !== "free") {
    const detail =
      claim === "taken" ? "Somebody else has it." : "It looks like somebody else’s. Choose another handle.";
    throw userErrors.handleTaken({ fields: [{ pointer: "/body/handle", detail, code: "taken" }] });
  }
  if (from !== null) await giveUpHandle(tx, holder, from, at);
}

/** Whose handle it is, or lately was: a person's id. */
export async function ownerOfHandle(db: Db, handle: string, at: Date): Promise<string | null> {
  const current = await db.selectFrom("users.users").select("user_id").where("handle", "=", handle).executeTakeFirst();
  return current?.user_id ?? (await pastHolder(db, handle, at))?.user_id ?? null;
}

/** Which organisation's handle it is, or lately was. */
export async function organisationOfHandle(db: Db, handle: string, at: Date): Promise<string | null> {
  const current = await db
    .selectFrom("users.organisations")
    .select("organisation_id")
    .where("handle", "=", handle)
    .executeTakeFirst();
  return current?.organisation_id ?? (await pastHolder(db, handle, at))?.organisation_id ?? null;
}

async function pastHolder(
  db: Db,
  handle: string,
  at: Date,
): Promise<{ user_id: string | null; organisation_id: string | null } | undefined> {
  return db
    .selectFrom("users.past_handles")
    .select(["user_id", "organisation_id"])
    .where("handle", "=", handle)
    .where("given_up_at", ">", addMs(at, -KEPT_MS))
    .executeTakeFirst();
}
