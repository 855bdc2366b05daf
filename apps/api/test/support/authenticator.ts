// The app on somebody's telephone: it has read the key of the page, and shows six digits.
import { codeAt, stepAt } from "#modules/auth/two-factor/totp.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The key as an app reads it: base32, in groups or without them. */
export function fromBase32(text: string): Buffer {
  const letters = [...text.replaceAll(" ", "")];
  const bits = letters.map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What the app shows then. */
export function shownCode(secret: string, at: Date): string {
  return codeAt(fromBase32(secret), stepAt(at));
}
