import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import type { Role } from "#platform/http/index.ts";

/** How long things of this module live. */
export const lifetimes = {
  signUpMs: DAY_MS,
  /** So long who opens a used link again hears that they can sign in. */
  openedLinkMs: 30 * DAY_MS,
  resetLinkMs: HOUR_MS,
  emailLinkMs: DAY_MS,
  challengeMs: 10 * MINUTE_MS,
  /** A session ends after this long without a call … */
  sessionIdleMs: 14 * DAY_MS,
  /** … and in any case after this. */
  sessionMs: 60 * DAY_MS,
  deviceCookieMs: 365 * DAY_MS,
  /** A session or key is marked as seen at most this often, so that reading costs no write. */
  seenEveryMs: 10 * MINUTE_MS,
} as const;

export const API_KEYS_MAX = 20;
export const CHALLENGE_GUESSES_MAX = 5;

/** The form an address is stored and compared in: composed, trimmed, lower case. */
export function canonicalEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/** Roles in the order they are listed, each once. */
export function rolesWith(roles: readonly Role[], added: Role): readonly Role[] {
  const order: readonly Role[] = ["freelancer", "client", "investor", "reviewer", "admin"];
  return order.filter((role) => role === added || roles.includes(role));
}
