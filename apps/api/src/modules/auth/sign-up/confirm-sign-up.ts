import { timingSafeEqual } from "node:crypto";
import type { Platform } from "#platform/platform.ts";
import { openAccount } from "../accounts/open-account.ts";
import { authErrors } from "../auth.errors.ts";
import { secretsOf } from "../secrets.ts";
import { type CallOrigin, type StartedSession, startSession } from "../sessions/start-session.ts";
import { noteOpenedLink, wasOpened } from "./opened-links.repository.ts";
import { takeSignUp } from "./sign-ups.repository.ts";

/**
 * Opens the account behind a mailed link. The browser that signed up is signed in as well; any other must give the
 * password, so that a link sent to a stranger does not open their browser's session in somebody else's account.
 * Throws `auth.link_used` for a link that opened an account already, `auth.link_expired` for any other that is no good.
 */
export async function confirmSignUp(
  platform: Platform,
  input: { token: string; browserToken: string | null; origin: CallOrigin; oldToken: string | null },
): Promise<{ email: string; session: StartedSession | null }> {
  const secrets = secretsOf(platform);
  return platform.inTransaction(async (tx) => {
    const tokenHash = secrets.hash(input.token);
    const now = platform.clock.now();
    const wish = await takeSignUp(tx, tokenHash, now);
    if (!wish) throw (await wasOpened(tx, tokenHash)) ? authErrors.linkUsed() : authErrors.linkExpired();
    const userId = await openAccount(tx, platform, { ...wish, emailVerified: true });
    // Another link for the same address was opened in the meantime.
    if (userId === null) throw authErrors.linkExpired();
    await noteOpenedLink(tx, { tokenHash, userId }, now);
    const sameBrowser =
      input.browserToken !== null && timingSafeEqual(secrets.hash(input.browserToken), wish.browserHash);
    if (!sameBrowser) return { email: wish.email, session: null };
    const { origin, oldToken } = input;
    return {
      email: wish.email,
      session: await startSession(tx, platform, { userId, origin, oldToken, newDevice: false }),
    };
  });
}
