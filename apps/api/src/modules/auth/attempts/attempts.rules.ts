import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "#platform/clock/index.ts";

export interface AttemptLimit {
  /** Tries that cost no waiting. */
  readonly free: number;
  /** Without a try for so long, counting begins anew. */
  readonly forgottenAfterMs: number;
}

/** How many guesses each guarded thing bears. Waiting grows from 30 s to 15 min, so nobody is shut out for good. */
export const attemptLimits = {
  /** One address guessing at one account. */
  signInFromAddress: { free: 5, forgottenAfterMs: 24 * HOUR_MS },
  /** All devices the owner never used, together: what a network of machines has. */
  signInFromAnywhere: { free: 50, forgottenAfterMs: HOUR_MS },
  /** A device the owner signed in from before, which no stranger can block. */
  signInFromDevice: { free: 10, forgottenAfterMs: 24 * HOUR_MS },
  /** The current password, asked again inside a session. */
  currentPassword: { free: 5, forgottenAfterMs: HOUR_MS },
  /** Codes of the app over all challenges: the guesser already has the password. */
  twoFactor: { free: 10, forgottenAfterMs: 24 * HOUR_MS },
  /** Mails of one kind to one address. */
  mail: { free: 5, forgottenAfterMs: HOUR_MS },
} as const satisfies Record<string, AttemptLimit>;

export interface Attempts {
  readonly failures: number;
  readonly blockedUntil: Date;
  readonly lastAt: Date;
}

const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** How long to wait after the n-th try in a row that was not followed by a success. */
export function waitAfterMs(failures: number, limit: AttemptLimit): number {
  const beyond = failures - limit.free;
  return beyond < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(beyond, 10), LONGEST_WAIT_MS);
}

/** The count after one more try at `at`, or null when that try must wait until `before.blockedUntil`. */
export function nextAttempt(before: Attempts | null, at: Date, limit: AttemptLimit): Attempts | null {
  // Of two at once the one that comes second may have looked at the clock first: what bears no wait makes nobody wait.
  if (before && at < before.blockedUntil && before.blockedUntil > before.lastAt) return null;
  const forgotten = before === null || at.getTime() - before.lastAt.getTime() >= limit.forgottenAfterMs;
  const failures = forgotten ? 1 : before.failures + 1;
  return { failures, blockedUntil: addMs(at, waitAfterMs(failures, limit)), lastAt: at };
}
