import { accountCreated } from "#events/auth.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { canonicalEmail } from "../auth.rules.ts";
import { insertAccount } from "./accounts.repository.ts";

export interface OpenedAccount {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly user_type: Role;
  /** What they read, where the page told; null when nobody knows yet. */
  readonly locale: string | null;
}
export type AccountHook = (tx: Tx, platform: Platform, account: OpenedAccount) => Promise<void>;

const hooks = new WeakMap<Platform, AccountHook[]>();

/** Runs `hook` in the transaction that opens an account: an account never exists without what the hook makes. */
export function onAccountCreated(platform: Platform, hook: AccountHook): void {
  hooks.set(platform, [...(hooks.get(platform) ?? []), hook]);
}

/**
 * Opens an account with everything that belongs to it. Returns its id, or null when the address has one already.
 * The password comes hashed: hashing takes too long for a transaction.
 */
export async function openAccount(
  tx: Tx,
  platform: Platform,
  input: {
    email: string;
    name: string;
    passwordHash: string;
    userType: "freelancer" | "client" | "investor";
    emailVerified: boolean;
    locale?: string | null;
  },
): Promise<string | null> {
  const userId = newId();
  const email = canonicalEmail(input.email);
  const { name, userType } = input;
  const account = {
    userId,
    email,
    name,
    passwordHash: input.passwordHash,
    userType,
    emailVerified: input.emailVerified,
  };
  if (!(await insertAccount(tx, account, platform.clock.now()))) return null;
  for (const hook of hooks.get(platform) ?? [])
    await hook(tx, platform, {
      user_id: userId,
      name,
      email,
      email_verified: input.emailVerified,
      user_type: userType,
      locale: input.locale ?? null,
    });
  await platform.audit.record(tx, {
    actorId: userId,
    action: "auth.account_created",
    subject: { type: "account", id: userId },
  });
  await platform.events.publish(tx, accountCreated, { user_id: userId, user_type: userType });
  return userId;
}
