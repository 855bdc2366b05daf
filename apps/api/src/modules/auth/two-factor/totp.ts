// Time-based one-time passwords, RFC 6238 over RFC 4226: HMAC-SHA-1, six digits, steps of 30 seconds.
import { createHmac } from "node:crypto";

const STEP_MS = 30_000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
// One step to each side: clocks of telephones are rarely further off.
const STEPS_OFF_MAX = 1;

export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / STEP_MS);
}

/** The code of a step: RFC 4226's truncation of the HMAC over the step as eight bytes. */
export function codeAt(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The step that `code` belongs to when it is near `at` and newer than `lastStep`, else null: each step counts once. */
export function matchingStep(secret: Buffer, code: string, at: Date, lastStep: number): number | null {
  const now = stepAt(at);
  for (let step = now - STEPS_OFF_MAX; step <= now + STEPS_OFF_MAX; step += 1)
    if (step > lastStep && codeAt(secret, step) === code) return step;
  return null;
}

/** RFC 4648 base32 without padding, as authenticator apps take it. */
export function base32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** The address that a QR code carries to the app. */
export function otpauthUri(secret: Buffer, account: string): string {
  return `otpauth://totp/Kogi:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=Kogi`;
}
