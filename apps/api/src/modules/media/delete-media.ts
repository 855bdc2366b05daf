import { mediaDeleted, mediaDescribed, mediaPosterChanged } from "#events/media.ts";
import { constraintOf, sqlStateOf, type Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { deleteDropped, holdContent, insertDropping, markDropping } from "./contents.repository.ts";
import { derivedFolder, incomingKey, originalKey, piecesFolder } from "./file-keys.ts";
import { mediaErrors } from "./media.errors.ts";
import { dropContentJob } from "./media.jobs.ts";
import { deleteMedia, type FileRow, findOwnFile, listFilmsWith } from "./media.repository.ts";

/** Deletes one's own file, also one that is still arriving. Throws `media.in_use` while something uses it. */
export async function deleteOwnMedia(platform: Platform, actor: Actor, mediaId: string): Promise<void> {
  const file = await findOwnFile(platform.db, mediaId, actor.userId);
  if (!file) throw mediaErrors.notFound();
  try {
    await platform.inTransaction((tx) => removeRow(platform, tx, file, actor.userId));
  } catch (error) {
    if (sqlStateOf(error) === "23503" && constraintOf(error) === "attachments_media_id_fkey") throw mediaErrors.inUse();
    throw error;
  }
  await leaveToCollector(platform, () => removeArrived(platform, mediaId));
}

/** Clears bytes away that no row knows; while the storage is away the daily collector is left to find them. */
export async function leaveToCollector(platform: Platform, clear: () => Promise<void>): Promise<void> {
  await clear().catch((error: unknown) => platform.log.warn({ err: error }, "bytes without a row were left behind"));
}

/** Removes the bytes of a file that is not looked at yet, whole or in pieces. */
export async function removeArrived(platform: Platform, mediaId: string): Promise<void> {
  await platform.files.remove(incomingKey(mediaId));
  await platform.files.removeFolder(piecesFolder(mediaId));
}

/** Takes a file's row away and, when it was the last with its content, has the content removed. */
export async function removeRow(platform: Platform, tx: Tx, file: FileRow, actorId: string | null): Promise<void> {
  // Before the row goes: the films it stood for do without from then on.
  for (const film of await listFilmsWith(tx, "poster_media_id", file.media_id))
    await platform.events.publish(tx, mediaPosterChanged, film);
  for (const film of await listFilmsWith(tx, "captions_media_id", file.media_id))
    await platform.events.publish(tx, mediaDescribed, film);
  await deleteMedia(tx, file.media_id);
  await platform.audit.record(tx, { actorId, action: "media.deleted", subject: { type: "media", id: file.media_id } });
  await platform.events.publish(tx, mediaDeleted, { media_id: file.media_id, user_id: file.user_id });
  if (file.content_hash !== null) await platform.jobs.enqueue(tx, dropContentJob, { content_hash: file.content_hash });
}

/**
 * Removes the files of content that nothing has. First the content is taken out of use, then its files go, then its
 * row: whoever sends equal bytes meanwhile waits for the end of this.
 */
export async function dropContent(platform: Platform, contentHash: string): Promise<void> {
  const dropping = await platform.inTransaction((tx) => markDropping(tx, contentHash));
  if (!dropping) return;
  // The whole folder: a server that was killed while writing may have left half a size that no row knows.
  await platform.files.removeFolder(derivedFolder(contentHash));
  await platform.files.remove(originalKey(contentHash));
  await platform.inTransaction((tx) => deleteDropped(tx, contentHash));
}

/** Removes the files of content that there is no row of. */
export async function dropStray(platform: Platform, contentHash: string): Promise<void> {
  await platform.inTransaction((tx) => insertDropping(tx, contentHash, platform.clock.now()));
  await dropContent(platform, contentHash);
}

/**
 * Notes what was made of a content. Its last file may have been deleted meanwhile, and all that was there with it: then
 * what came later goes as well.
 */
export async function noteMade(
  platform: Platform,
  contentHash: string,
  note: (tx: Tx) => Promise<void>,
): Promise<void> {
  const state = await platform.inTransaction(async (tx) => {
    const content = await holdContent(tx, contentHash);
    if (content && content.state !== "dropping") await note(tx);
    return content?.state;
  });
  // Of one that is going at this moment, the nightly look finds what came too late.
  if (state === undefined) await dropStray(platform, contentHash);
}
