import type { OwnMediaView } from "#api-schema/media.ts";
import { mediaDescribed, mediaPosterChanged } from "#events/media.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findUsable, settleAccess } from "./attachments.repository.ts";
import { settlePublic } from "./contents.repository.ts";
import { mediaErrors } from "./media.errors.ts";
import { describeFile, type FileRow, findFile, findOwnFile, setCaptions, setPoster } from "./media.repository.ts";
import { isPlayed, keptName, publicPurposes } from "./media.rules.ts";
import { readOwnMedia } from "./read-media.ts";

interface Description {
  readonly name?: string;
  readonly alt?: string;
  readonly poster_media_id?: string | null;
  readonly captions_media_id?: string | null;
}

/**
 * Changes the name, the alternative text, the poster or the captions of one's own file. Throws `media.no_poster` for
 * what is neither film nor sound, `media.no_captions` for what is no film, and `media.not_usable` when the poster is no
 * picture or the captions are no WebVTT file of one's own.
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
    const { poster_media_id: poster, captions_media_id: captions, ...words } = change;
    if (poster !== undefined) await choosePoster(platform, tx, file, poster);
    if (captions !== undefined) await chooseCaptions(platform, tx, file, captions);
    const said = { ...words, ...(change.name === undefined ? {} : { name: keptName(change.name) }) };
    await describeFile(tx, mediaId, { ...said, updated_at: platform.clock.now() });
    const { name = file.name, alt = file.alt } = said;
    if (name !== file.name || alt !== file.alt)
      await platform.events.publish(tx, mediaDescribed, { media_id: mediaId, user_id: file.user_id });
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
    const poster = await findBeside(tx, film, posterId);
    if (!poster || (poster.kind !== "image" && poster.kind !== null))
      throw mediaErrors.notUsable({ at: "/body/poster_media_id" });
  }
  await setPoster(tx, film.media_id, posterId, platform.clock.now());
  if (posterId !== film.poster_media_id)
    await platform.events.publish(tx, mediaPosterChanged, { media_id: film.media_id, user_id: film.user_id });
  const before = film.poster_media_id === null ? [] : [film.poster_media_id];
  await settlePublic(tx, await settleAccess(tx, [film.media_id, ...before], publicPurposes));
}

async function chooseCaptions(platform: Platform, tx: Tx, film: FileRow, captionsId: string | null): Promise<void> {
  // Null: still being looked at, as with posters.
  if (film.kind !== null && film.kind !== "video") throw mediaErrors.noCaptions();
  if (captionsId !== null) {
    const captions = await findBeside(tx, film, captionsId);
    if (!captions || (captions.type !== "text/vtt" && captions.type !== null))
      throw mediaErrors.notUsable({ at: "/body/captions_media_id" });
  }
  await setCaptions(tx, film.media_id, captionsId, platform.clock.now());
  if (captionsId !== film.captions_media_id)
    await platform.events.publish(tx, mediaDescribed, { media_id: film.media_id, user_id: film.user_id });
  const before = film.captions_media_id === null ? [] : [film.captions_media_id];
  await settlePublic(tx, await settleAccess(tx, [film.media_id, ...before], publicPurposes));
}

/** Another file of the same owner, held against deletion until commit. */
async function findBeside(tx: Tx, film: FileRow, mediaId: string): Promise<FileRow | undefined> {
  const usable = await findUsable(tx, [mediaId], { ownerId: film.user_id });
  return usable.length === 0 ? undefined : findFile(tx, mediaId);
}
