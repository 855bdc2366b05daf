// Whether an address has an account is found out here, behind the answer: nobody can read it off the answer or its time.
import { Type } from "typebox";
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findAccount, lockPassword } from "../accounts/accounts.repository.ts";
import { localeOf } from "../accounts/locales.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { mayTry } from "../attempts/take-attempts.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { deleteSignUps, findWaitingSignUp, setLink } from "../sign-up/sign-ups.repository.ts";
import { issueToken } from "../tokens/one-time-tokens.ts";
import { mailsIn } from "./auth.mails.ts";

// What the page that asked was read in: of the mail, as long as nobody chose a language for the account.
const page = { locale: Type.Optional(Type.String()) };

export const mailAfterSignUp = defineJob(
  "auth.mail_after_sign_up",
  Type.Object({ email: Type.String(), browser: Type.String(), ...page }),
);
export const mailResetLink = defineJob("auth.mail_reset_link", Type.Object({ email: Type.String(), ...page }));
export const mailEmailLink = defineJob(
  "auth.mail_email_link",
  // `password`: the mark of the one that was given. What is asked with one that was reset since is no wish of the owner's.
  Type.Object({ user_id: Type.String(), email: Type.String(), password: Type.Optional(Type.String()), ...page }),
);

/** Tells one password of an account from the next, and nothing else of it. */
export const passwordMark = (platform: Platform, hash: string | null): string =>
  secretsOf(platform)
    .hash(`password:${hash ?? ""}`)
    .toString("base64url");

export function handleMailJobs(platform: Platform): void {
  platform.jobs.handle(mailAfterSignUp, (job) => platform.inTransaction((tx) => afterSignUp(tx, platform, job)));
  platform.jobs.handle(mailResetLink, (job) => platform.inTransaction((tx) => resetLink(tx, platform, job)));
  platform.jobs.handle(mailEmailLink, (job) => platform.inTransaction((tx) => emailLink(tx, platform, job)));
}

/** Nobody's inbox can be flooded through us: five mails of a kind, then pauses. */
async function mayMail(tx: Tx, platform: Platform, kind: string, email: string): Promise<boolean> {
  return mayTry(tx, { name: `mail:${kind}|${email}`, limit: attemptLimits.mail }, platform.clock.now());
}

async function afterSignUp(
  tx: Tx,
  platform: Platform,
  { email, browser, locale }: { email: string; browser: string; locale?: string },
): Promise<void> {
  if (!(await mayMail(tx, platform, "sign_up", email))) return;
  const now = platform.clock.now();
  const signUpId = await findWaitingSignUp(tx, email, Buffer.from(browser, "base64url"), now);
  const account = await findAccount(tx, { email });
  if (account) {
    if (signUpId === null) return; // asked for a link again, with nothing waiting
    await deleteSignUps(tx, email);
    const known = await localeOf(tx, platform, account.userId, locale);
    return platform.mail.send(tx, mailsIn(known, platform).alreadySignedUp(email));
  }
  if (signUpId === null) return;
  const token = newToken();
  await setLink(tx, signUpId, secretsOf(platform).hash(token), addMs(now, lifetimes.signUpMs));
  await platform.mail.send(tx, mailsIn(locale ?? "en", platform).verifyEmail(email, token));
}

async function resetLink(tx: Tx, platform: Platform, job: { email: string; locale?: string }): Promise<void> {
  const { email } = job;
  if (!(await mayMail(tx, platform, "reset", email))) return;
  const account = await findAccount(tx, { email });
  if (!account) return;
  const token = await issueToken(tx, platform, {
    userId: account.userId,
    purpose: "reset_password",
    lifeMs: lifetimes.resetLinkMs,
  });
  const locale = await localeOf(tx, platform, account.userId, job.locale);
  await platform.mail.send(tx, mailsIn(locale, platform).resetPassword(email, token));
}

async function emailLink(
  tx: Tx,
  platform: Platform,
  job: { user_id: string; email: string; password?: string; locale?: string },
): Promise<void> {
  const { user_id: userId, email } = job;
  const password = passwordMark(platform, await lockPassword(tx, userId));
  if (job.password !== undefined && job.password !== password) return;
  if (!(await mayMail(tx, platform, "change", email))) return;
  const owner = await findAccount(tx, { email });
  const locale = await localeOf(tx, platform, owner?.userId ?? userId, job.locale);
  if (owner) return platform.mail.send(tx, mailsIn(locale, platform).addressTaken(email));
  const token = await issueToken(tx, platform, {
    userId,
    purpose: "change_email",
    lifeMs: lifetimes.emailLinkMs,
    email,
  });
  await platform.mail.send(tx, mailsIn(locale, platform).changeEmail(email, token));
}
