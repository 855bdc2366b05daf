// For handles of which nothing may stay that can be read.
import { createHmac, hkdfSync } from "node:crypto";
import { assert } from "#platform/errors/index.ts";

let key: Buffer | null = null;

/** Handles are few enough to be tried one after another: a copy of the database alone must not tell whose were erased. */
export function useLooksKey(secret: string): void {
  key = Buffer.from(hkdfSync("sha256", secret, "kogi", "users.erased_handles", 32));
}

export function hashOfLooks(skeleton: string): string {
  assert(key, "the key of looks is known before handles are claimed");
  return createHmac("sha256", key).update(skeleton).digest("base64url");
}
