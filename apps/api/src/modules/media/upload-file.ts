import { pipeline, Readable } from "node:stream";
import { type OwnMediaView, SIMPLE_UPLOAD_BYTES_MAX } from "#api-schema/media.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { leaveToCollector } from "./delete-media.ts";
import { incomingKey } from "./file-keys.ts";
import { insertMedia } from "./media.repository.ts";
import { keptName } from "./media.rules.ts";
import { queueScan } from "./queue-scan.ts";
import { readOwnMedia } from "./read-media.ts";
import { readToEnd, watchUpload } from "./receive-bytes.ts";
import { refuseFullDisk, refuseFullStorage } from "./storage.ts";

interface Upload {
  readonly name: string;
  readonly alt: string;
  readonly content: Readable;
}

/**
 * Takes a file of up to 25 MB in one request; the answer has it `scanning`. Throws `media.type_refused`,
 * `media.too_large` and `media.empty` while the bytes still come, and `media.quota_reached`.
 */
export async function uploadFile(platform: Platform, actor: Actor, upload: Upload): Promise<OwnMediaView> {
  const mediaId = newId();
  await refuseFullDisk(platform, SIMPLE_UPLOAD_BYTES_MAX);
  const { bytes } = await storeIncoming(platform, mediaId, upload.content);
  try {
    await platform.inTransaction(async (tx) => {
      await refuseFullStorage(tx, platform, { userId: actor.userId, bytes, opens: 0 });
      const at = platform.clock.now();
      await insertMedia(tx, {
        media_id: mediaId,
        user_id: actor.userId,
        name: keptName(upload.name),
        alt: upload.alt,
        bytes: BigInt(bytes),
        state: "scanning",
        created_at: at,
        updated_at: at,
      });
      await queueScan(tx, platform, { mediaId, userId: actor.userId });
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "media.uploaded",
        subject: { type: "media", id: mediaId },
        after: { bytes },
      });
    });
  } catch (error) {
    await leaveToCollector(platform, () => platform.files.remove(incomingKey(mediaId)));
    throw error;
  }
  return readOwnMedia(platform, actor, mediaId);
}

async function storeIncoming(platform: Platform, mediaId: string, content: Readable): Promise<{ bytes: number }> {
  // The store only sees a stream that either ends well or fails: nothing refused is ever put in place.
  const watched = pipeline(Readable.from(readToEnd(content)), watchUpload(), () => undefined);
  try {
    return await platform.files.put(incomingKey(mediaId), watched);
  } finally {
    // A store that failed may have left off reading in the middle.
    watched.destroy();
  }
}
