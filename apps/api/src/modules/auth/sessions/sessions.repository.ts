import { sql } from "kysely";
import { type Db, prepared, type Tx } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";

export interface NewSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly tokenHash: Buffer;
  readonly address: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, session: NewSession, at: Date): Promise<void> {
  await tx
    .insertInto("auth.sessions")
    .values({
      session_id: session.sessionId,
      user_id: session.userId,
      token_hash: session.tokenHash,
      address: session.address,
      user_agent: session.userAgent,
      created_at: at,
      last_seen_at: at,
      expires_at: session.expiresAt,
    })
    .execute();
}

export interface SessionOwner {
  readonly sessionId: string;
  readonly userId: string;
  readonly userType: Role;
  readonly roles: readonly Role[];
  readonly emailVerified: boolean;
  readonly lastSeenAt: Date;
}

interface FoundSession {
  readonly session_id: string;
  readonly user_id: string;
  readonly last_seen_at: Date;
  readonly user_type: Role;
  readonly roles: Role[];
  readonly email_verified: boolean;
}

const liveSession = prepared(
  "auth.find_session",
  (db, { tokenHash, now, seenAfter }: { tokenHash: Buffer; now: Date; seenAfter: Date }) => ({
    compile: () => sql<FoundSession>`select * from auth.find_session(${tokenHash}, ${now}, ${seenAfter})`.compile(db),
  }),
);

/** The live session with this token and whose it is: the one query that every signed-in request makes. */
export async function findSession(
  db: Db,
  tokenHash: Buffer,
  limits: { now: Date; seenAfter: Date },
): Promise<SessionOwner | null> {
  const [row] = await liveSession(db, { tokenHash, ...limits });
  if (!row) return null;
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    userType: row.user_type,
    roles: row.roles,
    emailVerified: row.email_verified,
    lastSeenAt: row.last_seen_at,
  };
}

export async function touchSession(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx.updateTable("auth.sessions").set({ last_seen_at: at }).where("session_id", "=", sessionId).execute();
}

/** Gives a session a new token, so that whoever copied the old one is out. */
/** False when the session has ended. */
export async function replaceToken(tx: Tx, sessionId: string, tokenHash: Buffer): Promise<boolean> {
  const result = await tx
    .updateTable("auth.sessions")
    .set({ token_hash: tokenHash })
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends sessions of a person, but for `exceptId`; returns how many. */
export async function deleteSessions(tx: Tx, userId: string, exceptId: string | null): Promise<number> {
  const result = await tx
    .deleteFrom("auth.sessions")
    .where("user_id", "=", userId)
    .$if(exceptId !== null, (query) => query.where("session_id", "<>", exceptId ?? ""))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function deleteSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("auth.sessions")
    .where("user_id", "=", userId)
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteSessionByToken(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom("auth.sessions").where("token_hash", "=", tokenHash).execute();
}

export async function deleteExpiredSessions(tx: Tx, limits: { now: Date; seenAfter: Date }): Promise<void> {
  await tx
    .deleteFrom("auth.sessions")
    .where((eb) => eb.or([eb("expires_at", "<=", limits.now), eb("last_seen_at", "<=", limits.seenAfter)]))
    .execute();
}
