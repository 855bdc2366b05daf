import { addMs } from "#platform/clock/index.ts";
import type { Actor, Authenticate } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findApiKeyOwner, looksLikeApiKey } from "../api-keys/find-api-key.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { readCookie } from "./cookies.ts";
import { findSession, touchSession } from "./sessions.repository.ts";

/**
 * Finds who is calling, for every request: by `Authorization: Bearer` (a session token or an API key), else by the
 * session cookie. A token we never signed costs no query; a good one costs one.
 */
export function createAuthenticate(platform: Platform): Authenticate {
  const { db, inTransaction, clock, config } = platform;
  const secrets = secretsOf(platform);

  async function bySessionToken(token: string): Promise<Actor | null> {
    if (!secrets.isOurs(token)) return null;
    const now = clock.now();
    const owner = await findSession(db, secrets.hash(token), { now, seenAfter: addMs(now, -lifetimes.sessionIdleMs) });
    if (!owner) return null;
    if (now.getTime() - owner.lastSeenAt.getTime() >= lifetimes.seenEveryMs)
      await inTransaction((tx) => touchSession(tx, owner.sessionId, now));
    const { userId, userType, roles, emailVerified, sessionId } = owner;
    return { userId, userType, roles, emailVerified, sessionId, via: "session", scopes: "all" };
  }

  return async ({ cookie, authorization }) => {
    if (authorization === undefined) {
      const token = readCookie(config, "session", cookie);
      return token === null ? null : bySessionToken(token);
    }
    const [, token = ""] = /^Bearer ([A-Za-z0-9._-]{20,200})$/i.exec(authorization) ?? [];
    return looksLikeApiKey(token) ? findApiKeyOwner(platform, token) : bySessionToken(token);
  };
}
