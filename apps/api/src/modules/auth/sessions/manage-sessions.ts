import type { authApi, SessionView } from "#api-schema/auth.ts";
import type { InputOf } from "#api-schema/core.ts";
import { addMs } from "#platform/clock/index.ts";
import { countRows, type Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { deleteSession, deleteSessionByToken, deleteSessions, replaceToken } from "./sessions.repository.ts";

/** Where a person is signed in, the latest first. */
export async function listSessions(
  platform: Platform,
  actor: Actor,
  query: InputOf<typeof authApi.listSessions>["query"],
) {
  const { db, clock } = platform;
  const now = clock.now();
  const limit = query.limit ?? 20;
  const own = db
    .selectFrom("auth.sessions")
    .where("user_id", "=", actor.userId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", addMs(now, -lifetimes.sessionIdleMs));
  let rows = own.select(["session_id", "user_agent", "address", "created_at", "last_seen_at", "expires_at"]);
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("last_seen_at", "session_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("last_seen_at", "desc")
    .orderBy("session_id", "desc")
    .limit(limit + 1)
    .execute();
  const view = (row: (typeof found)[number]): SessionView => ({
    session_id: row.session_id,
    current: row.session_id === actor.sessionId,
    user_agent: row.user_agent,
    address: row.address,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  });
  const page = toPage(found, limit, (row) => [row.last_seen_at.toISOString(), row.session_id], view);
  return query.count ? { ...page, total: await countRows(db, own.select("session_id")) } : page;
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
