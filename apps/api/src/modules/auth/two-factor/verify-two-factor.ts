import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount, lockPassword } from "../accounts/accounts.repository.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { forgiveAttempts, takeAttempts } from "../attempts/take-attempts.ts";
import { authErrors } from "../auth.errors.ts";
import { CHALLENGE_GUESSES_MAX } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { type CallOrigin, type StartedSession, startSession } from "../sessions/start-session.ts";
import { countGuess, findToken, type OneTimeToken, takeToken } from "../tokens/one-time-tokens.ts";
import { recoveryCodeHash } from "./recovery-codes.ts";
import { matchingStep } from "./totp.ts";
import { findTwoFactor, useRecoveryCode, useStep } from "./two-factor.repository.ts";

export type Proof = { readonly code: string } | { readonly recoveryCode: string };

/**
 * The second half of a sign-in. A challenge bears five wrong guesses, an account ten in a row over all challenges,
 * and a code works once. Throws `auth.challenge_expired`, `auth.wrong_code`, `auth.too_many_attempts`.
 */
export async function verifyTwoFactor(
  platform: Platform,
  input: { challenge: string; proof: Proof; origin: CallOrigin; oldToken: string | null },
): Promise<{ account: Account; session: StartedSession }> {
  const challenge = await findToken(platform.db, platform, input.challenge, "two_factor");
  if (!challenge) throw authErrors.challengeExpired();
  const { userId } = challenge;
  // Recovery codes are far too long to guess, so a guesser of app codes cannot block them.
  const guard = {
    name: `${"code" in input.proof ? "two_factor" : "recovery"}:${userId}`,
    limit: attemptLimits.twoFactor,
  };
  await takeAttempts(platform, [guard]);
  const account = await findAccount(platform.db, { userId });
  if (!account) throw authErrors.challengeExpired();
  const session = await platform.inTransaction(async (tx) => {
    await lockPassword(tx, userId); // a reset at the same time takes the challenge away before or the session after
    if (!(await takeProof(tx, platform, userId, input.proof))) return null;
    if (!(await takeToken(tx, platform, input.challenge, "two_factor"))) throw authErrors.challengeExpired();
    await forgiveAttempts(tx, [guard.name]);
    const { origin, oldToken } = input;
    return startSession(tx, platform, { userId, origin, oldToken, newDevice: true });
  });
  if (!session) throw await wrongGuess(platform, challenge, input.challenge);
  return { account, session };
}

async function wrongGuess(platform: Platform, challenge: OneTimeToken, token: string): Promise<Error> {
  const spent = await platform.inTransaction(async (tx) => {
    const last = (await countGuess(tx, challenge.tokenId)) >= CHALLENGE_GUESSES_MAX;
    if (last) await takeToken(tx, platform, token, "two_factor");
    return last;
  });
  return spent
    ? authErrors.challengeExpired({ detail: "That was one wrong code too many. Sign in again." })
    : authErrors.wrongCode();
}

async function takeProof(tx: Tx, platform: Platform, userId: string, proof: Proof): Promise<boolean> {
  const at = platform.clock.now();
  if ("recoveryCode" in proof)
    return useRecoveryCode(tx, userId, recoveryCodeHash(secretsOf(platform), userId, proof.recoveryCode), at);
  const twoFactor = await findTwoFactor(tx, userId);
  if (!twoFactor?.enabled) return false;
  const step = matchingStep(secretsOf(platform).decrypt(twoFactor.secret), proof.code, at, twoFactor.lastStep);
  return step !== null && (await useStep(tx, userId, step));
}
