import type { Db, Tx } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";

export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly userType: Role;
  readonly roles: readonly Role[];
  readonly twoFactorEnabled: boolean;
}

/** An active account by its canonical address or its id. */
export async function findAccount(db: Db, by: { email: string } | { userId: string }): Promise<Account | null> {
  const row = await db
    .selectFrom("auth.accounts as a")
    .leftJoin("auth.two_factor as t", "t.user_id", "a.user_id")
    .select([
      "a.user_id",
      "a.email",
      "a.email_verified_at",
      "a.name",
      "a.password_hash",
      "a.user_type",
      "a.roles",
      "t.enabled_at",
    ])
    .where("a.state", "=", "active")
    .where((eb) => ("email" in by ? eb("a.email", "=", by.email) : eb("a.user_id", "=", by.userId)))
    .executeTakeFirst();
  if (!row || row.email === null) return null;
  return {
    userId: row.user_id,
    email: row.email,
    emailVerified: row.email_verified_at !== null,
    name: row.name,
    passwordHash: row.password_hash,
    // The table's checks allow nothing but roles in these two.
    userType: row.user_type as Role,
    roles: row.roles as Role[],
    twoFactorEnabled: row.enabled_at !== null,
  };
}

export interface NewAccount {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly userType: Role;
  readonly emailVerified: boolean;
}

/** False when the address has an account already. */
export async function insertAccount(tx: Tx, account: NewAccount, at: Date): Promise<boolean> {
  const row = await tx
    .insertInto("auth.accounts")
    .values({
      user_id: account.userId,
      email: account.email,
      email_verified_at: account.emailVerified ? at : null,
      name: account.name,
      password_hash: account.passwordHash,
      user_type: account.userType,
      roles: [account.userType],
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface AccountChange {
  readonly email?: string;
  readonly email_verified_at?: Date;
  readonly password_hash?: string;
  readonly user_type?: Role;
  readonly roles?: readonly Role[];
}

export async function updateAccount(tx: Tx, userId: string, change: AccountChange, at: Date): Promise<void> {
  await tx
    .updateTable("auth.accounts")
    .set({ ...change, updated_at: at })
    .where("user_id", "=", userId)
    .execute();
}

/**
 * The password hash as it stands, locked until the transaction ends: a sign-in and a change of password at the same
 * time come one after the other. Null for an account that may not sign in.
 */
export async function lockPassword(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("auth.accounts")
    .select("password_hash")
    .where("user_id", "=", userId)
    .where("state", "=", "active")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

/** The roles of an account that is not erased, locked for a change. */
export async function lockRoles(tx: Tx, userId: string): Promise<{ userType: Role; roles: readonly Role[] } | null> {
  const row = await tx
    .selectFrom("auth.accounts")
    .select(["user_type", "roles"])
    .where("user_id", "=", userId)
    .where("state", "<>", "erased")
    .forUpdate()
    .executeTakeFirst();
  // The table's checks allow nothing but roles in these two.
  return row ? { userType: row.user_type as Role, roles: row.roles as Role[] } : null;
}
