// What a plan entitles to is decided by payments and told by event; users keep the newest word for each audience.
import { sql } from "kysely";
import type { EntitlementsView } from "#api-schema/entitlements.ts";
import { entitlementsChanged } from "#events/payments.ts";
import { userErased } from "#events/users.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { EventInfo } from "#platform/events/index.ts";
import type { Platform } from "#platform/platform.ts";

export function listenToPlans(platform: Platform): void {
  platform.events.on(entitlementsChanged, "users.entitlements", async (tx, news, told) => {
    const { user_id, audience, plan } = news;
    if (!(await isNewest(tx, news, told))) return;
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

/** False when newer news of the same were heard: a delivery that failed comes again after those that followed it. */
async function isNewest(
  tx: Tx,
  { user_id, audience }: { readonly user_id: string; readonly audience: string },
  { publishedAt, eventId }: EventInfo,
): Promise<boolean> {
  const told = { told_at: publishedAt, told_by: eventId };
  const row = await tx
    .insertInto("users.entitlement_news")
    .values({ user_id, audience, ...told })
    .onConflict((conflict) =>
      conflict
        .columns(["user_id", "audience"])
        .doUpdateSet(told)
        .where(
          sql<boolean>`(entitlement_news.told_at, entitlement_news.told_by) < (excluded.told_at, excluded.told_by)`,
        ),
    )
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
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
