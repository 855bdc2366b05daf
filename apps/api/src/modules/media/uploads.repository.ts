// Files whose pieces are still arriving: SQL only.
import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";

/** `bytes` as they were announced, also where fewer are kept. */
export function findUpload(db: Db, mediaId: string) {
  return db
    .selectFrom("media.media")
    .select(["media_id", "user_id", "name", "state", "created_at"])
    .select(sql<bigint>`coalesce(sent_bytes, bytes)`.as("bytes"))
    .where("media_id", "=", mediaId)
    .executeTakeFirst();
}

/** One's upload that was announced under this key and is not whole yet. */
export function findAnnounced(db: Db, userId: string, key: string) {
  return db
    .selectFrom("media.media")
    .select(["media_id", "bytes"])
    .where("user_id", "=", userId)
    .where("upload_key", "=", key)
    .where("state", "=", "uploading")
    .executeTakeFirst();
}

/** One's files that are still arriving, newest first. */
export function listOpenUploads(db: Db, userId: string) {
  return db
    .selectFrom("media.media")
    .select(["media_id", "name", "created_at"])
    .select(sql<bigint>`coalesce(sent_bytes, bytes)`.as("bytes"))
    .where("user_id", "=", userId)
    .where("state", "=", "uploading")
    .orderBy("created_at", "desc")
    .orderBy("media_id", "desc")
    .execute();
}

/** The next of a list, in the order of their ids: the oldest first. */
export interface Batch {
  readonly before: Date;
  /** The last of the batch before this one. */
  readonly after: string | null;
  readonly limit: number;
}

/** Ids of files that began to arrive before then and are still not whole. */
export async function listAbandonedUploads(db: Db, { before, after, limit }: Batch): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.media")
    .select("media_id")
    .where("state", "=", "uploading")
    .where("created_at", "<", before)
    .$if(after !== null, (query) => query.where("media_id", ">", after))
    .orderBy("media_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.media_id);
}

/** Ids of files that have waited to be looked at since before then: their job must have been lost or given up. */
export async function listStuckScans(db: Db, { before, after, limit }: Batch): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.media")
    .select("media_id")
    .where("state", "=", "scanning")
    .where("updated_at", "<", before)
    .$if(after !== null, (query) => query.where("media_id", ">", after))
    .orderBy("media_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.media_id);
}

/** What uses it: a thing of another module, or a film of which it is the poster or the captions. */
const IN_USE = sql<boolean>`(exists (select from media.attachments a where a.media_id = m.media_id)
  or exists (select from media.media film where film.poster_media_id = m.media_id)
  or exists (select from media.media film where film.captions_media_id = m.media_id))`;

/** Marks files that nothing uses, and takes the mark from those that are used again. */
export async function markOrphans(tx: Tx, at: Date): Promise<void> {
  await tx
    .updateTable("media.media as m")
    .set({ unattached_since: at })
    .where("m.unattached_since", "is", null)
    .where("m.state", "<>", "uploading")
    .where((eb) => eb.not(IN_USE))
    .execute();
  await tx
    .updateTable("media.media as m")
    .set({ unattached_since: null })
    .where("m.unattached_since", "is not", null)
    .where(IN_USE)
    .execute();
}

export async function listOrphans(db: Db, { before, after, limit }: Batch): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.media")
    .select("media_id")
    .where("unattached_since", "<", before)
    .$if(after !== null, (query) => query.where("media_id", ">", after))
    .orderBy("media_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.media_id);
}
