import type { ExportedData } from "#modules/users/index.ts";
import type { Platform } from "#platform/platform.ts";
import type {} from "./notifications.tables.ts";

/** What somebody was told and how they want to be told, for the copy of their data. */
export async function exportPerson({ db }: Platform, userId: string): Promise<ExportedData> {
  const notifications = await db
    .selectFrom("notifications.notifications")
    .select(["kind", "category", "title", "body", "link", "read_at", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const preferences = await db
    .selectFrom("notifications.preferences")
    .select(["category", "in_app", "email", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("category")
    .execute();
  return { tables: { notifications, preferences } };
}
