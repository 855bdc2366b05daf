// What a plan entitles to is decided by payments and told by event; users keep the newest word for each audience.
import type { EntitlementsView } from "#api-schema/entitlements.ts";
import { entitlementsChanged } from "#events/payments.ts";
import { userErased } from "#events/users.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

export function listenToPlans(platform: Platform): void {
  platform.events.on(entitlementsChanged, "users.entitlements", async (tx, news) => {
    const { user_id, audience, plan } = news;
    await tx.deleteFrom("users.entitlements").where("user_id", "=", user_id).where("audience", "=", audience).execute();
    if (plan === null || news.entitlements.length === 0) return;
    const learned_at = platform.clock.now();
    await tx
      .insertInto("users.entitlements")
      .values(
        news.entitlements.map(({ capability, limit }) => ({
          user_id,
          audience,
          plan,
          capability,
          limit_value: limit,
          learned_at,
        })),
      )
      .execute();
  });
  platform.events.on(userErased, "users.forget_entitlements", async (tx, { user_id }) => {
    await tx.deleteFrom("users.entitlements").where("user_id", "=", user_id).execute();
  });
}

/** Above what everybody has. */
export async function entitlementsOf(db: Db, userId: string): Promise<EntitlementsView> {
  const rows = await db
    .selectFrom("users.entitlements")
    .select(["audience", "plan", "capability", "limit_value"])
    .where("user_id", "=", userId)
    .orderBy("audience")
    .orderBy("capability")
    .execute();
  return {
    data: rows.map((row) => ({ ...row, limit: row.limit_value })).map(({ limit_value: _, ...row }) => row),
  };
}
