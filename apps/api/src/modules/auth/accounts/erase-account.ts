import { accountErased } from "#events/auth.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepOneAdmin } from "./roles.ts";

/**
 * Takes away everything a person could sign in with, what was decided about them, their address and what was mailed to it; the row stays as a pseudonym that money
 * records point at. Called by `users` in the transaction that empties the profile. Throws `auth.last_admin`.
 */
export async function eraseAccount(
  tx: Tx,
  platform: Platform,
  { userId, byId }: { userId: string; byId: string },
): Promise<void> {
  await keepOneAdmin(tx, userId);
  const at = platform.clock.now();
  const ways = ["sessions", "one_time_tokens", "opened_links", "two_factor", "api_keys", "account_decisions"] as const;
  for (const table of ways.map((way) => `auth.${way}` as const))
    await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  const account = await tx
    .selectFrom("auth.accounts")
    .select("email")
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (account?.email) await platform.mail.forget(tx, account.email);
  await tx
    .updateTable("auth.accounts")
    .set({ state: "erased", email: null, email_verified_at: null, password_hash: null, name: "", updated_at: at })
    .where("user_id", "=", userId)
    .execute();
  await platform.audit.record(tx, {
    actorId: byId,
    action: "auth.account_erased",
    subject: { type: "account", id: userId },
  });
  await platform.events.publish(tx, accountErased, { user_id: userId });
}
