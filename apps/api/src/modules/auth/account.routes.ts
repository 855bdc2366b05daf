// What a signed-in person does about their own account, and what administrators do about roles.
import { authApi } from "#api-schema/auth.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { changeEmail } from "./accounts/change-email.ts";
import { addRole, grantRole, revokeRole, rolesOf, setUserType } from "./accounts/roles.ts";
import { reinstateAccount, suspendAccount } from "./accounts/suspend-account.ts";
import { createApiKey, deleteApiKey, listApiKeys } from "./api-keys/manage-api-keys.ts";
import { lifetimes } from "./auth.rules.ts";
import { changePassword } from "./passwords/change-password.ts";
import { cookieHeader, readCookie } from "./sessions/cookies.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions/manage-sessions.ts";
import { disableTwoFactor, enableTwoFactor, replaceCodes, setUpTwoFactor } from "./two-factor/manage-two-factor.ts";

interface SessionCall {
  readonly headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined };
  addCookie(header: string): void;
  setHeader(name: string, value: string): void;
}

/** The session's new token goes the way the old one came: by cookie, or for a bearer in the answer and a header of it. */
function renewToken(platform: Platform, call: SessionCall, token: string | null): { session_token: string | null } {
  if (token !== null && call.headers.authorization !== undefined) {
    call.setHeader("session-token", token);
    return { session_token: token };
  }
  if (token !== null && readCookie(platform.config, "session", call.headers.cookie) !== null)
    call.addCookie(cookieHeader(platform.config, "session", token, lifetimes.sessionMs));
  return { session_token: null };
}

export function serveAccount(http: HttpApp, platform: Platform): void {
  serve(http, authApi.changePassword, async (call) => {
    const { current_password: currentPassword, password } = call.body;
    return renewToken(
      platform,
      call,
      await changePassword(platform, call.actor, { currentPassword, password, page: call.locale }),
    );
  });
  serve(http, authApi.changeEmail, async (call) => {
    const { email } = await changeEmail(platform, call.actor, { ...call.body, page: call.locale });
    return { email, status: "verification_sent" as const };
  });
  serve(http, authApi.listSessions, (call) => listSessions(platform, call.actor, call.query));
  serve(http, authApi.endSession, (call) => endSession(platform, call.actor, call.params.session_id));
  serve(http, authApi.endOtherSessions, (call) => endOtherSessions(platform, call.actor));
}

export function serveTwoFactor(http: HttpApp, platform: Platform): void {
  serve(http, authApi.setUpTwoFactor, (call) => setUpTwoFactor(platform, call.actor, call.body.password));
  serve(http, authApi.enableTwoFactor, async (call) => {
    const { recoveryCodes, token } = await enableTwoFactor(platform, call.actor, {
      code: call.body.code,
      page: call.locale,
    });
    return { recovery_codes: [...recoveryCodes], ...renewToken(platform, call, token) };
  });
  serve(http, authApi.disableTwoFactor, (call) =>
    disableTwoFactor(platform, call.actor, { password: call.body.password, page: call.locale }),
  );
  serve(http, authApi.newRecoveryCodes, async (call) => ({
    recovery_codes: [...(await replaceCodes(platform, call.actor, call.body.password))],
  }));
}

export function serveApiKeys(http: HttpApp, platform: Platform): void {
  serve(http, authApi.listApiKeys, (call) => listApiKeys(platform, call.actor));
  serve(http, authApi.createApiKey, (call) => {
    const { name, scopes, expires_at } = call.body;
    return createApiKey(platform, call.actor, { name, scopes, expiresAt: expires_at ? new Date(expires_at) : null });
  });
  serve(http, authApi.deleteApiKey, (call) => deleteApiKey(platform, call.actor, call.params.api_key_id));
}

export function serveRoles(http: HttpApp, platform: Platform): void {
  serve(http, authApi.addRole, (call) => addRole(platform, call.actor, call.body.role));
  serve(http, authApi.setUserType, (call) => setUserType(platform, call.actor, call.body.user_type));
  serve(http, authApi.rolesOf, (call) => rolesOf(platform, call.params.user_id));
  serve(http, authApi.grantRole, (call) => {
    const input = { userId: call.params.user_id, byId: call.actor.userId, ...call.body };
    return platform.inTransaction((tx) => grantRole(tx, platform, input));
  });
  serve(http, authApi.revokeRole, (call) =>
    revokeRole(platform, call.actor, { userId: call.params.user_id, role: call.params.role, ...call.body }),
  );
  serve(http, authApi.suspend, (call) =>
    suspendAccount(platform, call.actor, { userId: call.params.user_id, reason: call.body.reason }),
  );
  serve(http, authApi.reinstate, (call) =>
    reinstateAccount(platform, call.actor, { userId: call.params.user_id, reason: call.body.reason }),
  );
}
