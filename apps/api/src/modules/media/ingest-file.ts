import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findContent, setContentOf } from "./contents.repository.ts";
import { contentHashOf, createContentHash, incomingKey } from "./file-keys.ts";
import { insertMedia } from "./media.repository.ts";
import { keptName } from "./media.rules.ts";
import { queueScan } from "./queue-scan.ts";
import { scanMedia, settleReady } from "./scan-media.ts";
import { withoutMetadata } from "./strip/strip-metadata.ts";

export interface Ingest {
  readonly ownerId: string;
  readonly content: Buffer;
  readonly name: string;
  readonly alt: string;
  /** When it counts as uploaded. */
  readonly at: Date;
  /** `now` (the default): the file is ready, or refused, when this returns. `job`: soon. */
  readonly scan?: "now" | "job";
}

/** Takes a file in without a request, for content that ships with Kogi. Equal bytes are worked on once. Gives its id. */
export async function ingestFile(platform: Platform, file: Ingest): Promise<string> {
  const mediaId = newId();
  const content = withoutMetadata(file.content);
  const row = {
    media_id: mediaId,
    user_id: file.ownerId,
    name: keptName(file.name),
    alt: file.alt,
    bytes: BigInt(content.length),
    state: "scanning",
    created_at: file.at,
    updated_at: file.at,
  };
  const contentHash = contentHashOf(createContentHash().update(content));
  const known = file.scan === "job" ? undefined : await findContent(platform.db, contentHash);
  if (known?.state === "ready") {
    await platform.inTransaction(async (tx) => {
      await insertMedia(tx, row);
      await setContentOf(tx, mediaId, { ...known, contentHash, bytes: content.length, at: file.at });
      await settleReady(platform, tx, known);
    });
    return mediaId;
  }
  await platform.files.put(incomingKey(mediaId), content);
  await platform.inTransaction(async (tx) => {
    await insertMedia(tx, row);
    if (file.scan === "job") await queueScan(tx, platform, { mediaId, userId: file.ownerId });
  });
  if (file.scan !== "job") await scanMedia(platform, mediaId);
  return mediaId;
}
