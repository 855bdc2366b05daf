import type { OutgoingMail } from "#platform/mail/index.ts";
import { layOutMail } from "./mail-layout.ts";

const NOT_YOU = "If this was not you, you need not do anything.";

/** The pages that mailed links open; the web app has a page at each. */
export function linkTo(
  publicUrl: string,
  page: "verify-email" | "reset-password" | "change-email",
  token: string,
): string {
  return `${publicUrl}/${page}?token=${encodeURIComponent(token)}`;
}

export function verifyEmailMail(to: string, url: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.verify_email",
    subject: "Confirm your e-mail address for Kogi",
    paragraphs: ["Welcome to Kogi. Confirm that this is your address to open your account. The link works for a day."],
    action: { label: "Confirm my address", url },
    closing: "If you did not sign up for Kogi, ignore this mail: no account is opened without the link.",
  });
}

export function alreadySignedUpMail(to: string, publicUrl: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.already_signed_up",
    subject: "You already have a Kogi account",
    paragraphs: [
      "Somebody just tried to sign up for Kogi with this address, but it has an account already. Sign in instead; if you forgot the password, you can set a new one there.",
    ],
    action: { label: "Sign in", url: `${publicUrl}/sign-in` },
    closing: NOT_YOU,
  });
}

export function resetPasswordMail(to: string, url: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.reset_password",
    subject: "Set a new password for Kogi",
    paragraphs: [
      "Somebody asked for a new password for your account. The link works once, for an hour. Setting it signs you out everywhere.",
    ],
    action: { label: "Set a new password", url },
    closing: "If this was not you, ignore this mail: your password stays as it is.",
  });
}

export function passwordChangedMail(to: string, publicUrl: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.password_changed",
    subject: "Your Kogi password was changed",
    paragraphs: ["The password of your account was just changed, and your other sessions were ended."],
    closing: `If this was not you, set a new password at once: ${publicUrl}/forgot-password`,
  });
}

export function passwordResetMail(to: string, publicUrl: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.password_changed",
    subject: "Your Kogi password was changed",
    paragraphs: [
      "The password of your account was just set anew by a link we mailed. All sessions were ended and all API keys revoked: sign in again, and make new keys for your programs.",
    ],
    closing: `If this was not you, set a new password at once: ${publicUrl}/forgot-password`,
  });
}

export function changeEmailMail(to: string, url: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.change_email",
    subject: "Confirm your new e-mail address for Kogi",
    paragraphs: ["Somebody asked to use this address for their Kogi account from now on. The link works for a day."],
    action: { label: "Use this address", url },
    closing: NOT_YOU,
  });
}

export function addressTakenMail(to: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.address_taken",
    subject: "Your address is in use at Kogi",
    paragraphs: [
      "Somebody asked to move another Kogi account to this address. It belongs to your account, so nothing was changed.",
    ],
    closing: NOT_YOU,
  });
}

export function emailChangeAskedMail(to: string, publicUrl: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.email_change_asked",
    subject: "Your Kogi e-mail address is about to change",
    paragraphs: [
      "Somebody who knows your password asked to move your account to another e-mail address. It changes when the link mailed there is opened.",
    ],
    closing: `If this was not you, set a new password now, which also stops the change: ${publicUrl}/forgot-password`,
  });
}

export function emailChangedMail(to: string): OutgoingMail {
  return layOutMail({
    to,
    template: "auth.email_changed",
    subject: "Your Kogi e-mail address was changed",
    paragraphs: ["Your account now uses another e-mail address. Mail about it no longer comes here."],
    closing: "If this was not you, answer this mail at once so that we can look into it.",
  });
}

export function twoFactorChangedMail(to: string, enabled: boolean, publicUrl: string): OutgoingMail {
  return layOutMail({
    to,
    template: enabled ? "auth.two_factor_on" : "auth.two_factor_off",
    subject: enabled ? "Two-factor sign-in is on" : "Two-factor sign-in is off",
    paragraphs: [
      enabled
        ? "From now on, signing in to Kogi asks for a code from your app. Keep your recovery codes in a safe place."
        : "Signing in to Kogi no longer asks for a code from your app.",
    ],
    closing: `If this was not you, set a new password at once: ${publicUrl}/forgot-password`,
  });
}
