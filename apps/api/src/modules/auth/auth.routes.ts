// Sign-up, sign-in and the links that are mailed: everything one may call without a session.
import { authApi } from "#api-schema/auth.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { type Call, type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { Account } from "./accounts/accounts.repository.ts";
import { confirmEmail } from "./accounts/change-email.ts";
import { viewAccount, viewerOf } from "./accounts/read-accounts.ts";
import { lifetimes } from "./auth.rules.ts";
import { forgotPassword, resetPassword } from "./passwords/reset-password.ts";
import { type CookieName, cookieHeader, endedCookie, readCookie } from "./sessions/cookies.ts";
import { newDeviceMark, readDevice } from "./sessions/device.ts";
import { signOut } from "./sessions/manage-sessions.ts";
import type { CallOrigin, StartedSession } from "./sessions/start-session.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { confirmSignUp } from "./sign-up/confirm-sign-up.ts";
import { resendVerification, signUp } from "./sign-up/sign-up.ts";
import { type Proof, verifyTwoFactor } from "./two-factor/verify-two-factor.ts";

// biome-ignore lint/suspicious/noExplicitAny: a call of any route; only its headers and cookies are used here
type AnyCall = Call<any>;

export function serveSignUp(http: HttpApp, platform: Platform): void {
  serve(http, authApi.signUp, async (call) => {
    const { answer, cookie } = await signUp(platform, call.body, call.locale);
    call.addCookie(cookie);
    return answer;
  });
  serve(http, authApi.resendVerification, (call) =>
    resendVerification(platform, {
      email: call.body.email,
      browserToken: cookieOf(platform, call, "sign_up"),
      locale: call.locale,
    }),
  );
  serve(http, authApi.confirmVerification, async (call) => {
    const browserToken = cookieOf(platform, call, "sign_up");
    const oldToken = cookieOf(platform, call, "session");
    const { email, session } = await confirmSignUp(platform, {
      token: call.body.token,
      browserToken,
      oldToken,
      origin: originOf(call),
    });
    if (session) keepSession(platform, call, session, email);
    call.addCookie(endedCookie(platform.config, "sign_up"));
    return { email, signed_in: session !== null };
  });
  serve(http, authApi.forgotPassword, (call) => forgotPassword(platform, call.body.email, call.locale));
  serve(http, authApi.resetPassword, async (call) => {
    const { deviceMark } = await resetPassword(platform, { ...call.body, page: call.locale });
    setCookie(platform, call, "device", deviceMark, lifetimes.deviceCookieMs);
    call.addCookie(endedCookie(platform.config, "session"));
  });
  serve(http, authApi.confirmEmail, (call) => confirmEmail(platform, { token: call.body.token, page: call.locale }));
}

export function serveSignIn(http: HttpApp, platform: Platform): void {
  serve(http, authApi.signIn, async (call) => {
    const { email, password, transport } = call.body;
    const deviceMark = cookieOf(platform, call, "device");
    const oldToken = cookieOf(platform, call, "session");
    const result = await signIn(platform, { email, password, deviceMark, oldToken, origin: originOf(call) });
    if (result.status === "signed_in") return answerSignedIn(platform, call, result.account, result.session, transport);
    if (transport !== "bearer") setCookie(platform, call, "challenge", result.challenge, lifetimes.challengeMs);
    const challenge_token = transport === "bearer" ? result.challenge : null;
    return { status: "two_factor_required" as const, user: null, session_token: null, challenge_token };
  });
  serve(http, authApi.verifyTwoFactor, async (call) => {
    const challenge = call.body.challenge_token ?? cookieOf(platform, call, "challenge") ?? "";
    const oldToken = cookieOf(platform, call, "session");
    const { account, session } = await verifyTwoFactor(platform, {
      challenge,
      proof: proofOf(call.body),
      oldToken,
      origin: originOf(call),
    });
    call.addCookie(endedCookie(platform.config, "challenge"));
    return answerSignedIn(platform, call, account, session, call.body.transport);
  });
  serve(http, authApi.signOut, async (call) => {
    const bearer = /^Bearer (\S+)$/i.exec(call.headers.authorization ?? "")?.[1] ?? null;
    await signOut(platform, bearer ?? cookieOf(platform, call, "session"));
    call.addCookie(endedCookie(platform.config, "session"));
  });
  serve(http, authApi.session, async (call) => ({ user: await viewerOf(platform, call.actor) }));
}

function answerSignedIn(
  platform: Platform,
  call: AnyCall,
  account: Account,
  session: StartedSession,
  transport: "cookie" | "bearer" | undefined,
) {
  const asBearer = transport === "bearer";
  if (!asBearer) keepSession(platform, call, session, account.email);
  return {
    status: "signed_in" as const,
    user: viewAccount(account, session.sessionId),
    session_token: asBearer ? session.token : null,
    challenge_token: null,
  };
}

function keepSession(platform: Platform, call: AnyCall, session: StartedSession, email: string): void {
  setCookie(platform, call, "session", session.token, lifetimes.sessionMs);
  const mark = cookieOf(platform, call, "device");
  if (readDevice(platform, mark, email) === null)
    setCookie(platform, call, "device", newDeviceMark(platform, email), lifetimes.deviceCookieMs);
}

function proofOf(body: { code?: string; recovery_code?: string }): Proof {
  if (body.code !== undefined && body.recovery_code === undefined) return { code: body.code };
  if (body.recovery_code !== undefined && body.code === undefined) return { recoveryCode: body.recovery_code };
  const detail = "Give the code from your app or a recovery code, one of the two.";
  throw requestErrors.invalid({ fields: [{ pointer: "/body/code", detail, code: "required" }] });
}

function originOf(call: AnyCall): CallOrigin {
  return { address: call.address, userAgent: call.userAgent };
}

function cookieOf(platform: Platform, call: AnyCall, name: CookieName): string | null {
  return readCookie(platform.config, name, call.headers.cookie);
}

function setCookie(platform: Platform, call: AnyCall, name: CookieName, value: string, maxAgeMs: number): void {
  call.addCookie(cookieHeader(platform.config, name, value, maxAgeMs));
}
