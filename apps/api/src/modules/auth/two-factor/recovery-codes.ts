import { newToken } from "#platform/ids/index.ts";
import type { Secrets } from "../secrets.ts";
import { base32 } from "./totp.ts";

const CODES = 10;
const CODE_BYTES = 10;

/** Ten codes of 80 bits, as people can copy them: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => {
    const text = base32(Buffer.from(newToken(CODE_BYTES), "base64url"));
    return (text.match(/.{4}/g) ?? []).join("-");
  });
}

/** What is stored of a code; upper and lower case, spaces and hyphens make no difference. */
export function recoveryCodeHash(secrets: Secrets, userId: string, code: string): Buffer {
  return secrets.hash(`recovery:${userId}:${code.toUpperCase().replace(/[^A-Z2-7]/g, "")}`);
}
