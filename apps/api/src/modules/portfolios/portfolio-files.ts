// Which files a portfolio and its pieces of work use: exactly these from now on.
import type { MediaView } from "#api-schema/media.ts";
import { attach, mediaViews } from "#modules/media/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { FileKind } from "./portfolios.rules.ts";

/** Throws `media.not_usable` when the cover is not its owner's. */
export function keepCover(tx: Tx, portfolioId: string, ownerId: string, mediaId: string | null): Promise<void> {
  const subject = { type: "portfolio", id: portfolioId };
  const mediaIds = mediaId === null ? [] : [mediaId];
  return attach(tx, { mediaIds, ownerId, purpose: "portfolio_cover", subject, at: "/body/cover_media_id" });
}

/** Throws `media.not_usable` when one of the files is not its owner's. */
export function keepFiles(tx: Tx, itemId: string, ownerId: string, mediaIds: readonly string[]): Promise<void> {
  const subject = { type: "portfolio_item", id: itemId };
  return attach(tx, { mediaIds, ownerId, purpose: "portfolio_item", subject, at: "/body/media" });
}

/** The files of the layout as it is worked on and as it is shown. Throws `media.not_usable`. */
export function keepLayoutFiles(
  tx: Tx,
  portfolioId: string,
  ownerId: string,
  mediaIds: readonly string[],
): Promise<void> {
  const subject = { type: "portfolio_layout", id: portfolioId };
  return attach(tx, { mediaIds, ownerId, purpose: "portfolio_layout", subject, at: "/body/layout" });
}

/** The files of earlier drafts, so that they can come back. */
export function keepEarlierLayoutFiles(
  tx: Tx,
  portfolioId: string,
  ownerId: string,
  mediaIds: readonly string[],
): Promise<void> {
  const subject = { type: "portfolio_layout_history", id: portfolioId };
  return attach(tx, { mediaIds, ownerId, purpose: "portfolio_layout", subject });
}

/** Those that can still be used: a file that was refused since must not keep anybody from working on. */
export async function usableAmong(tx: Tx, mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
  const files = await mediaViews(tx, mediaIds);
  const usable = [...files.values()].filter(({ state }) => state === "ready" || state === "scanning");
  return new Set(usable.map(({ media_id }) => media_id));
}

/** How far the look at each file has come, and at the pictures that stand for films and recordings among them. */
export async function statesOf(tx: Tx, mediaIds: readonly string[]) {
  const files = [...(await mediaViews(tx, mediaIds)).values()];
  const stills = await mediaViews(
    tx,
    files.flatMap((file) => file.poster_media_id ?? []),
  );
  const states = (views: Iterable<MediaView>) => [...views].map(({ state }) => state);
  return { files: states(files), stills: states(stills.values()) };
}

/** What each file is, in their order; null for one that nobody has looked at yet. */
export async function kindsOf(tx: Tx, mediaIds: readonly string[]): Promise<readonly FileKind[]> {
  const files = await mediaViews(tx, mediaIds);
  return mediaIds.map((id) => files.get(id)?.kind ?? null);
}
