import { codeAt, stepAt } from "#modules/auth/two-factor/totp.ts";
import { mailedToken } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";

const NEW_PASSWORD = "eleven lamps at dusk";
const unknownToken = { token: "x".repeat(43) };

const toOwner = ({ owner }: Stage): Call => ({ params: { user_id: owner.userId } });
const rightPassword = ({ owner }: Stage): Call => ({
  body: { email: owner.email, password: PASSWORD, transport: "bearer" },
});
const password = (): Call => ({ body: { password: PASSWORD } });

async function otherSession({ owner, kogi }: Stage): Promise<Call> {
  const { user } = await kogi
    .api()
    .auth.signIn({ body: { email: owner.email, password: PASSWORD, transport: "bearer" } });
  return { params: { session_id: user?.session_id ?? "" } };
}

async function ownKey({ owner }: Stage): Promise<Call> {
  const { api_key } = await owner.api.auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  return { params: { api_key_id: api_key.api_key_id } };
}

let signedUp = 0;
async function signUpLink({ kogi }: Stage): Promise<Call> {
  const email = `matrix-${signedUp++}@example.org`;
  await kogi.api().auth.signUp({ body: { name: "Ana", email, password: NEW_PASSWORD, user_type: "client" } });
  return { body: { token: await mailedToken(kogi, email, "verify-email") } };
}

const wishFor = (): Call => ({
  body: { name: "Ana", email: `matrix-${signedUp++}@example.org`, password: NEW_PASSWORD, user_type: "client" },
});

/** The code of nobody's app: what matters is whether the question is heard. */
const someCode = ({ kogi }: Stage): Call => ({
  body: { code: codeAt(Buffer.alloc(20), stepAt(kogi.platform.clock.now())) },
});

// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const authMatrix: readonly Row[] = [
  { route: "POST /api/auth/sign-up", is: "202 202 202 202 202 202 202 202 202", call: wishFor },
  { route: "POST /api/users", is: "202 202 202 202 202 202 202 202 202", call: wishFor },
  {
    route: "POST /api/auth/verification",
    is: "202 202 202 202 202 202 202 202 202",
    call: () => ({ body: { email: "a@example.org" } }),
  },
  { route: "POST /api/auth/verification/confirm", is: "200 200 200 200 200 200 200 200 200", call: signUpLink },
  // It ends the session that the browser had before.
  { route: "POST /api/auth/sign-in", is: "200 200 200 200 200 200 200 200 200", call: rightPassword, spoils: true },
  { route: "POST /api/auth/two-factor/verify", is: "401 401 401 401 401 401 401 401 401", call: someCode },
  { route: "POST /api/auth/sign-out", is: "204 204 204 204 204 204 204 204 204", spoils: true },
  { route: "GET /api/auth/session", is: "200 200 200 200 200 200 200 200 200" },
  {
    route: "POST /api/auth/password/forgot",
    is: "202 202 202 202 202 202 202 202 202",
    call: () => ({ body: { email: "a@example.org" } }),
  },
  {
    route: "POST /api/auth/password/reset",
    is: "410 410 410 410 410 410 410 410 410",
    call: () => ({ body: { ...unknownToken, password: NEW_PASSWORD } }),
  },
  {
    route: "POST /api/auth/password",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ body: { current_password: PASSWORD, password: NEW_PASSWORD } }),
    spoils: true,
  },
  {
    route: "POST /api/auth/email",
    is: "401 202 202 202 202 202 202 202 403",
    call: () => ({ body: { email: `matrix-${signedUp++}@example.org`, password: PASSWORD } }),
  },
  {
    route: "POST /api/auth/email/confirm",
    is: "410 410 410 410 410 410 410 410 410",
    call: () => ({ body: unknownToken }),
  },
  { route: "GET /api/auth/sessions", is: "401 200 200 200 200 200 200 200 403" },
  { route: "DELETE /api/auth/sessions/:session_id", is: "401 404 204 404 404 404 404 404 403", call: otherSession },
  { route: "DELETE /api/auth/sessions", is: "401 200 200 200 200 200 200 200 403" },
  { route: "POST /api/auth/two-factor/setup", is: "401 200 200 200 200 200 200 200 403", call: password },
  {
    route: "POST /api/auth/two-factor/enable",
    is: "401 409 409 409 409 409 409 409 403",
    call: someCode,
    spoils: true,
  },
  { route: "POST /api/auth/two-factor/disable", is: "401 409 409 409 409 409 409 409 403", call: password },
  { route: "POST /api/auth/two-factor/recovery-codes", is: "401 409 409 409 409 409 409 409 403", call: password },
  { route: "GET /api/auth/api-keys", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "POST /api/auth/api-keys",
    is: "401 403 201 201 201 201 201 201 403",
    call: () => ({ body: { name: "x", scopes: ["users:read"] } }),
    spoils: true,
  },
  { route: "DELETE /api/auth/api-keys/:api_key_id", is: "401 404 204 404 404 404 404 404 403", call: ownKey },
  {
    route: "POST /api/auth/roles",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ body: { role: "investor" } }),
    spoils: true,
  },
  {
    route: "PUT /api/auth/user-type",
    is: "401 409 200 409 200 409 200 409 403",
    call: () => ({ body: { user_type: "client" } }),
    spoils: true,
  },
  { route: "GET /api/admin/users/:user_id/roles", is: "401 403 403 403 403 403 200 403 403", call: toOwner },
  {
    route: "POST /api/admin/users/:user_id/roles",
    is: "401 403 403 403 403 403 200 403 403",
    call: (stage) => ({ ...toOwner(stage), body: { role: "reviewer", reason: "Knows the trade" } }),
    spoils: true,
  },
  {
    route: "DELETE /api/admin/users/:user_id/roles/:role",
    is: "401 403 403 403 403 403 200 403 403",
    call: (stage) => ({ params: { user_id: stage.owner.userId, role: "reviewer" }, body: { reason: "Left us" } }),
  },
  {
    route: "POST /api/admin/users/:user_id/suspension",
    is: "401 403 403 403 403 403 204 403 403",
    // Somebody else each time: who is suspended is nobody who could call.
    call: async ({ kogi }) => ({
      params: { user_id: (await signUp(kogi)).userId },
      body: { reason: "Wrote to everybody" },
    }),
  },
  {
    route: "DELETE /api/admin/users/:user_id/suspension",
    is: "401 403 403 403 403 403 409 403 403",
    call: (stage) => ({ ...toOwner(stage), body: { reason: "Said sorry" } }),
  },
];
