import type { PortfolioCard, PortfolioQuery } from "#api-schema/portfolio-views.ts";
import { interestSlugs } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import {
  type Actor,
  decodeInstantCursor,
  decodeNumberCursor,
  decodeRankCursor,
  type Page,
  toPage,
} from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countPortfolioRows, listPortfolioRows, type PortfolioFilter, type PortfolioOrder } from "./portfolio-list.ts";
import type { PortfolioRow } from "./portfolios.repository.ts";
import { searchWords, tagName } from "./portfolios.rules.ts";
import { portfolioCards } from "./portfolios.views.ts";

const PAGE_DEFAULT = 20;

/** Published portfolios, or all of one's own. */
export async function listPortfolios(
  platform: Platform,
  viewer: Actor | null,
  query: PortfolioQuery,
): Promise<Page<PortfolioCard> & { total?: number }> {
  const { db } = platform;
  const filter = filterOf(query, viewer, await interestsIn(db, viewer, query));
  // Others' drafts are not theirs to ask for: there are none.
  if (filter === null) return { data: [], next_cursor: null, ...(query.count ? { total: 0 } : {}) };
  const limit = query.limit ?? PAGE_DEFAULT;
  const order = orderOf(query, filter);
  const rows = await listPortfolioRows(db, filter, order, limit + 1);
  const { next_cursor } = toPage(rows, limit, (row) => cursorOf(order, row), String);
  const page = { data: await portfolioCards(platform, rows.slice(0, limit)), next_cursor };
  return query.count ? { ...page, total: await countPortfolioRows(db, filter) } : page;
}

function orderOf({ sort, cursor }: PortfolioQuery, filter: PortfolioFilter): PortfolioOrder {
  const holdsDrafts = hasDrafts(filter);
  if (sort === "position" && filter.ownerId !== null && !holdsDrafts)
    return { by: "position", after: cursor === undefined ? null : decodeRankCursor(cursor) };
  if (sort === "-views" || sort === "-likes")
    return {
      by: sort === "-views" ? "views" : "likes",
      after: cursor === undefined ? null : decodeNumberCursor(cursor),
    };
  return {
    by: sort === "-created_at" || holdsDrafts ? "created_at" : "published_at",
    after: cursor === undefined ? null : decodeInstantCursor(cursor),
  };
}

/** One's own that nobody else sees were never published: such a list goes by when each was begun. */
const hasDrafts = ({ ownStates }: PortfolioFilter): boolean => ownStates !== null && ownStates.join() !== "published";

function cursorOf({ by }: PortfolioOrder, row: PortfolioRow): (string | number)[] {
  if (by === "position") return [-row.position, (row.published_at ?? row.created_at).toISOString(), row.portfolio_id];
  const place = by === "published_at" ? (row.published_at ?? row.created_at) : row[by];
  return [place instanceof Date ? place.toISOString() : place, row.portfolio_id];
}

/** The topics that "mine" means; a visitor has none, so nothing lies in them. */
async function interestsIn(db: Db, viewer: Actor | null, { interests }: PortfolioQuery): Promise<string[] | null> {
  if (!interests) return null;
  return viewer ? interestSlugs(db, viewer.userId) : [];
}

function filterOf(
  query: PortfolioQuery,
  viewer: Actor | null,
  interests: readonly string[] | null,
): PortfolioFilter | null {
  const own = viewer !== null && query.user_id === viewer.userId;
  const states = query.state ?? [];
  if (!own && states.length > 0 && !states.includes("published")) return null;
  return {
    viewerId: viewer?.userId ?? null,
    ownerId: query.user_id ?? null,
    ownStates: own ? states : null,
    categories: query.category_id ?? [],
    interests,
    tags: (query.tags ?? []).map(tagName),
    kinds: query.kind ?? [],
    verified: query.verified ?? false,
    words: searchWords(query.q ?? ""),
  };
}
