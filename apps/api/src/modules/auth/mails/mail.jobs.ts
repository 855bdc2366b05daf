// Whether an address has an account is found out here, behind the answer: nobody can read it off the answer or its time.
import { Type } from "typebox";
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findAccount } from "../accounts/accounts.repository.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { mayTry } from "../attempts/take-attempts.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { deleteSignUps, findWaitingSignUp, setLink } from "../sign-up/sign-ups.repository.ts";
import { issueToken } from "../tokens/one-time-tokens.ts";
import {
  addressTakenMail,
  alreadySignedUpMail,
  changeEmailMail,
  linkTo,
  resetPasswordMail,
  verifyEmailMail,
} from "./auth.mails.ts";

export const mailAfterSignUp = defineJob(
  "auth.mail_after_sign_up",
  Type.Object({ email: Type.String(), browser: Type.String() }),
);
export const mailResetLink = defineJob("auth.mail_reset_link", Type.Object({ email: Type.String() }));
export const mailEmailLink = defineJob(
  "auth.mail_email_link",
  Type.Object({ user_id: Type.String(), email: Type.String() }),
);

export function handleMailJobs(platform: Platform): void {
  platform.jobs.handle(mailAfterSignUp, (job) => platform.inTransaction((tx) => afterSignUp(tx, platform, job)));
  platform.jobs.handle(mailResetLink, ({ email }) => platform.inTransaction((tx) => resetLink(tx, platform, email)));
  platform.jobs.handle(mailEmailLink, (job) => platform.inTransaction((tx) => emailLink(tx, platform, job)));
}

/** Nobody's inbox can be flooded through us: five mails of a kind, then pauses. */
async function mayMail(tx: Tx, platform: Platform, kind: string, email: string): Promise<boolean> {
  return mayTry(tx, { name: `mail:${kind}|${email}`, limit: attemptLimits.mail }, platform.clock.now());
}

async function afterSignUp(
  tx: Tx,
  platform: Platform,
  { email, browser }: { email: string; browser: string },
): Promise<void> {
  if (!(await mayMail(tx, platform, "sign_up", email))) return;
  const { publicUrl } = platform.config;
  const now = platform.clock.now();
  const signUpId = await findWaitingSignUp(tx, email, Buffer.from(browser, "base64url"), now);
  if (await findAccount(tx, { email })) {
    if (signUpId === null) return; // asked for a link again, with nothing waiting
    await deleteSignUps(tx, email);
    return platform.mail.send(tx, alreadySignedUpMail(email, publicUrl));
  }
  if (signUpId === null) return;
  const token = newToken();
  await setLink(tx, signUpId, secretsOf(platform).hash(token), addMs(now, lifetimes.signUpMs));
  await platform.mail.send(tx, verifyEmailMail(email, linkTo(publicUrl, "verify-email", token)));
}

async function resetLink(tx: Tx, platform: Platform, email: string): Promise<void> {
  if (!(await mayMail(tx, platform, "reset", email))) return;
  const account = await findAccount(tx, { email });
  if (!account) return;
  const token = await issueToken(tx, platform, {
    userId: account.userId,
    purpose: "reset_password",
    lifeMs: lifetimes.resetLinkMs,
  });
  await platform.mail.send(tx, resetPasswordMail(email, linkTo(platform.config.publicUrl, "reset-password", token)));
}

async function emailLink(tx: Tx, platform: Platform, job: { user_id: string; email: string }): Promise<void> {
  const { user_id: userId, email } = job;
  if (!(await mayMail(tx, platform, "change", email))) return;
  if (await findAccount(tx, { email })) return platform.mail.send(tx, addressTakenMail(email));
  const token = await issueToken(tx, platform, {
    userId,
    purpose: "change_email",
    lifeMs: lifetimes.emailLinkMs,
    email,
  });
  await platform.mail.send(tx, changeEmailMail(email, linkTo(platform.config.publicUrl, "change-email", token)));
}
