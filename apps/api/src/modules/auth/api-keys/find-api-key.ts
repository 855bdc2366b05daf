import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { findKeyOwner, touchApiKey } from "./api-keys.repository.ts";

const FORM = /^kogi_[A-Za-z0-9]{8}_[A-Za-z0-9_-]{43}$/;

export function looksLikeApiKey(token: string): boolean {
  return FORM.test(token);
}

/** Who a key acts for and what it may do, or null for a key that is unknown, revoked or expired. */
export async function findApiKeyOwner(platform: Platform, key: string): Promise<Actor | null> {
  const now = platform.clock.now();
  const owner = await findKeyOwner(platform.db, secretsOf(platform).hash(key), now);
  if (!owner) return null;
  const seen = owner.lastUsedAt;
  if (seen === null || now.getTime() - seen.getTime() >= lifetimes.seenEveryMs)
    await platform.inTransaction((tx) => touchApiKey(tx, owner.apiKeyId, now));
  const { userId, userType, roles, emailVerified, scopes } = owner;
  return { userId, userType, roles, emailVerified, sessionId: null, via: "api_key", scopes };
}
