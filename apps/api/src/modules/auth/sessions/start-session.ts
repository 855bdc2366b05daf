import { signedIn } from "#events/auth.ts";
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lifetimes } from "../auth.rules.ts";
import { secretsOf } from "../secrets.ts";
import { deleteSessionByToken, insertSession } from "./sessions.repository.ts";

/** Where a call comes from: what a person is shown about their sessions. */
export interface CallOrigin {
  readonly address: string;
  readonly userAgent: string;
}

export interface StartedSession {
  readonly sessionId: string;
  /** Shown to the browser or program once; stored as a hash. */
  readonly token: string;
}

/**
 * Starts a session with a new token, whatever the caller brought along: a token that somebody planted before the
 * sign-in is worth nothing after it. `oldToken` is the session this browser had before, which ends.
 */
export async function startSession(
  tx: Tx,
  platform: Platform,
  input: { userId: string; origin: CallOrigin; oldToken: string | null; newDevice: boolean },
): Promise<StartedSession> {
  const secrets = secretsOf(platform);
  const at = platform.clock.now();
  const token = secrets.newSignedToken();
  const sessionId = newId();
  if (input.oldToken) await deleteSessionByToken(tx, secrets.hash(input.oldToken));
  const { userId, origin } = input;
  const session = {
    sessionId,
    userId,
    tokenHash: secrets.hash(token),
    address: origin.address,
    userAgent: origin.userAgent.slice(0, 300),
    expiresAt: addMs(at, lifetimes.sessionMs),
  };
  await insertSession(tx, session, at);
  await platform.audit.record(tx, {
    actorId: userId,
    action: "auth.signed_in",
    subject: { type: "session", id: sessionId },
  });
  await platform.events.publish(tx, signedIn, { user_id: userId, session_id: sessionId, new_device: input.newDevice });
  return { sessionId, token };
}
