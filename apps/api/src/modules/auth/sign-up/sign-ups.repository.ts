import type { openRoles } from "#api-schema/auth.ts";
import type { Tx } from "#platform/db/index.ts";

type OpenRole = (typeof openRoles)[number];

export interface SignUp {
  readonly signUpId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly userType: OpenRole;
  readonly browserHash: Buffer;
  /** The language and region of the page; null when nobody knows. */
  readonly locale: string | null;
}

export async function insertSignUp(tx: Tx, signUp: SignUp, at: Date, expiresAt: Date): Promise<void> {
  await tx
    .insertInto("auth.sign_ups")
    .values({
      sign_up_id: signUp.signUpId,
      email: signUp.email,
      name: signUp.name,
      password_hash: signUp.passwordHash,
      user_type: signUp.userType,
      browser_hash: signUp.browserHash,
      locale: signUp.locale,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute();
}

/** What this browser asked for, as long as it waits for its link: a link is never made for what somebody else asked. */
export async function findWaitingSignUp(tx: Tx, email: string, browserHash: Buffer, now: Date): Promise<string | null> {
  const row = await tx
    .selectFrom("auth.sign_ups")
    .select("sign_up_id")
    .where("email", "=", email)
    .where("browser_hash", "=", browserHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.sign_up_id ?? null;
}

export async function setLink(tx: Tx, signUpId: string, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx
    .updateTable("auth.sign_ups")
    .set({ token_hash: tokenHash, expires_at: expiresAt })
    .where("sign_up_id", "=", signUpId)
    .execute();
}

/** Takes the wish behind a link, with every other wish for the same address. Null when the link is not good any more. */
export async function takeSignUp(tx: Tx, tokenHash: Buffer, now: Date): Promise<SignUp | null> {
  const row = await tx
    .deleteFrom("auth.sign_ups")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  await deleteSignUps(tx, row.email);
  return {
    signUpId: row.sign_up_id,
    email: row.email,
    name: row.name,
    passwordHash: row.password_hash,
    // The table's check allows nothing else.
    userType: row.user_type as OpenRole,
    browserHash: row.browser_hash,
    locale: row.locale,
  };
}

export async function deleteSignUps(tx: Tx, email: string): Promise<void> {
  await tx.deleteFrom("auth.sign_ups").where("email", "=", email).execute();
}

export async function deleteExpiredSignUps(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom("auth.sign_ups").where("expires_at", "<=", now).execute();
}
