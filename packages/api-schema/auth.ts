// Accounts: sign-up, sign-in, two-factor, sessions, API keys, roles.
import { type Static, Type } from "typebox";
import {
  Id,
  Instant,
  InstantInput,
  Line,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
  wholeListOf,
} from "./core.ts";

export const passwordLength = { min: 10, max: 128 } as const;

/** The hats a person may sign up with or add; admin and reviewer are only granted. */
export const openRoles = ["freelancer", "client", "investor"] as const;
export const grantedRoles = ["admin", "reviewer"] as const;
export const OpenRole = oneOf(...openRoles);
export const AnyRole = oneOf(...openRoles, ...grantedRoles);

/** What an API key may be allowed. `read` never includes `write`, nor the other way round. */
export const apiScopes = [
  "users:read",
  "users:write",
  "media:read",
  "media:write",
  "portfolios:read",
  "portfolios:write",
  "projects:read",
  "projects:write",
  "contracts:read",
  "contracts:write",
  "payments:read",
  "payments:write",
  "notifications:read",
  "notifications:write",
] as const;

export const Email = Type.String({ format: "email", minLength: 3, maxLength: 254 });
const NewPassword = Type.String({
  minLength: passwordLength.min,
  maxLength: passwordLength.max,
  description: "At least 10 characters; passwords known from breaches are refused.",
});
// A password that is only compared may be anything, so that a wrong one is never told apart by its form.
const GivenPassword = Type.String({ minLength: 1, maxLength: 1_000 });
const Token = Type.String({ minLength: 20, maxLength: 200, description: "From the link that was mailed." });
const Transport = Type.Optional(oneOf("cookie", "bearer"));

export const SignUpBody = record({ name: Line(80), email: Email, password: NewPassword, user_type: OpenRole });
/** The same for an address that is free and for one that has an account: only its owner learns which, by mail. */
export const SignUpAnswer = record({ email: Type.String(), status: oneOf("verification_sent") });

export const Viewer = record({
  user_id: Id,
  email: Type.String(),
  user_type: AnyRole,
  roles: Type.Array(AnyRole),
  email_verified: Type.Boolean(),
  two_factor_enabled: Type.Boolean(),
  session_id: nullable(Id),
});
export type Viewer = Static<typeof Viewer>;

/** The token that a bearer's session goes on with: the one it was called with has ended. Null for a cookie or an API key. */
const RenewedToken = nullable(Type.String());

/** `session_token` and `challenge_token` are filled only for `transport: "bearer"`; otherwise they travel as cookies. */
export const SignInAnswer = record({
  status: oneOf("signed_in", "two_factor_required"),
  user: nullable(Viewer),
  session_token: nullable(Type.String()),
  challenge_token: nullable(Type.String()),
});

export const SessionView = record({
  session_id: Id,
  current: Type.Boolean(),
  user_agent: Type.String(),
  address: Type.String(),
  created_at: Instant,
  last_seen_at: Instant,
  expires_at: Instant,
});
export type SessionView = Static<typeof SessionView>;

export const ApiKeyView = record({
  api_key_id: Id,
  name: Type.String(),
  prefix: Type.String({ description: "The first characters of the key, to tell keys apart." }),
  scopes: Type.Array(oneOf(...apiScopes)),
  created_at: Instant,
  last_used_at: nullable(Instant),
  expires_at: nullable(Instant),
});
export type ApiKeyView = Static<typeof ApiKeyView>;

/** Why an administrator does it: kept beside the account as long as that is there. */
const Reason = Prose(500, 1);

const RolesView = record({ user_id: Id, user_type: AnyRole, roles: Type.Array(AnyRole) });
export type RolesView = Static<typeof RolesView>;

export const authApi = {
  signUp: route({
    method: "POST",
    path: "/api/auth/sign-up",
    summary:
      "Open an account. The mailed link verifies the address; signing in works from then on. Accept-Language becomes the account's language.",
    access: "public",
    rate: "auth",
    body: SignUpBody,
    response: SignUpAnswer,
    status: 202,
    errors: ["auth.weak_password"],
  }),
  signIn: route({
    method: "POST",
    path: "/api/auth/sign-in",
    summary: "Sign in with e-mail and password; with two-factor on, a challenge comes first.",
    access: "public",
    rate: "auth",
    body: record({ email: Email, password: GivenPassword, transport: Transport }),
    response: SignInAnswer,
    errors: ["auth.wrong_credentials", "auth.too_many_attempts"],
  }),
  verifyTwoFactor: route({
    method: "POST",
    path: "/api/auth/two-factor/verify",
    summary: "Answer the challenge with a code from the app, or with a recovery code.",
    access: "public",
    rate: "auth",
    body: record({
      code: Type.Optional(Type.String({ pattern: "^[0-9]{6}$" })),
      recovery_code: Type.Optional(Type.String({ minLength: 8, maxLength: 40 })),
      challenge_token: Type.Optional(Token),
      transport: Transport,
    }),
    response: SignInAnswer,
    errors: ["auth.challenge_expired", "auth.wrong_code", "auth.too_many_attempts"],
  }),
  signOut: route({
    method: "POST",
    path: "/api/auth/sign-out",
    summary: "End this session. Answers the same when there is none.",
    access: "public",
    rate: "auth",
  }),
  session: route({
    method: "GET",
    path: "/api/auth/session",
    summary: "Who is calling; `user` is null for a visitor.",
    access: "public",
    scope: "users:read",
    response: record({ user: nullable(Viewer) }),
  }),
  resendVerification: route({
    method: "POST",
    path: "/api/auth/verification",
    summary: "Mail the verification link again. Answers the same for any address.",
    access: "public",
    rate: "auth",
    body: record({ email: Email }),
    status: 202,
  }),
  confirmVerification: route({
    method: "POST",
    path: "/api/auth/verification/confirm",
    summary: "Verify the address with the mailed token; in the browser that signed up this also signs in.",
    access: "public",
    rate: "auth",
    body: record({ token: Token }),
    response: record({ email: Type.String(), signed_in: Type.Boolean() }),
    errors: ["auth.link_expired", "auth.link_used"],
  }),
  forgotPassword: route({
    method: "POST",
    path: "/api/auth/password/forgot",
    summary: "Mail a link for a new password. Answers the same for any address.",
    access: "public",
    rate: "auth",
    body: record({ email: Email }),
    status: 202,
  }),
  resetPassword: route({
    method: "POST",
    path: "/api/auth/password/reset",
    summary: "Set a new password with the mailed token; every session ends.",
    access: "public",
    rate: "auth",
    body: record({ token: Token, password: NewPassword }),
    errors: ["auth.link_expired", "auth.weak_password"],
  }),
  changePassword: route({
    method: "POST",
    path: "/api/auth/password",
    summary:
      "Change the password; all other sessions end and this one gets a new token (a bearer, as session_token and in the header Session-Token). API keys go on.",
    access: "signed_in",
    rate: "auth",
    // The answer holds a secret, so it must not be kept for a replay.
    idempotency: "none",
    body: record({ current_password: GivenPassword, password: NewPassword }),
    response: record({ session_token: RenewedToken }),
    errors: ["auth.wrong_password", "auth.weak_password", "auth.too_many_attempts"],
  }),
  changeEmail: route({
    method: "POST",
    path: "/api/auth/email",
    summary: "Ask for another address: it is verified by link, and the old one is told.",
    access: "signed_in",
    rate: "auth",
    body: record({ email: Email, password: GivenPassword }),
    response: record({ email: Type.String(), status: oneOf("verification_sent") }),
    status: 202,
    errors: ["auth.wrong_password", "auth.too_many_attempts"],
  }),
  confirmEmail: route({
    method: "POST",
    path: "/api/auth/email/confirm",
    summary: "Take over the new address with the mailed token.",
    access: "public",
    rate: "auth",
    body: record({ token: Token }),
    response: record({ email: Type.String() }),
    errors: ["auth.link_expired"],
  }),
  listSessions: route({
    method: "GET",
    path: "/api/auth/sessions",
    summary: "Where you are signed in, the latest first.",
    access: "signed_in",
    query: record({ ...pageQuery, ...sortedBy("-last_seen_at") }),
    response: pageOf(SessionView),
  }),
  endSession: route({
    method: "DELETE",
    path: "/api/auth/sessions/:session_id",
    summary: "End one session, this one included.",
    access: "signed_in",
    params: record({ session_id: Id }),
    errors: ["auth.session_not_found"],
  }),
  endOtherSessions: route({
    method: "DELETE",
    path: "/api/auth/sessions",
    summary: "End all sessions but this one.",
    access: "signed_in",
    response: record({ ended: Type.Integer() }),
  }),
  setUpTwoFactor: route({
    method: "POST",
    path: "/api/auth/two-factor/setup",
    summary: "Begin two-factor: the secret for an authenticator app. Nothing changes until it is enabled.",
    access: "signed_in",
    rate: "auth",
    body: record({ password: GivenPassword }),
    response: record({ secret: Type.String({ description: "Base32." }), otpauth_uri: Type.String() }),
    errors: ["auth.wrong_password", "auth.two_factor_already_on", "auth.too_many_attempts"],
  }),
  enableTwoFactor: route({
    method: "POST",
    path: "/api/auth/two-factor/enable",
    summary:
      "Turn two-factor on with a first code; the recovery codes are shown this once. Other sessions end, this one gets a new token (a bearer, as session_token and in the header Session-Token).",
    access: "signed_in",
    rate: "auth",
    // The answer holds secrets, so it must not be kept for a replay.
    idempotency: "none",
    body: record({ code: Type.String({ pattern: "^[0-9]{6}$" }) }),
    response: record({ recovery_codes: Type.Array(Type.String()), session_token: RenewedToken }),
    errors: ["auth.two_factor_not_set_up", "auth.two_factor_already_on", "auth.wrong_code", "auth.too_many_attempts"],
  }),
  disableTwoFactor: route({
    method: "POST",
    path: "/api/auth/two-factor/disable",
    summary: "Turn two-factor off.",
    access: "signed_in",
    rate: "auth",
    body: record({ password: GivenPassword }),
    errors: ["auth.wrong_password", "auth.two_factor_off", "auth.too_many_attempts"],
  }),
  newRecoveryCodes: route({
    method: "POST",
    path: "/api/auth/two-factor/recovery-codes",
    summary: "Make ten new recovery codes; the old ones stop working.",
    access: "signed_in",
    rate: "auth",
    body: record({ password: GivenPassword }),
    response: record({ recovery_codes: Type.Array(Type.String()) }),
    errors: ["auth.wrong_password", "auth.two_factor_off", "auth.too_many_attempts"],
  }),
  listApiKeys: route({
    method: "GET",
    path: "/api/auth/api-keys",
    summary: "Your API keys, the newest first.",
    access: "signed_in",
    response: wholeListOf(ApiKeyView),
  }),
  createApiKey: route({
    method: "POST",
    path: "/api/auth/api-keys",
    summary: "Make an API key; the key itself is shown this once.",
    access: "verified",
    // The answer holds a secret, so it must not be kept for a replay.
    idempotency: "none",
    body: record({
      name: Line(60),
      scopes: Type.Array(oneOf(...apiScopes), { minItems: 1, maxItems: apiScopes.length, uniqueItems: true }),
      expires_at: Type.Optional(nullable(InstantInput)),
    }),
    response: record({ api_key: ApiKeyView, key: Type.String() }),
    status: 201,
    errors: ["auth.too_many_keys", "auth.expiry_in_the_past"],
  }),
  deleteApiKey: route({
    method: "DELETE",
    path: "/api/auth/api-keys/:api_key_id",
    summary: "Revoke an API key at once.",
    access: "signed_in",
    params: record({ api_key_id: Id }),
    errors: ["auth.key_not_found"],
  }),
  addRole: route({
    method: "POST",
    path: "/api/auth/roles",
    summary: "Wear a further hat on the same account.",
    access: "signed_in",
    body: record({ role: OpenRole }),
    response: RolesView,
  }),
  setUserType: route({
    method: "PUT",
    path: "/api/auth/user-type",
    summary: "Choose which of your hats comes first.",
    access: "signed_in",
    body: record({ user_type: OpenRole }),
    response: RolesView,
    errors: ["auth.role_missing"],
  }),
  rolesOf: route({
    method: "GET",
    path: "/api/admin/users/:user_id/roles",
    summary: "A person's roles.",
    access: "admin",
    params: record({ user_id: Id }),
    response: RolesView,
    errors: ["auth.account_not_found"],
  }),
  grantRole: route({
    method: "POST",
    path: "/api/admin/users/:user_id/roles",
    summary: "Give a person a role.",
    access: "admin",
    params: record({ user_id: Id }),
    body: record({ role: AnyRole, reason: Reason }),
    response: RolesView,
    errors: ["auth.account_not_found", "auth.not_yourself"],
  }),
  revokeRole: route({
    method: "DELETE",
    path: "/api/admin/users/:user_id/roles/:role",
    summary: "Take a role from a person.",
    access: "admin",
    params: record({ user_id: Id, role: AnyRole }),
    body: record({ reason: Reason }),
    response: RolesView,
    errors: ["auth.account_not_found", "auth.last_admin", "auth.main_role"],
  }),
  suspend: route({
    method: "POST",
    path: "/api/admin/users/:user_id/suspension",
    summary: "Keep a person out until further notice: their sessions end, and they are told why by mail.",
    access: "admin",
    params: record({ user_id: Id }),
    body: record({ reason: Reason }),
    errors: ["auth.account_not_found", "auth.already_suspended", "auth.last_admin", "auth.not_yourself"],
  }),
  reinstate: route({
    method: "DELETE",
    path: "/api/admin/users/:user_id/suspension",
    summary: "Let a suspended person in again, with all that they had.",
    access: "admin",
    params: record({ user_id: Id }),
    body: record({ reason: Reason }),
    errors: ["auth.account_not_found", "auth.not_suspended"],
  }),
};
