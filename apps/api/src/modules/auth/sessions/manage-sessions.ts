import type { SessionView } from "#api-schema/auth.ts";
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { deleteSession, deleteSessionByToken, deleteSessions, replaceToken } from "./sessions.repository.ts";

/** Where a person is signed in, the latest first. */
export async function listSessions(platform: Platform, actor: Actor): Promise<{ data: SessionView[] }> {
  const now = platform.clock.now();
  const rows = await platform.db
    .selectFrom("auth.sessions")
    .select(["session_id", "user_agent", "address", "created_at", "last_seen_at", "expires_at"])
    .where("user_id", "=", actor.userId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", addMs(now, -lifetimes.sessionIdleMs))
    .orderBy("last_seen_at", "desc")
    .limit(100)
    .execute();
  const data = rows.map((row) => ({
    session_id: row.session_id,
    current: row.session_id === actor.sessionId,
    user_agent: row.user_agent,
    address: row.address,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  }));
  return { data };
}

/** Ends one of the person's sessions. Throws `auth.session_not_found`, for those of others too. */
export async function endSession(platform: Platform, actor: Actor, sessionId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    if (!(await deleteSession(tx, actor.userId, sessionId))) throw authErrors.sessionNotFound();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "auth.session_ended",
      subject: { type: "session", id: sessionId },
    });
  });
}

/** Ends all sessions but the caller's own; gives how many. */
export async function endOtherSessions(platform: Platform, actor: Actor): Promise<{ ended: number }> {
  return platform.inTransaction(async (tx) => {
    const ended = await deleteSessions(tx, actor.userId, actor.sessionId);
    const subject = { type: "account", id: actor.userId };
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "auth.other_sessions_ended",
      subject,
      after: { ended },
    });
    return { ended };
  });
}

/** Ends the session with this token; nothing happens when there is none. */
export async function signOut(platform: Platform, token: string | null): Promise<void> {
  if (token === null) return;
  await platform.inTransaction((tx) => deleteSessionByToken(tx, secretsOf(platform).hash(token)));
}

/**
 * After a change of what an account is worth: the caller's session gets a new token, all others end. Throws 401 when the
 * caller's own has ended meanwhile: a token in the answer would open nothing.
 */
export async function rotateSession(tx: Tx, platform: Platform, actor: Actor): Promise<string | null> {
  await deleteSessions(tx, actor.userId, actor.sessionId);
  if (actor.sessionId === null) return null;
  const token = secretsOf(platform).newSignedToken();
  if (!(await replaceToken(tx, actor.sessionId, secretsOf(platform).hash(token)))) throw requestErrors.signInNeeded();
  return token;
}
