import { networkOf } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount, lockPassword, updateAccount } from "../accounts/accounts.repository.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { forgiveAttempts, type Guarded, takeAttempts } from "../attempts/take-attempts.ts";
import { authErrors } from "../auth.errors.ts";
import { canonicalEmail, lifetimes } from "../auth.rules.ts";
import { hashPassword, isOutdated, matchesPassword } from "../passwords/hash-password.ts";
import { readDevice } from "../sessions/device.ts";
import { type CallOrigin, type StartedSession, startSession } from "../sessions/start-session.ts";
import { issueToken } from "../tokens/one-time-tokens.ts";

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly deviceMark: string | null;
  readonly oldToken: string | null;
  readonly origin: CallOrigin;
}

export type SignedIn =
  | { readonly status: "signed_in"; readonly account: Account; readonly session: StartedSession }
  | { readonly status: "two_factor_required"; readonly challenge: string };

/**
 * Signs in by e-mail and password. An unknown address, a wrong password and an account that may not sign in take the
 * same time and give the same answer, `auth.wrong_credentials`. Throws `auth.too_many_attempts` with `retry_after`.
 */
export async function signIn(platform: Platform, input: SignInInput): Promise<SignedIn> {
  const email = canonicalEmail(input.email);
  const device = readDevice(platform, input.deviceMark, email);
  const guarded = guardsOf(email, device, input.origin.address);
  await takeAttempts(platform, guarded);
  const account = await findAccount(platform.db, { email });
  const matches = await matchesPassword(input.password, account?.passwordHash ?? null);
  if (!account || !matches) throw authErrors.wrongCredentials();
  const newHash = isOutdated(account.passwordHash ?? "") ? await hashPassword(input.password) : null;
  const signedIn = await platform.inTransaction(async (tx) => {
    // Checked against a password that was changed since: no session may outlive the change that was to end them all.
    if ((await lockPassword(tx, account.userId)) !== account.passwordHash) return null;
    if (newHash) await updateAccount(tx, account.userId, { password_hash: newHash }, platform.clock.now());
    const shared = guarded.filter((one) => one.limit === attemptLimits.signInFromAnywhere).map((one) => one.name);
    const own = guarded.map((one) => one.name).filter((name) => !shared.includes(name));
    await forgiveAttempts(tx, own, shared);
    const { userId } = account;
    if (account.twoFactorEnabled) {
      const challenge = await issueToken(tx, platform, {
        userId,
        purpose: "two_factor",
        lifeMs: lifetimes.challengeMs,
      });
      return { status: "two_factor_required" as const, challenge };
    }
    const { origin, oldToken } = input;
    const session = await startSession(tx, platform, { userId, origin, oldToken, newDevice: device === null });
    return { status: "signed_in" as const, account, session };
  });
  return signedIn ?? signIn(platform, input);
}

/** Counted by what was typed, account or not, so that being blocked tells nothing either. */
function guardsOf(email: string, device: string | null, address: string): readonly Guarded[] {
  if (device !== null) return [{ name: `device:${device}|${email}`, limit: attemptLimits.signInFromDevice }];
  return [
    { name: `account:${email}`, limit: attemptLimits.signInFromAnywhere },
    { name: `pair:${email}|${networkOf(address)}`, limit: attemptLimits.signInFromAddress },
  ];
}
