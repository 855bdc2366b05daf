// What an account's owner is given of it, with the copy of their data: never a hash, a token or a secret.
import type { Db } from "#platform/db/index.ts";

export async function accountFacts(db: Db, userId: string): Promise<Readonly<Record<string, readonly object[]>>> {
  const account = await db
    .selectFrom("auth.accounts")
    .select(["user_id", "email", "email_verified_at", "name", "user_type", "roles", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .execute();
  const sessions = await db
    .selectFrom("auth.sessions")
    .select(["address", "user_agent", "created_at", "last_seen_at", "expires_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const api_keys = await db
    .selectFrom("auth.api_keys")
    .select(["name", "scopes", "created_at", "last_used_at", "expires_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const two_factor = await db
    .selectFrom("auth.two_factor")
    .select("enabled_at")
    .where("user_id", "=", userId)
    .execute();
  const decisions = await db
    .selectFrom("auth.account_decisions")
    .select(["kind", "role", "reason", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { account, decisions, sessions, api_keys, two_factor };
}
