// From bytes that arrived to a file that is ready, or refused with the reason. Every step may be done again: a job that
// died in the middle is simply run anew.
import { mediaReady, mediaRefused } from "#events/media.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { StoredFile } from "#platform/files/index.ts";
import type { Platform } from "#platform/platform.ts";
import {
  type ContentRow,
  claimContent,
  findContent,
  makeAnew,
  setContentOf,
  settlePublic,
} from "./contents.repository.ts";
import { removeArrived } from "./delete-media.ts";
import { contentHashOf, createContentHash, derivedKey, incomingKey, originalKey } from "./file-keys.ts";
import { mediaErrors } from "./media.errors.ts";
import { type FileRow, findFile, markReady, markRefused, noteScanBegun, noteScanEnded } from "./media.repository.ts";
import { DEATHS_MAX, isRefusal, type Refusal, refuseSize } from "./media.rules.ts";
import { prepareContent } from "./prepare-content.ts";
import { type FileType, SNIFF_BYTES, sniffType } from "./sniff-type.ts";
import { contentOf } from "./stored-content.ts";
import { stripStored } from "./strip/strip-stored.ts";
import { gatherPieces } from "./upload-pieces.ts";

/**
 * Takes a file in state `scanning` to `ready` or `refused`. Does nothing in any other state. A file is refused at which the
 * process died again and again: the next try would end as the others did.
 */
export async function scanMedia(platform: Platform, mediaId: string): Promise<void> {
  const file = await findFile(platform.db, mediaId);
  if (file?.state !== "scanning") return;
  const begun = await platform.inTransaction((tx) => noteScanBegun(tx, mediaId));
  if (begun > DEATHS_MAX) return refuseFile(platform, file.media_id, "broken");
  try {
    await lookThrough(platform, file);
  } catch (error) {
    await platform.inTransaction((tx) => noteScanEnded(tx, mediaId));
    throw error;
  }
}

async function lookThrough(platform: Platform, file: FileRow): Promise<void> {
  const contentHash = file.content_hash ?? (await identify(platform, file));
  if (isRefusal(contentHash)) return refuseFile(platform, file.media_id, contentHash);
  const content = await findContent(platform.db, contentHash);
  assert(content, "content that was claimed stays while a file has it");
  const refusal = refusalOf(content) ?? (await makeReady(platform, file.media_id, content));
  if (refusal) return refuseFile(platform, file.media_id, refusal);
  await platform.inTransaction((tx) => settleReady(platform, tx, content));
}

/** What the file is, made to tell nothing of its maker, and its hash then. Claims the content, or says why it is refused. */
async function identify(platform: Platform, file: FileRow): Promise<string> {
  const { files } = platform;
  const key = incomingKey(file.media_id);
  await gatherPieces(files, file.media_id, Number(file.bytes));
  const sent = await files.get(key);
  if (!sent) return "lost" satisfies Refusal;
  if (sent.bytes === 0) return "empty" satisfies Refusal;
  const found = sniffType(await contentOf(sent).read(0, SNIFF_BYTES));
  if (typeof found === "string") return found;
  const refusal = refuseSize(found, sent.bytes) ?? (await findMalware(platform, file, sent));
  if (refusal) return refusal;
  const kept = (await stripStored(files, key, sent, found)) ? await files.get(key) : sent;
  if (!kept) return "lost" satisfies Refusal;
  return claim(platform, file, { contentHash: await hashOf(kept), bytes: kept.bytes, type: found });
}

async function hashOf(stored: StoredFile): Promise<string> {
  const hash = createContentHash();
  // A stream of stored bytes gives Buffers.
  for await (const chunk of stored.open()) hash.update(chunk as Buffer);
  return contentHashOf(hash);
}

/** Without a verdict this throws and the job tries again: nothing is shown that was not looked through. */
async function findMalware(platform: Platform, file: FileRow, stored: StoredFile): Promise<Refusal | null> {
  const verdict = await platform.malware?.scan(stored.open());
  if (verdict === undefined || (verdict !== "too_large" && !verdict.found)) return null;
  if (verdict === "too_large") return "not_scannable";
  platform.log.warn({ media_id: file.media_id, malware: verdict.what }, "malware was uploaded and refused");
  return "malware";
}

interface Identified {
  readonly contentHash: string;
  readonly bytes: number;
  readonly type: FileType;
}

async function claim(platform: Platform, file: FileRow, { contentHash, bytes, type }: Identified): Promise<string> {
  const at = platform.clock.now();
  await platform.inTransaction(async (tx) => {
    const content = await claimContent(tx, { contentHash, bytes, type: type.type, kind: type.kind, at });
    // Its files are going away this moment: the job tries again when they are gone.
    if (content.state === "dropping") throw mediaErrors.beingRemoved();
    await setContentOf(tx, file.media_id, { contentHash, bytes, type: type.type, kind: type.kind, at });
    await settlePublic(tx, [contentHash]);
  });
  return contentHash;
}

async function makeReady(platform: Platform, mediaId: string, content: ContentRow): Promise<Refusal | null> {
  if (!(await keepOriginal(platform, mediaId, content.content_hash))) return "lost";
  if (content.state === "ready") {
    if (await isWhole(platform, content)) return null;
    // The storage lost what the database knows (a copy of one put back without the other): these bytes make it anew.
    await platform.inTransaction((tx) => makeAnew(tx, content.content_hash));
  } else if (content.state !== "scanning") throw mediaErrors.beingRemoved();
  return prepareContent(platform, content);
}

/** Moves the bytes to where equal content lies once; false when they are nowhere. */
async function keepOriginal(platform: Platform, mediaId: string, contentHash: string): Promise<boolean> {
  if ((await platform.files.get(originalKey(contentHash))) !== null) {
    await platform.files.remove(incomingKey(mediaId));
    return true;
  }
  return platform.files.move(incomingKey(mediaId), originalKey(contentHash));
}

/** Whether what was made of it lies there still, by the first of its sizes. */
async function isWhole({ files }: Platform, { content_hash, webp_widths: [width] }: ContentRow): Promise<boolean> {
  return width === undefined || (await files.get(derivedKey(content_hash, `${width}.webp`))) !== null;
}

function refusalOf(content: ContentRow): Refusal | null {
  return content.refusal !== null && isRefusal(content.refusal) ? content.refusal : null;
}

/** Every file with this content that was waiting is ready now. */
export async function settleReady(platform: Platform, tx: Tx, content: ContentRow): Promise<void> {
  const at = platform.clock.now();
  for (const { media_id, user_id } of await markReady(tx, content.content_hash, at)) {
    await platform.audit.record(tx, { actorId: null, action: "media.ready", subject: { type: "media", id: media_id } });
    await platform.events.publish(tx, mediaReady, { media_id, user_id, kind: content.kind });
  }
}

/** A file that still comes, or was looked at, is not taken; its owner is told why. */
export async function refuseFile(platform: Platform, mediaId: string, refusal: Refusal): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const refused = await markRefused(tx, mediaId, refusal, platform.clock.now());
    if (!refused) return;
    await platform.audit.record(tx, {
      actorId: null,
      action: "media.refused",
      subject: { type: "media", id: mediaId },
      after: { reason: refusal },
    });
    await platform.events.publish(tx, mediaRefused, { ...refused, reason: refusal });
  });
  await removeArrived(platform, mediaId);
}
