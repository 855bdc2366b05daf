// A browser that signed in to an account before carries a signed mark, so that a stranger who guesses at the account
// from elsewhere can never lock its owner out (OWASP "device cookies").
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { secretsOf } from "../secrets.ts";

/** The device's own name when `mark` was given to it for this account, else null. */
export function readDevice(platform: Platform, mark: string | null, email: string): string | null {
  const [name = "", signature = ""] = (mark ?? "").split(".", 2);
  return secretsOf(platform).isSignedBy(message(name, email), signature) ? name : null;
}

export function newDeviceMark(platform: Platform, email: string): string {
  const name = newToken(16);
  return `${name}.${secretsOf(platform).sign(message(name, email))}`;
}

function message(name: string, email: string): string {
  return `device:${name}:${email}`;
}
