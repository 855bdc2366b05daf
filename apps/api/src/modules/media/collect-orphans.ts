// Once a day: what nobody finished, nobody uses and nobody owns goes away.
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { constraintOf } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listUnusedContents } from "./contents.repository.ts";
import { dropContent, removeArrived, removeRow } from "./delete-media.ts";
import { INCOMING, incomingKey, PIECES, piecesFolder } from "./file-keys.ts";
import { scanJob } from "./media.jobs.ts";
import { findFile } from "./media.repository.ts";
import { UPLOAD_AGE_MS } from "./media.rules.ts";
import { findUpload, listAbandonedUploads, listOrphans, listStuckScans, markOrphans } from "./uploads.repository.ts";

// A form may stand open over night; what nothing uses two days later was forgotten.
const ORPHAN_AGE_MS = 2 * DAY_MS;
const BATCH = 500;

/** Removes abandoned uploads, files nothing uses, bytes without a row and content without a file. */
export async function collectOrphans(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  await platform.inTransaction((tx) => markOrphans(tx, now));
  const forgotten = [
    ...(await listAbandonedUploads(platform.db, addMs(now, -UPLOAD_AGE_MS), BATCH)),
    ...(await listOrphans(platform.db, addMs(now, -ORPHAN_AGE_MS), BATCH)),
  ];
  for (const mediaId of forgotten) await forget(platform, mediaId);
  await restartScans(platform, addMs(now, -HOUR_MS));
  await removeStrayBytes(platform, addMs(now, -UPLOAD_AGE_MS));
  for (const contentHash of await listUnusedContents(platform.db, BATCH)) await dropContent(platform, contentHash);
}

async function forget(platform: Platform, mediaId: string): Promise<void> {
  try {
    await platform.inTransaction(async (tx) => {
      const file = await findFile(tx, mediaId);
      if (file) await removeRow(platform, tx, file, null);
    });
  } catch (error) {
    // Somebody took it into use between the list and now.
    if (constraintOf(error) === "attachments_media_id_fkey") return;
    throw error;
  }
  await removeArrived(platform, mediaId);
}

async function restartScans(platform: Platform, before: Date): Promise<void> {
  for (const mediaId of await listStuckScans(platform.db, before, BATCH))
    await platform.inTransaction((tx) => platform.jobs.enqueue(tx, scanJob, { media_id: mediaId }));
}

/** Bytes whose request died before their row was written. */
async function removeStrayBytes(platform: Platform, before: Date): Promise<void> {
  for (const { name, writtenAt } of await platform.files.list(INCOMING)) {
    if (writtenAt >= before) continue;
    const row = isId(name) ? await findUpload(platform.db, name) : undefined;
    if (row === undefined) await platform.files.remove(incomingKey(name));
  }
  // An upload's row is older than its first piece, so pieces without one are always left over.
  for (const name of await platform.files.folders(PIECES)) {
    const row = isId(name) ? await findUpload(platform.db, name) : undefined;
    if (row === undefined) await platform.files.removeFolder(piecesFolder(name));
  }
}
