import type { ExportedData } from "#modules/users/index.ts";
import type { Platform } from "#platform/platform.ts";
import type {} from "./portfolios.tables.ts";

/** What somebody made and liked, for the copy of their data. Who looked at it or liked it is not theirs. */
export async function exportPerson({ db }: Platform, userId: string): Promise<ExportedData> {
  const portfolios = await db
    .selectFrom("portfolios.portfolios")
    .select(["portfolio_id", "slug", "title", "description", "category_id", "tags", "template", "state"])
    .select(["cover_media_id", "views", "likes", "shares", "published_at", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const items = await db
    .selectFrom("portfolios.items")
    .select(["item_id", "portfolio_id", "kind", "title", "story", "client", "role", "date", "tags", "link"])
    .select(["media_ids", "position", "verified_at", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("portfolio_id")
    .orderBy("position")
    .execute();
  const layouts = await db
    .selectFrom("portfolios.layouts")
    .select(["portfolio_id", "draft", "shown", "shown_at", "updated_at"])
    .where("user_id", "=", userId)
    .execute();
  const likes = await db
    .selectFrom("portfolios.likes")
    .select(["portfolio_id", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const confirmations = await db
    .selectFrom("portfolios.confirmations")
    .select(["item_id", "contract_id", "contract_title", "item_title", "message", "state"])
    .select(["asked_at", "answered_at", "ended_at"])
    .where("user_id", "=", userId)
    .orderBy("asked_at")
    .execute();
  return { tables: { portfolios, items, layouts, likes, confirmations } };
}
