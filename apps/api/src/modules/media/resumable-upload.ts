// A file that comes in pieces: begun, continued after any break, finished once.
import { RESUMABLE_UPLOAD_BYTES_MAX, type UploadView } from "#api-schema/media.ts";
import { addMs } from "#platform/clock/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mediaErrors } from "./media.errors.ts";
import { insertMedia, lockStorage, markArrived } from "./media.repository.ts";
import { keptName, refusalSentences, refuseAnnounced, UPLOAD_AGE_MS } from "./media.rules.ts";
import { queueScan } from "./queue-scan.ts";
import { refuseFullDisk, refuseFullStorage } from "./storage.ts";
import { receivedBytes } from "./upload-pieces.ts";
import { findAnnounced, findUpload, listOpenUploads } from "./uploads.repository.ts";

export interface Announcement {
  readonly bytes: number;
  readonly name: string;
  readonly alt: string;
  /** What the sender says it is; empty when they do not know. The content decides later. */
  readonly type: string;
  /** The sender's own name of this upload: announced again under it, it is the same one. */
  readonly key: string | null;
}

/**
 * Opens an upload, or finds the one that was opened under this key: the first answer may have got lost. From here on it
 * counts against the owner's storage. Gives the file's id.
 */
export async function beginUpload(
  platform: Platform,
  actor: Pick<Actor, "userId">,
  file: Announcement,
): Promise<string> {
  if (file.bytes === 0) throw mediaErrors.empty();
  if (file.bytes > RESUMABLE_UPLOAD_BYTES_MAX) throw mediaErrors.tooLarge({ detail: refusalSentences.too_large });
  const hopeless = refuseAnnounced(file.type);
  if (hopeless) throw mediaErrors.typeRefused({ detail: refusalSentences[hopeless] });
  // Its pieces and the whole of it lie beside each other for a while.
  await refuseFullDisk(platform, file.bytes * 2);
  return platform.inTransaction(async (tx) => {
    await lockStorage(tx, actor.userId);
    const begun = file.key === null ? undefined : await findAnnounced(tx, actor.userId, file.key);
    if (begun && Number(begun.bytes) === file.bytes) return begun.media_id;
    const mediaId = newId();
    await refuseFullStorage(tx, platform, { userId: actor.userId, bytes: file.bytes, opens: 1 });
    const at = platform.clock.now();
    await insertMedia(tx, {
      media_id: mediaId,
      user_id: actor.userId,
      name: keptName(file.name),
      alt: file.alt,
      bytes: BigInt(file.bytes),
      state: "uploading",
      // Of another file under the same key the first one is not found again.
      upload_key: begun ? null : file.key,
      created_at: at,
      updated_at: at,
    });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "media.upload_begun",
      subject: { type: "media", id: mediaId },
      after: { bytes: file.bytes },
    });
    return mediaId;
  });
}

export interface UploadProgress {
  readonly mediaId: string;
  readonly state: string;
  readonly bytes: number;
  readonly received: number;
}

/**
 * How far one's own upload is. One that has all its bytes is finished on the way: the server may have died between
 * the last byte and the note of it. Throws `media.not_found`.
 */
export async function readUpload(
  platform: Platform,
  actor: Pick<Actor, "userId">,
  mediaId: string,
): Promise<UploadProgress> {
  const row = await findUpload(platform.db, mediaId);
  if (row?.user_id !== actor.userId) throw mediaErrors.notFound();
  const bytes = Number(row.bytes);
  if (row.state !== "uploading") return { mediaId, state: row.state, bytes, received: bytes };
  const received = await receivedBytes(platform.files, mediaId);
  if (received < bytes) return { mediaId, state: row.state, bytes, received };
  await finishUpload(platform, mediaId);
  return { mediaId, state: "scanning", bytes, received: bytes };
}

/** One's own uploads that are not whole, with how far each is. */
export async function listUploads(platform: Platform, actor: Pick<Actor, "userId">): Promise<UploadView[]> {
  const rows = await listOpenUploads(platform.db, actor.userId);
  return Promise.all(
    rows.map(async (row) => ({
      media_id: row.media_id,
      name: row.name,
      bytes: Number(row.bytes),
      received_bytes: await receivedBytes(platform.files, row.media_id),
      created_at: row.created_at.toISOString(),
      kept_until: addMs(row.created_at, UPLOAD_AGE_MS).toISOString(),
    })),
  );
}

/** All bytes are there: `uploading` -> `scanning`. Doing it twice does it once. */
export async function finishUpload(platform: Platform, mediaId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const arrived = await markArrived(tx, mediaId, platform.clock.now());
    if (!arrived) return;
    await queueScan(tx, platform, { mediaId, userId: arrived.user_id });
    await platform.audit.record(tx, {
      actorId: null,
      action: "media.uploaded",
      subject: { type: "media", id: mediaId },
    });
  });
}
