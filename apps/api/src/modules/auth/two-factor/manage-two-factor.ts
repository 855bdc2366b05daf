import { twoFactorChanged } from "#events/auth.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Account, findAccount } from "../accounts/accounts.repository.ts";
import { localeOf } from "../accounts/locales.ts";
import { attemptLimits } from "../attempts/attempts.rules.ts";
import { forgiveAttempts, takeAttempts } from "../attempts/take-attempts.ts";
import { authErrors } from "../auth.errors.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { secretsOf } from "../secrets.ts";
import { rotateSession } from "../sessions/manage-sessions.ts";
import { checkCurrentPassword } from "../sign-in/check-current-password.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";
import { base32, matchingStep, otpauthUri } from "./totp.ts";
import {
  deleteTwoFactor,
  lockTwoFactor,
  markEnabled,
  replaceRecoveryCodes,
  saveSetup,
  useStep,
} from "./two-factor.repository.ts";

const SECRET_BYTES = 20;

/** Makes a secret for an authenticator app; nothing changes until `enableTwoFactor`. Throws `auth.two_factor_already_on`. */
export async function setUpTwoFactor(
  platform: Platform,
  actor: Actor,
  password: string,
): Promise<{ secret: string; otpauth_uri: string }> {
  const account = await checkCurrentPassword(platform, actor, password);
  const secret = Buffer.from(newToken(SECRET_BYTES), "base64url");
  const box = secretsOf(platform).encrypt(secret);
  const saved = await platform.inTransaction((tx) => saveSetup(tx, actor.userId, box, platform.clock.now()));
  if (!saved) throw authErrors.twoFactorAlreadyOn();
  return { secret: base32(secret), otpauth_uri: otpauthUri(secret, account.email) };
}

export interface TwoFactorOn {
  /** Shown this once. */
  readonly recoveryCodes: readonly string[];
  /** The session's new token, or null for a caller without a session. */
  readonly token: string | null;
}

/** Turns two-factor on with a first code and ends the other sessions. Throws `auth.wrong_code`, `auth.two_factor_not_set_up`. */
export async function enableTwoFactor(
  platform: Platform,
  actor: Actor,
  { code, page }: { code: string; page: string | null },
): Promise<TwoFactorOn> {
  const { userId } = actor;
  const guard = { name: `two_factor:${userId}`, limit: attemptLimits.twoFactor };
  await takeAttempts(platform, [guard]);
  return platform.inTransaction(async (tx) => {
    // Locked: a code proves the secret that it is checked against, and no other one.
    const twoFactor = await lockTwoFactor(tx, userId);
    if (!twoFactor) throw authErrors.twoFactorNotSetUp();
    if (twoFactor.enabled) throw authErrors.twoFactorAlreadyOn();
    const at = platform.clock.now();
    const step = matchingStep(secretsOf(platform).decrypt(twoFactor.secret), code, at, twoFactor.lastStep);
    if (step === null || !(await useStep(tx, userId, step))) throw authErrors.wrongCode();
    if (!(await markEnabled(tx, userId, at))) throw authErrors.twoFactorAlreadyOn();
    await forgiveAttempts(tx, [guard.name]);
    const recoveryCodes = await giveRecoveryCodes(tx, platform, userId);
    const token = await rotateSession(tx, platform, actor);
    const account = await findAccount(tx, { userId });
    if (account) await tell(tx, platform, account, { enabled: true, page });
    return { recoveryCodes, token };
  });
}

/** Turns two-factor off. Throws `auth.two_factor_off`, `auth.wrong_password`. */
export async function disableTwoFactor(
  platform: Platform,
  actor: Actor,
  { password, page }: { password: string; page: string | null },
): Promise<void> {
  const account = await checkCurrentPassword(platform, actor, password);
  await platform.inTransaction(async (tx) => {
    if (!(await deleteTwoFactor(tx, actor.userId))) throw authErrors.twoFactorOff();
    await tell(tx, platform, account, { enabled: false, page });
  });
}

/** Ten new recovery codes; the old ones stop working. Throws `auth.two_factor_off`, `auth.wrong_password`. */
export async function replaceCodes(platform: Platform, actor: Actor, password: string): Promise<readonly string[]> {
  const account = await checkCurrentPassword(platform, actor, password);
  if (!account.twoFactorEnabled) throw authErrors.twoFactorOff();
  return platform.inTransaction(async (tx) => {
    const codes = await giveRecoveryCodes(tx, platform, actor.userId);
    const subject = { type: "account", id: actor.userId };
    await platform.audit.record(tx, { actorId: actor.userId, action: "auth.recovery_codes_replaced", subject });
    return codes;
  });
}

async function giveRecoveryCodes(tx: Tx, platform: Platform, userId: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(secretsOf(platform), userId, code));
  await replaceRecoveryCodes(tx, userId, hashes);
  return codes;
}

async function tell(
  tx: Tx,
  platform: Platform,
  account: Account,
  { enabled, page }: { enabled: boolean; page: string | null },
): Promise<void> {
  const { userId, email } = account;
  const action = enabled ? "auth.two_factor_enabled" : "auth.two_factor_disabled";
  await platform.audit.record(tx, { actorId: userId, action, subject: { type: "account", id: userId } });
  await platform.events.publish(tx, twoFactorChanged, { user_id: userId, enabled });
  const locale = await localeOf(tx, platform, userId, page);
  await platform.mail.send(tx, mailsIn(locale, platform).twoFactorChanged(email, enabled));
}
