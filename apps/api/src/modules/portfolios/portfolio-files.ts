// Which files a portfolio and its pieces of work use: exactly these from now on.
import type { MediaView } from "#api-schema/media.ts";
import { type Attachment, attach, mediaViews, signedMediaViews } from "#modules/media/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PortfolioRow } from "./portfolios.repository.ts";
import { type FileKind, isOpen } from "./portfolios.rules.ts";

/** What files are held for: whose they are, and whether others see it. */
export type Holder = Pick<PortfolioRow, "portfolio_id" | "user_id" | "state" | "hidden_at">;

/** Throws `media.not_usable` when the cover is not its owner's. */
export function keepCover(tx: Tx, portfolio: Holder, mediaId: string | null): Promise<void> {
  const subject = { type: "portfolio", id: portfolio.portfolio_id };
  const mediaIds = mediaId === null ? [] : [mediaId];
  return hold(tx, portfolio, { mediaIds, purpose: "portfolio_cover", subject, at: "/body/cover_media_id" });
}

/** Throws `media.not_usable` when one of the files is not its owner's. */
export function keepFiles(tx: Tx, portfolio: Holder, itemId: string, mediaIds: readonly string[]): Promise<void> {
  const subject = { type: "portfolio_item", id: itemId };
  return hold(tx, portfolio, { mediaIds, purpose: "portfolio_item", subject, at: "/body/media" });
}

/** The files of the layout as others see it. Throws `media.not_usable`. */
export function keepLayoutFiles(tx: Tx, portfolio: Holder, mediaIds: readonly string[]): Promise<void> {
  const subject = { type: "portfolio_layout", id: portfolio.portfolio_id };
  return hold(tx, portfolio, { mediaIds, purpose: "portfolio_layout", subject });
}

/** The files of drafts, so that they can come back: their owner's alone. Throws `media.not_usable`. */
export async function keepDraftFiles(tx: Tx, portfolio: Holder, mediaIds: readonly string[]): Promise<void> {
  const subject = { type: "portfolio_layout_history", id: portfolio.portfolio_id };
  const ownerId = portfolio.user_id;
  await attach(tx, { mediaIds, ownerId, purpose: "portfolio_kept", subject, at: "/body/layout" });
  // The release before this one held them so that everybody could open them.
  await attach(tx, { mediaIds: [], ownerId, purpose: "portfolio_layout", subject });
}

/** What others do not see is held as well, and has no address that lasts. */
async function hold(tx: Tx, portfolio: Holder, use: Omit<Attachment, "ownerId">): Promise<void> {
  const ownerId = portfolio.user_id;
  const [held, other] = isOpen(portfolio)
    ? ([use.purpose, "portfolio_kept"] as const)
    : (["portfolio_kept", use.purpose] as const);
  await attach(tx, { ...use, ownerId, purpose: held });
  await attach(tx, { ...use, ownerId, purpose: other, mediaIds: [] });
}

/** Files of a portfolio, for a reader who may see it: where that is not everybody, links expire. */
export function shownFiles(
  platform: Platform,
  portfolio: Holder,
  mediaIds: readonly string[],
  db: Db = platform.db,
): Promise<ReadonlyMap<string, MediaView>> {
  return isOpen(portfolio) ? mediaViews(db, mediaIds) : signedMediaViews(platform, mediaIds, db);
}

/** Those that can still be used: a file that was refused since must not keep anybody from working on. */
export async function usableAmong(tx: Tx, mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
  const files = await mediaViews(tx, mediaIds);
  const usable = [...files.values()].filter(({ state }) => state === "ready" || state === "scanning");
  return new Set(usable.map(({ media_id }) => media_id));
}

/** How far the look at each file has come, and at what stands beside films and recordings among them: stills, captions. */
export async function statesOf(tx: Tx, mediaIds: readonly string[]) {
  const files = [...(await mediaViews(tx, mediaIds)).values()];
  const beside = await mediaViews(
    tx,
    files.flatMap(({ poster_media_id, captions_media_id }) => [poster_media_id ?? [], captions_media_id ?? []].flat()),
  );
  const states = (views: Iterable<MediaView>) => [...views].map(({ state }) => state);
  return { files: states(files), beside: states(beside.values()) };
}

/** What each file is, in their order; null for one that nobody has looked at yet. */
export async function kindsOf(tx: Tx, mediaIds: readonly string[]): Promise<readonly FileKind[]> {
  const files = await mediaViews(tx, mediaIds);
  return mediaIds.map((id) => files.get(id)?.kind ?? null);
}
