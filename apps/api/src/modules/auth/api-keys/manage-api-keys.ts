import type { ApiKeyView, apiScopes } from "#api-schema/auth.ts";
import { whole } from "#api-schema/core.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { API_KEYS_MAX } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import {
  type ApiKeyRow,
  countApiKeysLocked,
  deleteApiKeyRow,
  insertApiKey,
  listApiKeyRows,
} from "./api-keys.repository.ts";

type Scope = (typeof apiScopes)[number];

/** Makes a key. The key itself is in this answer and nowhere else. Throws `auth.too_many_keys`, `auth.expiry_in_the_past`. */
export async function createApiKey(
  platform: Platform,
  actor: Actor,
  input: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
): Promise<{ api_key: ApiKeyView; key: string }> {
  const at = platform.clock.now();
  if (input.expiresAt && input.expiresAt <= at) throw authErrors.expiryInThePast({ at: "/body/expires_at" });
  // Letters and digits alone, so that a double click on the key in a terminal marks all of the prefix.
  const prefix = `kogi_${newToken(12).replace(/[-_]/g, "x").slice(0, 8)}`;
  const key = `${prefix}_${newToken()}`;
  const row: ApiKeyRow = {
    api_key_id: newId(),
    name: input.name.normalize("NFC").trim(),
    prefix,
    scopes: input.scopes.toSorted(),
    created_at: at,
    last_used_at: null,
    expires_at: input.expiresAt,
  };
  await platform.inTransaction(async (tx) => {
    if ((await countApiKeysLocked(tx, actor.userId)) >= API_KEYS_MAX) throw authErrors.tooManyKeys();
    await insertApiKey(tx, actor.userId, secretsOf(platform).hash(key), row);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "auth.api_key_created",
      subject: { type: "api_key", id: row.api_key_id },
      after: { scopes: row.scopes },
    });
  });
  return { api_key: viewApiKey(row), key };
}

/** All of them: there are 20 at most. */
export async function listApiKeys(platform: Platform, actor: Actor) {
  return whole((await listApiKeyRows(platform.db, actor.userId)).map(viewApiKey));
}

/** Revokes a key: the next call with it is refused. Throws `auth.key_not_found`. */
export async function deleteApiKey(platform: Platform, actor: Actor, apiKeyId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    if (!(await deleteApiKeyRow(tx, actor.userId, apiKeyId))) throw authErrors.keyNotFound();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "auth.api_key_revoked",
      subject: { type: "api_key", id: apiKeyId },
    });
  });
}

function viewApiKey(row: ApiKeyRow): ApiKeyView {
  return {
    api_key_id: row.api_key_id,
    name: row.name,
    prefix: row.prefix,
    // Only scopes of the contract were accepted when the key was made.
    scopes: row.scopes as Scope[],
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
  };
}
