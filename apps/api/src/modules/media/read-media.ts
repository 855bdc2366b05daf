// How other modules show files beside their own things, and how owners see theirs.
import type { MediaView, OwnMediaView } from "#api-schema/media.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mediaErrors } from "./media.errors.ts";
import { countOwnFiles, type FileRow, findFiles, findOwnFile, listOwnFiles, listUses } from "./media.repository.ts";
import { type LinkMaker, linksWith, mediaView, ownMediaView, publicLinks } from "./media.views.ts";
import { signLink } from "./signed-links.ts";

/** Files by id, with addresses where they are public; a private file has `url: null`. Unknown ids are missing. */
export function mediaViews(db: Db, mediaIds: readonly string[]): Promise<ReadonlyMap<string, MediaView>> {
  return viewsOf(db, mediaIds, publicLinks);
}

/**
 * Files by id, private ones with links that open them for two hours. Only for a reader who may see every one of them:
 * the caller has checked that.
 */
export function signedMediaViews(
  platform: Platform,
  mediaIds: readonly string[],
  db: Db = platform.db,
): Promise<ReadonlyMap<string, MediaView>> {
  return viewsOf(db, mediaIds, allLinks(platform));
}

async function viewsOf(db: Db, mediaIds: readonly string[], link: LinkMaker): Promise<ReadonlyMap<string, MediaView>> {
  if (mediaIds.length === 0) return new Map();
  const files = await findFiles(db, [...new Set(mediaIds)]);
  return new Map(files.map((file) => [file.media_id, mediaView(file, link)]));
}

function allLinks(platform: Platform): LinkMaker {
  const now = platform.clock.now();
  return linksWith((mediaId, variant, playedMs) => signLink(platform.secret, { mediaId, variant, playedMs }, now));
}

/** One's own file. Throws `media.not_found` for anybody else's. */
export async function readOwnMedia(platform: Platform, actor: Actor, mediaId: string): Promise<OwnMediaView> {
  const file = await findOwnFile(platform.db, mediaId, actor.userId);
  if (!file) throw mediaErrors.notFound();
  const uses = await listUses(platform.db, [mediaId]);
  return ownMediaView(file, uses.get(mediaId) ?? [], allLinks(platform));
}

interface ListQuery {
  readonly kind?: readonly string[];
  readonly state?: readonly string[];
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

/** One's own files, newest first. */
export async function listOwnMedia(
  platform: Platform,
  actor: Actor,
  query: ListQuery,
): Promise<Page<OwnMediaView> & { total?: number }> {
  const limit = query.limit ?? 20;
  const wanted = { userId: actor.userId, kinds: query.kind ?? [], states: query.state ?? [] };
  const before = query.cursor ? decodeInstantCursor(query.cursor) : null;
  const files = await listOwnFiles(platform.db, { ...wanted, before, limit: limit + 1 });
  const uses = await listUses(
    platform.db,
    files.map((file) => file.media_id),
  );
  const link = allLinks(platform);
  const cursorOf = (file: FileRow) => [file.created_at.toISOString(), file.media_id];
  const page = toPage(files, limit, cursorOf, (file) => ownMediaView(file, uses.get(file.media_id) ?? [], link));
  return query.count ? { ...page, total: await countOwnFiles(platform.db, wanted) } : page;
}
