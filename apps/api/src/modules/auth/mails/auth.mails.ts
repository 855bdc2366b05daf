import { languageOf } from "#api-schema/languages.ts";
import type { OutgoingMail } from "#platform/mail/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authWordsIn } from "./auth-words.ts";
import { layOutMail } from "./mail-layout.ts";

type LinkedPage = "verify-email" | "reset-password" | "change-email";

/** The mails about an account, in a reader's language. */
export function mailsIn(locale: string, platform: Pick<Platform, "config">) {
  const { publicUrl } = platform.config;
  const words = authWordsIn(locale);
  const language = languageOf(locale);
  const forgotUrl = `${publicUrl}/forgot-password`;
  const mail = (to: string, template: string, said: (typeof words)["addressTaken"]): OutgoingMail =>
    layOutMail({ to, template, language, ...said });
  const linked = (to: string, template: string, said: (typeof words)["verifyEmail"], url: string): OutgoingMail =>
    layOutMail({ to, template, language, ...said, action: { label: said.action, url } });
  return {
    verifyEmail: (to: string, token: string) =>
      linked(to, "auth.verify_email", words.verifyEmail, linkTo(publicUrl, "verify-email", token)),
    alreadySignedUp: (to: string) =>
      linked(to, "auth.already_signed_up", words.alreadySignedUp, `${publicUrl}/sign-in`),
    resetPassword: (to: string, token: string) =>
      linked(to, "auth.reset_password", words.resetPassword, linkTo(publicUrl, "reset-password", token)),
    passwordChanged: (to: string) => mail(to, "auth.password_changed", words.passwordChanged(forgotUrl)),
    passwordReset: (to: string) => mail(to, "auth.password_changed", words.passwordReset(forgotUrl)),
    changeEmail: (to: string, token: string) =>
      linked(to, "auth.change_email", words.changeEmail, linkTo(publicUrl, "change-email", token)),
    addressTaken: (to: string) => mail(to, "auth.address_taken", words.addressTaken),
    emailChangeAsked: (to: string) => mail(to, "auth.email_change_asked", words.emailChangeAsked(forgotUrl)),
    emailChanged: (to: string) => mail(to, "auth.email_changed", words.emailChanged),
    suspended: (to: string, reason: string) => mail(to, "auth.suspended", words.suspended(reason)),
    reinstated: (to: string, reason: string) =>
      linked(to, "auth.reinstated", words.reinstated(reason), `${publicUrl}/sign-in`),
    twoFactorChanged: (to: string, enabled: boolean) =>
      enabled
        ? mail(to, "auth.two_factor_on", words.twoFactorOn(forgotUrl))
        : mail(to, "auth.two_factor_off", words.twoFactorOff(forgotUrl)),
  };
}

/** The pages that mailed links open; the web app has a page at each. */
function linkTo(publicUrl: string, page: LinkedPage, token: string): string {
  return `${publicUrl}/${page}?token=${encodeURIComponent(token)}`;
}
