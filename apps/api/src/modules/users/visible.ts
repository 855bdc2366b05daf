// Who may see whom: the one rule that every list of the product asks, over `users.blocks`.
import { type RawBuilder, sql } from "kysely";
import { may } from "#modules/auth/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";

/**
 * A condition for any list: the person in the column `person` has neither been blocked or muted by the viewer, nor has
 * blocked them. `person` names the column with its table: sql.ref("p.user_id").
 */
export function visibleTo(viewerId: string | null, person: RawBuilder<unknown>): RawBuilder<boolean> {
  if (viewerId === null) return sql<boolean>`true`;
  return sql<boolean>`(not exists (select from users.blocks b where b.user_id = ${viewerId}::uuid and b.other_id = ${person})
    and not exists (select from users.blocks b where b.other_id = ${viewerId}::uuid and b.user_id = ${person} and b.kind = 'block'))`;
}

/** Those of the people that the viewer may see. */
export async function visibleAmong(
  db: Db,
  viewerId: string | null,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (viewerId === null || userIds.length === 0) return new Set(userIds);
  const { rows } = await sql<{ user_id: string }>`
    select p.user_id::text from unnest(${userIds}::uuid[]) as p (user_id)
    where ${visibleTo(viewerId, sql.ref("p.user_id"))}`.execute(db);
  return new Set(rows.map((row) => row.user_id));
}

/** Those of the people about whom this viewer may read: visible to them, neither erased nor, for others, hidden. */
export async function shownAmong(
  db: Db,
  viewer: Actor | null,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const viewerId = viewer?.userId ?? null;
  const rows = await db
    .selectFrom("users.users as u")
    .select("u.user_id")
    .where("u.user_id", "in", userIds)
    .where("u.erased_at", "is", null)
    .$if(!may(viewer, "users.see_hidden"), (q) =>
      q.where((eb) => eb.or([eb("u.hidden_at", "is", null), eb("u.user_id", "=", viewerId)])),
    )
    .where(visibleTo(viewerId, sql.ref("u.user_id")))
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** Those of the people who blocked this one, or whom this one blocked. Muting does not count. */
export async function blockedAmong(db: Db, userId: string, others: readonly string[]): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const { rows } = await sql<{ user_id: string }>`
    select p.user_id::text from unnest(${others}::uuid[]) as p (user_id)
    where exists (select from users.blocks b where b.kind = 'block' and b.user_id = ${userId}::uuid and b.other_id = p.user_id)
      or exists (select from users.blocks b where b.kind = 'block' and b.user_id = p.user_id and b.other_id = ${userId}::uuid)
  `.execute(db);
  return new Set(rows.map((row) => row.user_id));
}

/** Whether one of two people blocked the other: neither may then see or write to the other. Muting does not count. */
export async function areBlocked(db: Db, oneId: string, otherId: string): Promise<boolean> {
  const row = await db
    .selectFrom("users.blocks")
    .select("user_id")
    .where("kind", "=", "block")
    .where((eb) =>
      eb.or([
        eb.and([eb("user_id", "=", oneId), eb("other_id", "=", otherId)]),
        eb.and([eb("user_id", "=", otherId), eb("other_id", "=", oneId)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
