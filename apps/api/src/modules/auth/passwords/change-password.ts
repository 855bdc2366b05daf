import { passwordChanged } from "#events/auth.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount, lockPassword, updateAccount } from "../accounts/accounts.repository.ts";
import { localeOf } from "../accounts/locales.ts";
import { authErrors } from "../auth.errors.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { rotateSession } from "../sessions/manage-sessions.ts";
import { checkCurrentPassword } from "../sign-in/check-current-password.ts";
import { deleteTokens } from "../tokens/one-time-tokens.ts";
import { checkNewPassword } from "./check-password.ts";
import { hashPassword, matchesPassword } from "./hash-password.ts";

interface PasswordChange {
  readonly currentPassword: string;
  readonly password: string;
  readonly page: string | null;
}

/**
 * Changes the password, ends all other sessions and gives this one a new token (null for a caller without a session).
 * Throws `auth.wrong_password`, also when the password was changed or reset since it was looked at; `auth.weak_password`.
 */
export async function changePassword(platform: Platform, actor: Actor, input: PasswordChange): Promise<string | null> {
  const account = await checkCurrentPassword(platform, actor, input.currentPassword);
  await checkNewPassword(platform, input.password, account);
  const passwordHash = await hashPassword(input.password);
  const changed = await platform.inTransaction(async (tx) => {
    if ((await lockPassword(tx, account.userId)) !== account.passwordHash) return null;
    return { token: await change(tx, platform, { actor, account, passwordHash, page: input.page }) };
  });
  return changed ? changed.token : changedBefore(platform, actor, input.password);
}

async function change(
  tx: Tx,
  platform: Platform,
  { actor, account, passwordHash, page }: { actor: Actor; account: Account; passwordHash: string; page: string | null },
): Promise<string | null> {
  const { userId, email } = account;
  await updateAccount(tx, userId, { password_hash: passwordHash }, platform.clock.now());
  const token = await rotateSession(tx, platform, actor);
  // Whoever knew the old password may have asked for another address.
  await deleteTokens(tx, userId, ["reset_password", "change_email", "two_factor"]);
  await platform.audit.record(tx, {
    actorId: userId,
    action: "auth.password_changed",
    subject: { type: "account", id: userId },
  });
  await platform.events.publish(tx, passwordChanged, { user_id: userId });
  const locale = await localeOf(tx, platform, userId, page);
  await platform.mail.send(tx, mailsIn(locale, platform).passwordChanged(email));
  return token;
}

/** A form sent twice has its effect once, and both answers are good; whoever else was quicker has the last word. */
async function changedBefore(platform: Platform, actor: Actor, password: string): Promise<string | null> {
  const account = await findAccount(platform.db, { userId: actor.userId });
  if (!account || !(await matchesPassword(password, account.passwordHash))) throw authErrors.wrongPassword();
  return platform.inTransaction(async (tx) => {
    if ((await lockPassword(tx, account.userId)) !== account.passwordHash) throw authErrors.wrongPassword();
    return rotateSession(tx, platform, actor);
  });
}
