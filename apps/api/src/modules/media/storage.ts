// How much a person keeps, and how much room they have: the latter is for the module that sells it to say.
import type { StorageView } from "#api-schema/media.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert, requestErrors } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mediaErrors } from "./media.errors.ts";
import { lockStorage, storageOf } from "./media.repository.ts";
import { OPEN_UPLOADS_MAX } from "./media.rules.ts";

/** In bytes; null: without limit. */
type StorageLimit = (db: Db, userId: string) => Promise<bigint | null>;

// By platform, because a test process runs several beside each other.
const limits = new WeakMap<Platform, StorageLimit>();

/** Says how much room somebody has. Called once, while the application is put together. */
export function useStorageLimit(platform: Platform, limit: StorageLimit): void {
  limits.set(platform, limit);
}

export async function readStorage(platform: Platform, userId: string, db: Db = platform.db): Promise<StorageView> {
  const limitOf = limits.get(platform);
  assert(limitOf, "the module that sells room said how much there is");
  const [kept, limit] = [await storageOf(db, userId), await limitOf(db, userId)];
  return {
    used_bytes: Number(kept.bytes),
    limit_bytes: limit === null ? null : Number(limit),
    open_uploads: kept.open,
  };
}

/**
 * Throws `media.quota_reached` when these bytes do not fit, and `media.too_many_uploads` when too many are open. The
 * same person's other uploads wait until this transaction has ended, so that two cannot both take the last room.
 */
export async function refuseFullStorage(
  tx: Tx,
  platform: Platform,
  upload: { readonly userId: string; readonly bytes: number; readonly opens: number },
): Promise<void> {
  await lockStorage(tx, upload.userId);
  const storage = await readStorage(platform, upload.userId, tx);
  const { used_bytes, limit_bytes } = storage;
  if (limit_bytes !== null && used_bytes + upload.bytes > limit_bytes) {
    const room = megabytes(limit_bytes);
    const detail = `Of your ${room} MB of storage ${megabytes(used_bytes)} MB are taken, and this file has ${megabytes(upload.bytes)} MB. Delete files you no longer need under Settings, Files, or take a plan with more room.`;
    throw mediaErrors.quotaReached({ detail, extra: { storage } });
  }
  if (storage.open_uploads + upload.opens > OPEN_UPLOADS_MAX) throw mediaErrors.tooManyUploads();
}

// The database may lie on the same disk: payments need room too.
const KEPT_FREE_BYTES = 2 * 1_073_741_824;
const KEPT_FREE_SHARE = 0.05;

/** Throws `request.storage_unavailable` while taking in these bytes would leave the disk of the files without room. */
export async function refuseFullDisk({ files }: Platform, bytes: number): Promise<void> {
  const room = await files.room();
  if (!room) return;
  if (room.free - bytes < Math.min(KEPT_FREE_BYTES, room.all * KEPT_FREE_SHARE))
    throw requestErrors.storageUnavailable();
}

/** Rounded up to a tenth: a file that does not fit never reads as one that does. */
const megabytes = (bytes: number): string => (Math.ceil((bytes * 10) / 1_048_576) / 10).toLocaleString("en-GB");
