import type { Static } from "typebox";
import type { SignUpAnswer, SignUpBody } from "#api-schema/auth.ts";
import { addMs } from "#platform/clock/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { canonicalEmail, lifetimes } from "../auth.rules.ts";
import { mailAfterSignUp } from "../mails/mail.jobs.ts";
import { posesAsKogi } from "../names/posing.rules.ts";
import { checkNewPassword } from "../passwords/check-password.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { secretsOf } from "../secrets.ts";
import { cookieHeader } from "../sessions/cookies.ts";
import { insertSignUp } from "./sign-ups.repository.ts";

export interface SignedUp {
  readonly answer: Static<typeof SignUpAnswer>;
  /** Set-Cookie for this browser: with it, the mailed link also signs in. */
  readonly cookie: string;
}

/**
 * Notes the wish for an account; the account begins when the mailed link is opened. Does the same work and answers
 * the same whether or not the address has an account: a job finds out, and mails its owner. Throws `auth.weak_password`,
 * and 422 for a name that would be taken for Kogi's.
 */
export async function signUp(
  platform: Platform,
  input: Static<typeof SignUpBody>,
  locale: string | null,
): Promise<SignedUp> {
  const email = canonicalEmail(input.email);
  const name = input.name.normalize("NFC").trim();
  if (name === "")
    throw requestErrors.invalid({ fields: [{ pointer: "/body/name", detail: "Fill this in.", code: "minLength" }] });
  if (posesAsKogi(name))
    throw requestErrors.invalid({
      fields: [
        {
          pointer: "/body/name",
          detail: "People would take this for Kogi itself. Use your own name.",
          code: "reserved",
        },
      ],
    });
  await checkNewPassword(platform, input.password, { email, name });
  const passwordHash = await hashPassword(input.password);
  const browserToken = newToken();
  const at = platform.clock.now();
  const browserHash = secretsOf(platform).hash(browserToken);
  await platform.inTransaction(async (tx) => {
    const signUpRow = {
      signUpId: newId(),
      email,
      name,
      passwordHash,
      userType: input.user_type,
      browserHash,
      locale,
    };
    await insertSignUp(tx, signUpRow, at, addMs(at, lifetimes.signUpMs));
    await platform.jobs.enqueue(tx, mailAfterSignUp, {
      email,
      browser: browserHash.toString("base64url"),
      ...(locale === null ? {} : { locale }),
    });
  });
  const cookie = cookieHeader(platform.config, "sign_up", browserToken, lifetimes.signUpMs);
  return { answer: { email, status: "verification_sent" }, cookie };
}

/** Mails the link of what this browser asked for again. Does the same work for any address. */
export async function resendVerification(
  platform: Platform,
  input: { email: string; browserToken: string | null; locale: string | null },
): Promise<void> {
  const browser = secretsOf(platform)
    .hash(input.browserToken ?? "")
    .toString("base64url");
  await platform.inTransaction((tx) =>
    platform.jobs.enqueue(tx, mailAfterSignUp, {
      email: canonicalEmail(input.email),
      browser,
      ...(input.locale === null ? {} : { locale: input.locale }),
    }),
  );
}
