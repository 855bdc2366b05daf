import { passwordChanged } from "#events/auth.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { updateAccount } from "../accounts/accounts.repository.ts";
import { localeOf } from "../accounts/locales.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { rotateSession } from "../sessions/manage-sessions.ts";
import { checkCurrentPassword } from "../sign-in/check-current-password.ts";
import { deleteTokens } from "../tokens/one-time-tokens.ts";
import { checkNewPassword } from "./check-password.ts";
import { hashPassword } from "./hash-password.ts";

/**
 * Changes the password, ends all other sessions and gives this one a new token (null for a caller without a session).
 * Throws `auth.wrong_password`, `auth.weak_password`.
 */
export async function changePassword(
  platform: Platform,
  actor: Actor,
  input: { currentPassword: string; password: string; page: string | null },
): Promise<string | null> {
  const account = await checkCurrentPassword(platform, actor, input.currentPassword);
  await checkNewPassword(platform, input.password, account);
  const passwordHash = await hashPassword(input.password);
  const { userId, email } = account;
  return platform.inTransaction(async (tx) => {
    await updateAccount(tx, userId, { password_hash: passwordHash }, platform.clock.now());
    const token = await rotateSession(tx, platform, actor);
    await deleteTokens(tx, userId, ["reset_password", "two_factor"]);
    await platform.audit.record(tx, {
      actorId: userId,
      action: "auth.password_changed",
      subject: { type: "account", id: userId },
    });
    await platform.events.publish(tx, passwordChanged, { user_id: userId });
    const locale = await localeOf(tx, platform, userId, input.page);
    await platform.mail.send(tx, mailsIn(locale, platform).passwordChanged(email));
    return token;
  });
}
