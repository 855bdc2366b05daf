import { accountStateChanged, emailChanged, rolesChanged } from "#events/auth.ts";
import { findAccount } from "#modules/auth/index.ts";
import type { Platform } from "#platform/platform.ts";

/** What auth knows of a person and a profile repeats. */
export function listenToAuth(platform: Platform): void {
  platform.events.on(rolesChanged, "users.roles_changed", async (tx, { user_id }) => {
    // As it is now, not as it was then: two changes may be told in the other order.
    const account = await findAccount(tx, { userId: user_id });
    if (!account) return;
    await tx
      .updateTable("users.users")
      .set({ user_type: account.userType, works_beside: account.roles.includes("freelancer") })
      .where("user_id", "=", user_id)
      .where("erased_at", "is", null)
      .execute();
  });
  // Whoever is suspended cannot answer: nobody finds them, or asks them for work, until that is lifted.
  platform.events.on(accountStateChanged, "users.account_state_changed", async (tx, { user_id }) => {
    const account = await findAccount(tx, { userId: user_id }); // an active one
    await tx
      .updateTable("users.users")
      .set({ hidden_at: account ? null : platform.clock.now() })
      .where("user_id", "=", user_id)
      .where("erased_at", "is", null)
      .execute();
  });
  // An address only changes by its own verification.
  platform.events.on(emailChanged, "users.email_changed", async (tx, { user_id }) => {
    await tx
      .updateTable("users.users")
      .set({ verified: true })
      .where("user_id", "=", user_id)
      .where("erased_at", "is", null)
      .execute();
  });
}
