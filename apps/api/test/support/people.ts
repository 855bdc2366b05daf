// People for tests, made fast: through the account's own use case, with a password hashed before, and a session.
import type { ApiClient } from "#api-schema/client.ts";
import type { Contracts } from "#api-schema/contracts.ts";
import { cookieHeader, grantRole, openAccount, startSession } from "#modules/auth/index.ts";
import type { Role } from "#platform/http/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import type { World } from "./world.ts";

/** What everybody made here can sign in with. */
export const PASSWORD = "a lamp in its box";
const PASSWORD_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$ea6wMFY-f6ZS66_YzB83IA$DQ9-9InUDRDDVTdfix9OkzVqKAwyMWLtjNlDLgOylYg";

export interface Person {
  readonly userId: string;
  readonly email: string;
  /** The cookie of their session: for `kogi.api(headers)` and bare requests. */
  readonly headers: Record<string, string>;
  readonly api: ApiClient<Contracts>;
}

export interface PersonWishes {
  readonly user_type?: "freelancer" | "client" | "investor";
  readonly name?: string;
  readonly email?: string;
  /** Verified unless told otherwise. */
  readonly verified?: boolean;
  /** Roles beside the user type: `["admin"]`. */
  readonly roles?: readonly Role[];
}

/** A person with account, profile and session. */
export async function signUp(kogi: World, wishes: PersonWishes = {}): Promise<Person> {
  const { platform } = kogi;
  const email = wishes.email ?? `person-${newToken(9).toLowerCase()}@example.org`;
  const input = {
    email,
    name: wishes.name ?? "Ana Sol",
    passwordHash: PASSWORD_HASH,
    userType: wishes.user_type ?? "freelancer",
    emailVerified: wishes.verified ?? true,
  };
  const { userId, token } = await platform.inTransaction(async (tx) => {
    const opened = await openAccount(tx, platform, input);
    if (opened === null) throw new Error(`${email} has an account already`);
    for (const role of wishes.roles ?? []) await grantRole(tx, platform, { userId: opened, byId: null, role });
    const origin = { address: "127.0.0.1", userAgent: "tests" };
    const session = await startSession(tx, platform, { userId: opened, origin, oldToken: null, newDevice: false });
    return { userId: opened, token: session.token };
  });
  const headers = { cookie: cookieHeader(platform.config, "session", token, 0).split(";")[0] ?? "" };
  return { userId, email, headers, api: kogi.api(headers) };
}

/** Made an administrator by another one a moment ago. */
export async function madeAdmin(kogi: World, by: Person): Promise<Person> {
  const person = await signUp(kogi);
  const grant = { userId: person.userId, byId: by.userId, role: "admin" as const, reason: "Helps at the desk" };
  await kogi.platform.inTransaction((tx) => grantRole(tx, kogi.platform, grant));
  return person;
}

/** Kept out for fraud or for their own safety, or let in again. */
export async function setSuspended(kogi: World, person: Person, isSuspended: boolean): Promise<void> {
  const state = isSuspended ? "suspended" : "active";
  const { clock, owner } = kogi.platform;
  await owner(async (db) => {
    await db.query("update auth.accounts set state = $1 where user_id = $2", [state, person.userId]);
    await db.query(
      `insert into auth.account_decisions (decision_id, user_id, by_id, kind, reason, created_at)
       values ($1, $2, $2, $3, 'A reason.', $4)`,
      [newId(), person.userId, isSuspended ? "suspended" : "reinstated", clock.now()],
    );
  });
}
