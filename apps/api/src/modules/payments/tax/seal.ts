// Tax numbers at rest: readable with KOGI_SECRET alone, never by a copy of the database.
import { createCipheriv, hkdfSync } from "node:crypto";
import { newToken } from "#platform/ids/index.ts";

const NONCE_BYTES = 12;

/** AES-256-GCM; nonce, tag and body in base64url. Opened only by the export for an authority, which the operator runs. */
export function seal(platform: { readonly secret: string }, plain: string): string {
  const key = Buffer.from(hkdfSync("sha256", platform.secret, "kogi", "payments.tax_number", 32));
  const nonce = Buffer.from(newToken(NONCE_BYTES), "base64url");
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}
