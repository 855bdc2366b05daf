import type { OwnMediaView } from "#api-schema/media.ts";
import { mediaPosterChanged } from "#events/media.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findUsable, settleAccess } from "./attachments.repository.ts";
import { settlePublic } from "./contents.repository.ts";
import { mediaErrors } from "./media.errors.ts";
import { describeFile, type FileRow, findFile, findOwnFile, setPoster } from "./media.repository.ts";
import { isPlayed, keptName, publicPurposes } from "./media.rules.ts";
import { readOwnMedia } from "./read-media.ts";

interface Description {
  readonly name?: string;
  readonly alt?: string;
  readonly poster_media_id?: string | null;
}

/**
 * Changes the name, the alternative text or the poster of one's own file. Throws `media.no_poster` for what is neither
 * film nor sound, and `media.not_usable` when the poster is no picture of one's own.
 */
export async function describeMedia(
  platform: Platform,
  actor: Actor,
  mediaId: string,
  change: Description,
): Promise<OwnMediaView> {
  await platform.inTransaction(async (tx) => {
    const file = await findOwnFile(tx, mediaId, actor.userId);
    if (!file) throw mediaErrors.notFound();
    const { poster_media_id: poster, ...words } = change;
    if (poster !== undefined) await choosePoster(platform, tx, file, poster);
    const name = change.name === undefined ? {} : { name: keptName(change.name) };
    await describeFile(tx, mediaId, { ...words, ...name, updated_at: platform.clock.now() });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "media.described",
      subject: { type: "media", id: mediaId },
      after: { fields: Object.keys(change) },
    });
  });
  return readOwnMedia(platform, actor, mediaId);
}

async function choosePoster(platform: Platform, tx: Tx, film: FileRow, posterId: string | null): Promise<void> {
  // Null: still being looked at. Should it turn out to be something else, its poster is not shown.
  if (film.kind !== null && !isPlayed(film.kind)) throw mediaErrors.noPoster();
  if (posterId !== null) {
    const usable = await findUsable(tx, [posterId], { ownerId: film.user_id });
    const poster = usable.length === 0 ? undefined : await findFile(tx, posterId);
    if (!poster || (poster.kind !== "image" && poster.kind !== null))
      throw mediaErrors.notUsable({ at: "/body/poster_media_id" });
  }
  await setPoster(tx, film.media_id, posterId, platform.clock.now());
  if (posterId !== film.poster_media_id)
    await platform.events.publish(tx, mediaPosterChanged, { media_id: film.media_id, user_id: film.user_id });
  const before = film.poster_media_id === null ? [] : [film.poster_media_id];
  await settlePublic(tx, await settleAccess(tx, [film.media_id, ...before], publicPurposes));
}
