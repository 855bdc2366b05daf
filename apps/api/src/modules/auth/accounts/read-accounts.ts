import { type Expression, type RawBuilder, sql } from "kysely";
import type { Viewer } from "#api-schema/auth.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor, Role } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount } from "./accounts.repository.ts";
import type { OpenedAccount } from "./open-account.ts";

export interface EmailOf {
  readonly email: string;
  readonly verified: boolean;
}

/** Where mail for these people goes. Who is erased or suspended is left out. */
export async function emailsOf(db: Db, userIds: readonly string[]): Promise<ReadonlyMap<string, EmailOf>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("auth.accounts")
    .select(["user_id", "email", "email_verified_at"])
    .where("user_id", "in", userIds)
    .where("state", "=", "active")
    .execute();
  return new Map(
    rows.flatMap((row) =>
      row.email === null ? [] : [[row.user_id, { email: row.email, verified: row.email_verified_at !== null }]],
    ),
  );
}

/** The address of the person in the column `person`, as part of a read by whoever knows who may see it. */
export const shownEmail = (person: Expression<string>): RawBuilder<string | null> =>
  sql<string | null>`(select a.email from auth.accounts a where a.user_id = ${person} and a.state = 'active')`;

/** Whether this person is kept out for now: they cannot answer anything. */
export async function isSuspended(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom("auth.accounts").select("state").where("user_id", "=", userId).executeTakeFirst();
  return row?.state === "suspended";
}

/** When this person was last let in again; null when they were never kept out. */
export async function reinstatedAt(db: Db, userId: string): Promise<Date | null> {
  const row = await db
    .selectFrom("auth.account_decisions")
    .select("created_at")
    .where("user_id", "=", userId)
    .where("kind", "=", "reinstated")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** Accounts in the order of their ids, after `afterId`: for repairs that walk over all of them. */
export async function accountsAfter(
  db: Db,
  afterId: string | null,
  limit: number,
): Promise<readonly (OpenedAccount & { readonly roles: readonly string[]; readonly suspended: boolean })[]> {
  const rows = await db
    .selectFrom("auth.accounts")
    .select(["user_id", "name", "email", "email_verified_at", "user_type", "roles", "state"])
    .where("state", "<>", "erased")
    .$if(afterId !== null, (query) => query.where("user_id", ">", afterId ?? ""))
    .orderBy("user_id")
    .limit(limit)
    .execute();
  // The table's check allows nothing but roles.
  return rows.map((row) => ({
    user_id: row.user_id,
    name: row.name,
    email: row.email ?? "",
    email_verified: row.email_verified_at !== null,
    user_type: row.user_type as Role,
    roles: row.roles,
    suspended: row.state === "suspended",
    locale: null,
  }));
}

/** Who is calling, as they may see it themselves; null for visitors and API keys of vanished accounts. */
export async function viewerOf(platform: Platform, actor: Actor | null): Promise<Viewer | null> {
  const account = actor && (await findAccount(platform.db, { userId: actor.userId }));
  return account ? viewAccount(account, actor.sessionId) : null;
}

export function viewAccount(account: Account, sessionId: string | null): Viewer {
  return {
    user_id: account.userId,
    email: account.email,
    user_type: account.userType,
    roles: [...account.roles],
    email_verified: account.emailVerified,
    two_factor_enabled: account.twoFactorEnabled,
    session_id: sessionId,
  };
}
