import { passwordChanged } from "#events/auth.ts";
import type { Platform } from "#platform/platform.ts";
import { findAccount, updateAccount } from "../accounts/accounts.repository.ts";
import { localeOf } from "../accounts/locales.ts";
import { deleteApiKeysOf } from "../api-keys/api-keys.repository.ts";
import { forgiveAttempts } from "../attempts/take-attempts.ts";
import { authErrors } from "../auth.errors.ts";
import { canonicalEmail } from "../auth.rules.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { mailResetLink } from "../mails/mail.jobs.ts";
import { newDeviceMark } from "../sessions/device.ts";
import { deleteSessions } from "../sessions/sessions.repository.ts";
import { deleteTokens, findToken, takeToken } from "../tokens/one-time-tokens.ts";
import { checkNewPassword } from "./check-password.ts";
import { hashPassword } from "./hash-password.ts";

/** Asks for a reset link. The same work for every address: a job finds out whether there is an account. */
export async function forgotPassword(platform: Platform, email: string, locale: string | null): Promise<void> {
  const job = { email: canonicalEmail(email), ...(locale === null ? {} : { locale }) };
  await platform.inTransaction((tx) => platform.jobs.enqueue(tx, mailResetLink, job));
}

/**
 * Sets a new password by a mailed link and ends every session and API key, so that whoever got in is out. Gives a mark for this
 * browser: a guesser elsewhere cannot keep the owner out. Throws `auth.link_expired`, `auth.weak_password`.
 */
export async function resetPassword(
  platform: Platform,
  input: { token: string; password: string; page: string | null },
): Promise<{ deviceMark: string }> {
  const link = await findToken(platform.db, platform, input.token, "reset_password");
  const account = link && (await findAccount(platform.db, { userId: link.userId }));
  if (!account) throw authErrors.linkExpired();
  const { userId, email } = account;
  await checkNewPassword(platform, input.password, account);
  const passwordHash = await hashPassword(input.password);
  await platform.inTransaction(async (tx) => {
    if (!(await takeToken(tx, platform, input.token, "reset_password"))) throw authErrors.linkExpired();
    const at = platform.clock.now();
    await updateAccount(tx, userId, { password_hash: passwordHash }, at);
    await deleteSessions(tx, userId, null);
    // A change of address that somebody else began, or a sign-in half way through, ends here too.
    await deleteTokens(tx, userId, ["reset_password", "change_email", "two_factor"]);
    // A key needs a session alone, and lives on without it: whoever had one may have made the other.
    await deleteApiKeysOf(tx, userId);
    await forgiveAttempts(tx, [`password:${userId}`]);
    await platform.audit.record(tx, {
      actorId: userId,
      action: "auth.password_reset",
      subject: { type: "account", id: userId },
    });
    await platform.events.publish(tx, passwordChanged, { user_id: userId });
    const locale = await localeOf(tx, platform, userId, input.page);
    await platform.mail.send(tx, mailsIn(locale, platform).passwordReset(email));
  });
  return { deviceMark: newDeviceMark(platform, email) };
}
