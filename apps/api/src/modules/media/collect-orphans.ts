// Once a day: what nobody finished, nobody uses and nobody owns goes away.
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { constraintOf } from "#platform/db/index.ts";
import { refusalOf } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { knownContents, listUnusedContents } from "./contents.repository.ts";
import { dropContent, dropStray, removeArrived, removeRow } from "./delete-media.ts";
import { DERIVED, derivedFolder, INCOMING, incomingKey, ORIGINALS, PIECES, piecesFolder } from "./file-keys.ts";
import { findFile } from "./media.repository.ts";
import { UPLOAD_AGE_MS } from "./media.rules.ts";
import { queueScan } from "./queue-scan.ts";
import { findUpload, listAbandonedUploads, listOrphans, listStuckScans, markOrphans } from "./uploads.repository.ts";

// A form may stand open over night; what nothing uses two days later was forgotten.
const ORPHAN_AGE_MS = 2 * DAY_MS;
const BATCH = 500;

/** Removes abandoned uploads, files nothing uses, bytes without a row, content without a file, and files without content. */
export async function collectOrphans(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  await platform.inTransaction((tx) => markOrphans(tx, now));
  const forgetOne = (mediaId: string) => forget(platform, mediaId);
  const restartOne = (mediaId: string) => restartScan(platform, mediaId);
  const dropOne = (contentHash: string) => dropContent(platform, contentHash);
  const olderThan = (ageMs: number) => ({ before: addMs(now, -ageMs), limit: BATCH });
  const { db } = platform;
  await forAll(platform, (after) => listAbandonedUploads(db, { ...olderThan(UPLOAD_AGE_MS), after }), forgetOne);
  await forAll(platform, (after) => listOrphans(db, { ...olderThan(ORPHAN_AGE_MS), after }), forgetOne);
  await forAll(platform, (after) => listStuckScans(db, { ...olderThan(HOUR_MS), after }), restartOne);
  await removeStrayBytes(platform, addMs(now, -UPLOAD_AGE_MS));
  await forAll(platform, (after) => listUnusedContents(db, { after, limit: BATCH }), dropOne);
  await removeStrayContents(platform, addMs(now, -UPLOAD_AGE_MS));
  // By its own clock a store says when they began.
  for (const folder of [PIECES, INCOMING, ORIGINALS, DERIVED])
    await attempt(platform, folder, () => platform.files.removeUnfinished(folder, addMs(now, -UPLOAD_AGE_MS)));
}

type Work = (id: string) => Promise<void>;

/** Works on all that is listed, batch after batch in the order of their ids, and on each once. */
async function forAll(
  platform: Platform,
  list: (after: string | null) => Promise<readonly string[]>,
  work: Work,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await list(after);
    for (const id of ids) await attempt(platform, id, work);
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH) return;
  }
}

/** What fails at one thing keeps no other; only what is away for all of them (storage, database) ends the run. */
async function attempt(platform: Platform, id: string, work: Work): Promise<void> {
  try {
    await work(id);
  } catch (error) {
    if (refusalOf(error).status === 503) throw error;
    platform.log.warn({ err: error, id }, "something nobody needs could not be cleared away");
  }
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

async function restartScan(platform: Platform, mediaId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const file = await findFile(tx, mediaId);
    if (file) await queueScan(tx, platform, { mediaId, userId: file.user_id });
  });
}

/** Bytes whose request died before their row was written. */
async function removeStrayBytes(platform: Platform, before: Date): Promise<void> {
  const { files, db } = platform;
  const hasRow = async (name: string) => isId(name) && (await findUpload(db, name)) !== undefined;
  // Of an upload that was put together and looked at, the rest of a dead connection may have come later.
  const isArriving = async (name: string) =>
    isId(name) && ["uploading", "scanning"].includes((await findUpload(db, name))?.state ?? "");
  for (const { name, writtenAt } of await files.list(INCOMING)) {
    if (writtenAt >= before || (await hasRow(name))) continue;
    await attempt(platform, name, () => files.remove(incomingKey(name)));
  }
  // An upload's row is older than its first piece, so pieces without one are always left over.
  for (const name of await files.folders(PIECES)) {
    if (await isArriving(name)) continue;
    await attempt(platform, name, () => files.removeFolder(piecesFolder(name)));
  }
}

const HASH = /^[0-9a-f]{40}$/;

/** What was made or kept of a content when its row was gone already, and what a server that was killed left half written. */
async function removeStrayContents(platform: Platform, before: Date): Promise<void> {
  const { files } = platform;
  const drop = (hash: string) => attempt(platform, hash, (stray) => dropStray(platform, stray));
  for (const folder of await files.folders(ORIGINALS)) {
    const old = (await files.list(`${ORIGINALS}/${folder}`)).filter(({ writtenAt }) => writtenAt < before);
    for (const { name } of old.filter((file) => !HASH.test(file.name)))
      await attempt(platform, name, () => files.remove(`${ORIGINALS}/${folder}/${name}`));
    for (const hash of await strayAmong(
      platform,
      old.map(({ name }) => name),
    ))
      await drop(hash);
  }
  for (const folder of await files.folders(DERIVED))
    for (const hash of await strayAmong(platform, await files.folders(`${DERIVED}/${folder}`))) {
      const made = await files.list(derivedFolder(hash));
      if (made.every(({ writtenAt }) => writtenAt < before)) await drop(hash);
    }
}

async function strayAmong({ db }: Platform, names: readonly string[]): Promise<readonly string[]> {
  const hashes = names.filter((name) => HASH.test(name));
  const stray: string[] = [];
  for (let at = 0; at < hashes.length; at += BATCH) {
    const batch = hashes.slice(at, at + BATCH);
    const known = await knownContents(db, batch);
    stray.push(...batch.filter((hash) => !known.has(hash)));
  }
  return stray;
}
