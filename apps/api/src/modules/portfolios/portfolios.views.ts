// Rows into what people see.
import type { MediaView } from "#api-schema/media.ts";
import type { PortfolioCard, PortfolioView } from "#api-schema/portfolio-views.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { mediaViews, signedMediaViews } from "#modules/media/index.ts";
import { cards, type UserCard } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Marks, marksOf } from "./confirmations/confirmations.views.ts";
import { type ItemRow, listItemsOf } from "./items.repository.ts";
import { shownLayoutView } from "./layout/layout.views.ts";
import { likesAmong } from "./likes.repository.ts";
import { shownFiles } from "./portfolio-files.ts";
import { canOf } from "./portfolios.policy.ts";
import type { PortfolioRow } from "./portfolios.repository.ts";
import { isOpen } from "./portfolios.rules.ts";

type Files = ReadonlyMap<string, MediaView>;

/** Portfolios that the reader may see as cards, in the order given: three readers for all of them, none for each. */
export async function portfolioCards(platform: Platform, rows: readonly PortfolioRow[]): Promise<PortfolioCard[]> {
  const filesOf = (some: readonly PortfolioRow[]) =>
    some.flatMap((row) => [...row.first_media_ids, ...(row.shown_cover_id ? [row.shown_cover_id] : [])]);
  const closed = rows.filter((row) => !isOpen(row));
  const [owners, open, own] = await Promise.all([
    cards(
      platform.db,
      rows.map((row) => row.user_id),
    ),
    mediaViews(platform.db, filesOf(rows.filter(isOpen))),
    signedMediaViews(platform, filesOf(closed)),
  ]);
  return rows.map((row) => cardOf(row, ownerOf(owners, row.user_id), isOpen(row) ? open : own, row.first_media_ids));
}

/** One portfolio with its items, as this reader sees it. */
export async function portfolioView(
  platform: Platform,
  row: PortfolioRow,
  viewer: Actor | null,
  db: Db = platform.db,
): Promise<PortfolioView> {
  const [items, owners, layout, liked, marks] = await Promise.all([
    listItemsOf(db, row.portfolio_id),
    cards(db, [row.user_id]),
    shownLayoutView(platform, row, db),
    viewer === null ? new Set<string>() : likesAmong(db, viewer.userId, [row.portfolio_id]),
    marksOf(db, row, viewer?.userId ?? null),
  ]);
  const mediaIds = items.flatMap((item) => item.media_ids);
  const files = await shownFiles(platform, row, row.shown_cover_id ? [...mediaIds, row.shown_cover_id] : mediaIds, db);
  const likes = liked.has(row.portfolio_id);
  return {
    ...cardOf(row, ownerOf(owners, row.user_id), files, mediaIds),
    cover_media_id: row.cover_media_id,
    layout,
    items: items.map((item) => itemView(item, { files, marks, portfolio: row, viewer })),
    liked: likes,
    version: row.version,
    can: canOf(row, viewer, likes),
  };
}

interface ItemSetting {
  readonly files: Files;
  readonly marks: Marks;
  readonly portfolio: PortfolioRow;
  readonly viewer: Actor | null;
}

export function itemView(item: ItemRow, { files, marks, portfolio, viewer }: ItemSetting): WorkItemView {
  const mayEdit = viewer?.userId === item.user_id && portfolio.state !== "archived";
  const mayDelete = mayEdit && !(portfolio.state === "published" && portfolio.item_count === 1);
  return {
    item_id: item.item_id,
    portfolio_id: item.portfolio_id,
    user_id: item.user_id,
    kind: item.kind,
    title: item.title,
    story: item.story,
    client: item.client,
    role: item.role,
    date: item.date,
    tags: item.tags,
    link: item.link,
    media: item.media_ids.flatMap((id) => files.get(id) ?? []),
    position: item.position,
    verified: marks.get(item.item_id) ?? null,
    version: item.version,
    created_at: item.created_at.toISOString(),
    updated_at: item.updated_at.toISOString(),
    can: [...(mayEdit ? (["edit"] as const) : []), ...(mayDelete ? (["delete"] as const) : [])],
  };
}

export function ownerOf(owners: ReadonlyMap<string, UserCard>, userId: string): UserCard {
  const owner = owners.get(userId);
  assert(owner, "people are never removed, only erased: the row stays");
  return owner;
}

/**
 * The first of these files that a picture stands for: itself, a film's still, a document's first page. One that is not
 * looked at yet counts as a picture; where all are sounds without one, there is no cover.
 */
export function coverOf(files: Files, mediaIds: readonly (string | null)[]): MediaView | null {
  const found = mediaIds.flatMap((id) => (id === null ? [] : (files.get(id) ?? [])));
  const cover = found.find(({ kind, sources }) => kind === "image" || kind === null || sources.length > 0);
  // A card shows one picture: the document's other pages need not travel with it.
  return cover ? { ...cover, page_pictures: [] } : null;
}

function cardOf(row: PortfolioRow, owner: UserCard, files: Files, mediaIds: readonly string[]): PortfolioCard {
  return {
    portfolio_id: row.portfolio_id,
    user_id: row.user_id,
    owner,
    slug: row.slug,
    title: row.title,
    description: row.description,
    category_id: row.category_id,
    tags: row.tags,
    media_urls: mediaIds.flatMap((id) => files.get(id)?.url ?? []),
    cover: coverOf(files, [row.shown_cover_id, ...mediaIds]),
    template: row.template,
    state: row.state,
    item_count: row.item_count,
    verified_count: row.verified_count,
    counters: {
      views: row.views,
      likes: row.likes,
      bookmarks: row.bookmarks,
      shares: row.shares,
      watches: row.watches,
    },
    published_at: row.published_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
