import { sql } from "kysely";
import type { NotificationCategory } from "#api-schema/notifications.ts";
import type { Db, Tx } from "#platform/db/index.ts";

export interface Preference {
  readonly category: NotificationCategory;
  readonly in_app: boolean;
  readonly email: boolean;
}

export const CATEGORIES: readonly NotificationCategory[] = ["hiring", "contracts", "money", "reviews", "account"];

/** Both ways for everything until somebody chooses otherwise: work and money are what people came for. */
const DEFAULTS = { in_app: true, email: true };

/** One entry a category, the person's choice or the default. */
export async function preferencesOf(db: Db, userId: string): Promise<readonly Preference[]> {
  const rows = await db.selectFrom("notifications.preferences").selectAll().where("user_id", "=", userId).execute();
  return CATEGORIES.map((category) => {
    const row = rows.find((one) => one.category === category);
    return { category, in_app: row?.in_app ?? DEFAULTS.in_app, email: row?.email ?? DEFAULTS.email };
  });
}

/** Two at once go one after the other. */
export async function holdPreferences(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notifications.preferences:${userId}`}, 0))`.execute(tx);
}

export async function savePreference(tx: Tx, userId: string, preference: Preference, at: Date): Promise<void> {
  const { category, in_app, email } = preference;
  await tx
    .insertInto("notifications.preferences")
    .values({ user_id: userId, category, in_app, email, updated_at: at })
    .onConflict((conflict) => conflict.columns(["user_id", "category"]).doUpdateSet({ in_app, email, updated_at: at }))
    .execute();
}

/** Made of what is chosen, so it is another after every change; what was chosen back is what was read, and undoes nothing. */
export function versionOf(preferences: readonly Preference[]): number {
  return preferences.reduce((sum, { in_app, email }) => sum * 4 + (in_app ? 2 : 0) + (email ? 1 : 0), 1);
}
