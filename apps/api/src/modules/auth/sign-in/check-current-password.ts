import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount } from "../accounts/accounts.repository.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { forgiveAttempts, takeAttempts } from "../attempts/take-attempts.ts";
import { authErrors } from "../auth.errors.ts";
import { matchesPassword } from "../passwords/hash-password.ts";

/**
 * Asks for the password again before something that a borrowed or stolen session must not do. Gives the account.
 * Throws `auth.wrong_password`, or `auth.too_many_attempts` when it was guessed at.
 */
export async function checkCurrentPassword(platform: Platform, actor: Actor, password: string): Promise<Account> {
  const name = `password:${actor.userId}`;
  await takeAttempts(platform, [{ name, limit: attemptLimits.currentPassword }]);
  const account = await findAccount(platform.db, { userId: actor.userId });
  const matches = await matchesPassword(password, account?.passwordHash ?? null);
  if (!account || !matches) throw authErrors.wrongPassword();
  await platform.inTransaction((tx) => forgiveAttempts(tx, [name]));
  return account;
}
