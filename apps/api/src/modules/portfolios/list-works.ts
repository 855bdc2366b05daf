import type { WorkCard, WorkQuery } from "#api-schema/work-items.ts";
import { mediaViews } from "#modules/media/index.ts";
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, decodeNumberCursor, encodeCursor, type Page } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ItemRow } from "./items.repository.ts";
import { findPortfolios } from "./portfolios.repository.ts";
import { searchWords, tagName } from "./portfolios.rules.ts";
import { coverOf, ownerOf } from "./portfolios.views.ts";
import { countWorks, listMostLikedWorks, listNewestWorks, type WorkFilter } from "./work-list.ts";

const PAGE_DEFAULT = 20;
// A piece whose first files are sounds may still have a picture.
const COVER_AMONG = 4;

/** Pieces of work of published portfolios: the newest, or the first of the most liked. */
export async function listWorks(
  { db }: Platform,
  viewer: Actor | null,
  query: WorkQuery,
): Promise<Page<WorkCard> & { total?: number }> {
  const filter = filterOf(query, viewer);
  const limit = query.limit ?? PAGE_DEFAULT;
  const { rows, next_cursor } =
    query.sort === "-likes" ? await mostLiked(db, filter, query.cursor, limit) : await newest(db, filter, query, limit);
  const page = { data: await workCards(db, rows), next_cursor };
  return query.count ? { ...page, total: await countWorks(db, filter, query.sort === "-likes") } : page;
}

interface Cut {
  readonly rows: readonly ItemRow[];
  readonly next_cursor: string | null;
}

async function newest(db: Db, filter: WorkFilter, { sort, cursor }: WorkQuery, limit: number): Promise<Cut> {
  const by = sort === "-created_at" ? "created_at" : "listed_at";
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const found = await listNewestWorks(db, filter, { by, after }, limit + 1);
  return cut(found, limit, (row) => [row[by].toISOString(), row.item_id]);
}

async function mostLiked(db: Db, filter: WorkFilter, cursor: string | undefined, limit: number): Promise<Cut> {
  const after = cursor === undefined ? null : decodeNumberCursor(cursor);
  const found = await listMostLikedWorks(db, filter, after, limit + 1);
  return cut(found, limit, (row) => [row.likes, row.portfolio_id]);
}

function cut<R extends ItemRow>(
  found: readonly R[],
  limit: number,
  cursorOf: (row: R) => [string | number, string],
): Cut {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next_cursor: found.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}

/** Pieces as cards, in the order given: three readers for all of them, none for each. */
export async function workCards(db: Db, rows: readonly ItemRow[]): Promise<WorkCard[]> {
  const [portfolios, owners, files] = await Promise.all([
    findPortfolios(db, [...new Set(rows.map((row) => row.portfolio_id))]),
    cards(
      db,
      rows.map((row) => row.user_id),
    ),
    mediaViews(
      db,
      rows.flatMap((row) => row.media_ids.slice(0, COVER_AMONG)),
    ),
  ]);
  const byId = new Map(portfolios.map((portfolio) => [portfolio.portfolio_id, portfolio]));
  return rows.flatMap((row) => {
    const portfolio = byId.get(row.portfolio_id);
    if (!portfolio) return []; // deleted between the two reads
    const { portfolio_id, slug, title, category_id, views, likes } = portfolio;
    return {
      item_id: row.item_id,
      portfolio_id,
      user_id: row.user_id,
      kind: row.kind,
      title: row.title,
      tags: row.tags,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
      portfolio: { portfolio_id, slug, title, category_id },
      owner: ownerOf(owners, row.user_id),
      cover: coverOf(files, row.media_ids.slice(0, COVER_AMONG)),
      verified: row.verified_at !== null,
      counters: { views, likes },
    };
  });
}

function filterOf(query: WorkQuery, viewer: Actor | null): WorkFilter {
  return {
    viewerId: viewer?.userId ?? null,
    ownerId: query.user_id ?? null,
    categories: query.category_id ?? [],
    tags: (query.tags ?? []).map(tagName),
    kinds: query.kind ?? [],
    words: searchWords(query.q ?? ""),
  };
}
