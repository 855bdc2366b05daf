import { emailChanged } from "#events/auth.ts";
import { uniqueViolation } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { canonicalEmail } from "../auth.rules.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { mailEmailLink, passwordMark } from "../mails/mail.jobs.ts";
import { checkCurrentPassword } from "../sign-in/check-current-password.ts";
import { deleteTokens, takeToken } from "../tokens/one-time-tokens.ts";
import { findAccount, updateAccount } from "./accounts.repository.ts";
import { localeOf } from "./locales.ts";

/**
 * Mails a link to the new address and tells the old one. Answers the same when the new address belongs to somebody:
 * they are told, and nothing changes. Throws `auth.wrong_password`.
 */
export async function changeEmail(
  platform: Platform,
  actor: Actor,
  input: { email: string; password: string; page: string | null },
): Promise<{ email: string }> {
  const account = await checkCurrentPassword(platform, actor, input.password);
  const email = canonicalEmail(input.email);
  await platform.inTransaction(async (tx) => {
    const locale = await localeOf(tx, platform, actor.userId, input.page);
    const password = passwordMark(platform, account.passwordHash);
    await platform.jobs.enqueue(tx, mailEmailLink, { user_id: actor.userId, email, locale, password });
    await platform.mail.send(tx, mailsIn(locale, platform).emailChangeAsked(account.email));
    const subject = { type: "account", id: actor.userId };
    await platform.audit.record(tx, { actorId: actor.userId, action: "auth.email_change_asked", subject });
  });
  return { email };
}

/** Takes the new address over; the old one is told. Throws `auth.link_expired`, also when somebody else has it by now. */
export async function confirmEmail(
  platform: Platform,
  { token, page }: { token: string; page: string | null },
): Promise<{ email: string }> {
  try {
    return await platform.inTransaction(async (tx) => {
      const link = await takeToken(tx, platform, token, "change_email");
      const account = link && (await findAccount(tx, { userId: link.userId }));
      if (!account || !link.email) throw authErrors.linkExpired();
      const { userId } = account;
      const at = platform.clock.now();
      await updateAccount(tx, userId, { email: link.email, email_verified_at: at }, at);
      // A reset link mailed to the old address must not open the account any more.
      await deleteTokens(tx, userId, ["reset_password"]);
      await platform.audit.record(tx, {
        actorId: userId,
        action: "auth.email_changed",
        subject: { type: "account", id: userId },
      });
      await platform.events.publish(tx, emailChanged, { user_id: userId });
      const locale = await localeOf(tx, platform, userId, page);
      await platform.mail.send(tx, mailsIn(locale, platform).emailChanged(account.email));
      return { email: link.email };
    });
  } catch (error) {
    if (uniqueViolation(error, "accounts_email_unique")) throw authErrors.linkExpired();
    throw error;
  }
}
