// The door of the auth module: accounts, sessions, API keys, roles.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { serveAccount, serveApiKeys, serveRoles, serveTwoFactor } from "./account.routes.ts";
import { trimAttempts } from "./attempts/take-attempts.ts";
import { serveSignIn, serveSignUp } from "./auth.routes.ts";
import { lifetimes } from "./auth.rules.ts";
import { handleMailJobs } from "./mails/mail.jobs.ts";
import { deleteExpiredSessions } from "./sessions/sessions.repository.ts";
import { deleteOpenedLinks } from "./sign-up/opened-links.repository.ts";
import { deleteExpiredSignUps } from "./sign-up/sign-ups.repository.ts";
import { deleteExpiredTokens } from "./tokens/one-time-tokens.ts";

export { decisionsAbout } from "./accounts/account-decisions.ts";
export { accountFacts } from "./accounts/account-facts.ts";
export { findAccount } from "./accounts/accounts.repository.ts";
export { eraseAccount } from "./accounts/erase-account.ts";
export { listAccounts } from "./accounts/list-accounts.ts";
export { readLocalesBy } from "./accounts/locales.ts";
export { type AccountHook, type OpenedAccount, onAccountCreated, openAccount } from "./accounts/open-account.ts";
export {
  accountsAfter,
  type EmailOf,
  emailsOf,
  isSuspended,
  reinstatedAt,
  shownEmail,
} from "./accounts/read-accounts.ts";
export { grantRole, hasRole, isNewAdministrator, peopleWithRole, refuseNewAdministrator } from "./accounts/roles.ts";
export { authErrors } from "./auth.errors.ts";
export { may, type Permission } from "./auth.policy.ts";
export { canonicalEmail } from "./auth.rules.ts";
export { posesAsKogi } from "./names/posing.rules.ts";
export { createAuthenticate } from "./sessions/authenticate.ts";
export { cookieHeader } from "./sessions/cookies.ts";
export { startSession } from "./sessions/start-session.ts";
export { checkCurrentPassword } from "./sign-in/check-current-password.ts";
export { type SignedUp, signUp } from "./sign-up/sign-up.ts";

const ATTEMPTS_KEPT_MS = 2 * DAY_MS;

export function registerAuth(http: HttpApp, platform: Platform): void {
  serveSignUp(http, platform);
  serveSignIn(http, platform);
  serveAccount(http, platform);
  serveTwoFactor(http, platform);
  serveApiKeys(http, platform);
  serveRoles(http, platform);
  handleMailJobs(platform);
  platform.jobs.daily("auth.trim", "41 2 * * *", () => trim(platform));
}

/** Forgets what has expired: sessions, links, unanswered sign-ups, old counts of guesses. */
async function trim({ inTransaction, clock }: Platform): Promise<void> {
  const now = clock.now();
  await inTransaction(async (tx) => {
    await deleteExpiredSessions(tx, { now, seenAfter: addMs(now, -lifetimes.sessionIdleMs) });
    await deleteExpiredTokens(tx, now);
    await deleteExpiredSignUps(tx, now);
    await deleteOpenedLinks(tx, addMs(now, -lifetimes.openedLinkMs));
    await trimAttempts(tx, addMs(now, -ATTEMPTS_KEPT_MS));
  });
}
