import type { Db, Tx } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";

export interface ApiKeyRow {
  readonly api_key_id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
}
const shown = ["api_key_id", "name", "prefix", "scopes", "created_at", "last_used_at", "expires_at"] as const;

export async function listApiKeyRows(db: Db, userId: string): Promise<readonly ApiKeyRow[]> {
  return db
    .selectFrom("auth.api_keys")
    .select(shown)
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .execute();
}

export async function insertApiKey(tx: Tx, userId: string, keyHash: Buffer, row: ApiKeyRow): Promise<void> {
  await tx
    .insertInto("auth.api_keys")
    .values({ ...row, user_id: userId, key_hash: keyHash })
    .execute();
}

export async function deleteApiKeyRow(tx: Tx, userId: string, apiKeyId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("auth.api_keys")
    .where("user_id", "=", userId)
    .where("api_key_id", "=", apiKeyId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** How many keys a person has, counted under a lock on the account, so that two new ones cannot both be the last. */
export async function countApiKeysLocked(tx: Tx, userId: string): Promise<number> {
  await tx.selectFrom("auth.accounts").select("user_id").where("user_id", "=", userId).forUpdate().execute();
  const row = await tx
    .selectFrom("auth.api_keys")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface KeyOwner {
  readonly apiKeyId: string;
  readonly userId: string;
  readonly userType: Role;
  readonly roles: readonly Role[];
  readonly emailVerified: boolean;
  readonly scopes: readonly string[];
  readonly lastUsedAt: Date | null;
}

export async function findKeyOwner(db: Db, keyHash: Buffer, now: Date): Promise<KeyOwner | null> {
  const row = await db
    .selectFrom("auth.api_keys as k")
    .innerJoin("auth.accounts as a", "a.user_id", "k.user_id")
    .select([
      "k.api_key_id",
      "k.user_id",
      "k.scopes",
      "k.last_used_at",
      "a.user_type",
      "a.roles",
      "a.email_verified_at",
    ])
    .where("k.key_hash", "=", keyHash)
    .where((eb) => eb.or([eb("k.expires_at", "is", null), eb("k.expires_at", ">", now)]))
    .where("a.state", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  return {
    apiKeyId: row.api_key_id,
    userId: row.user_id,
    // The table's checks allow nothing but roles in these two.
    userType: row.user_type as Role,
    roles: row.roles as Role[],
    emailVerified: row.email_verified_at !== null,
    scopes: row.scopes,
    lastUsedAt: row.last_used_at,
  };
}

export async function touchApiKey(tx: Tx, apiKeyId: string, at: Date): Promise<void> {
  await tx.updateTable("auth.api_keys").set({ last_used_at: at }).where("api_key_id", "=", apiKeyId).execute();
}

export async function deleteApiKeysOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("auth.api_keys").where("user_id", "=", userId).execute();
}
