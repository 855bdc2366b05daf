import { type SqlBool, sql } from "kysely";
import { countRows, type Db } from "#platform/db/index.ts";
import { decodeInstantCursor, type Role, toPage } from "#platform/http/index.ts";

export interface AccountWish {
  /** One of these alone: whoever was asked for by address, handle or id. */
  readonly who: { readonly email: string } | { readonly userId: string } | null;
  readonly roles: readonly Role[];
  readonly states: readonly ("active" | "suspended" | "erased")[];
  readonly limit: number;
  readonly cursor: string | null;
  readonly count: boolean;
}

/** Accounts for the administrators' desk, the newest first, erased ones included. */
export async function listAccounts(db: Db, { who, roles, states, limit, cursor, count }: AccountWish) {
  let wanted = db.selectFrom("auth.accounts as a");
  if (who && "email" in who) wanted = wanted.where("a.email", "=", who.email);
  if (who && "userId" in who) wanted = wanted.where("a.user_id", "=", who.userId);
  // Written into the statement: only so its planner sees that the few of a kind have an index of their own.
  if (roles.length > 0)
    wanted = wanted.where((eb) => eb.or(roles.map((role) => sql<SqlBool>`${sql.lit(role)} = any (a.roles)`)));
  if (states.length > 0)
    wanted = wanted.where((eb) => eb.or(states.map((state) => sql<SqlBool>`a.state = ${sql.lit(state)}`)));
  let rows = wanted.select([
    "a.user_id",
    "a.name",
    "a.email",
    "a.email_verified_at",
    "a.user_type",
    "a.roles",
    "a.state",
    "a.created_at",
  ]);
  if (cursor !== null) {
    const { at, id } = decodeInstantCursor(cursor);
    rows = rows.where((eb) => eb(eb.refTuple("a.created_at", "a.user_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("a.created_at", "desc")
    .orderBy("a.user_id", "desc")
    .limit(limit + 1)
    .execute();
  const page = toPage(
    found,
    limit,
    (row) => [row.created_at.toISOString(), row.user_id],
    (row) => ({
      user_id: row.user_id,
      name: row.name,
      email: row.email,
      email_verified: row.email_verified_at !== null,
      // The table's checks allow nothing but roles in these two, and these three states.
      user_type: row.user_type as Role,
      roles: row.roles as Role[],
      state: row.state as AccountWish["states"][number],
      created_at: row.created_at.toISOString(),
    }),
  );
  return count ? { ...page, total: await countRows(db, wanted.select("a.user_id")) } : page;
}
