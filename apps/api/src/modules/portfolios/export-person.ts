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
  const drafts = await db
    .selectFrom("portfolios.layout_versions as kept")
    .innerJoin("portfolios.portfolios as p", "p.portfolio_id", "kept.portfolio_id")
    .select(["kept.portfolio_id", "kept.version", "kept.layout", "kept.began_at", "kept.kept_at"])
    .where("p.user_id", "=", userId)
    .orderBy("kept.portfolio_id")
    .orderBy("kept.version")
    .execute();
  const figures = await db
    .selectFrom("portfolios.day_figures as f")
    .innerJoin("portfolios.portfolios as p", "p.portfolio_id", "f.portfolio_id")
    .select(["f.portfolio_id", "f.day", "f.views", "f.viewers", "f.likes", "f.shares"])
    .where("p.user_id", "=", userId)
    .orderBy("f.portfolio_id")
    .orderBy("f.day")
    .execute();
  // What they answered as the client; what they were asked in is the maker's.
  const answers = await db
    .selectFrom("portfolios.confirmations")
    .select(["confirmation_id", "item_title", "contract_id", "contract_title", "state", "show_name", "reason"])
    .select(["asked_at", "answered_at", "ended_at"])
    .where("client_id", "=", userId)
    .orderBy("asked_at")
    .execute();
  return { tables: { portfolios, items, layouts, drafts, figures, likes, confirmations, answers } };
}
