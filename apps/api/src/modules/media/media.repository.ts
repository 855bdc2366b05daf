// Rows of files: SQL only.
import { type Insertable, sql } from "kysely";
import type { MediaPurpose } from "#api-schema/media.ts";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { MediaTable } from "./media.tables.ts";

/** A file with what is known of its content (null while nothing is). */
function filesWithContent(db: Db) {
  return db
    .selectFrom("media.media as m")
    .leftJoin("media.contents as c", "c.content_hash", "m.content_hash")
    .leftJoin("media.media as p", "p.media_id", "m.poster_media_id")
    .leftJoin("media.media as t", "t.media_id", "m.captions_media_id")
    .leftJoin("media.contents as tc", "tc.content_hash", "t.content_hash")
    .leftJoin("media.contents as pc", "pc.content_hash", "p.content_hash")
    .select([
      "c.duration_ms",
      "c.pages",
      "c.page_pictures",
      "m.poster_media_id",
      "p.state as poster_state",
      "p.access as poster_access",
      "p.content_hash as poster_content_hash",
      "pc.blur as poster_blur",
      "pc.webp_widths as poster_webp_widths",
      "pc.avif_widths as poster_avif_widths",
    ])
    .select([
      "m.captions_media_id",
      "t.state as captions_state",
      "t.access as captions_access",
      "t.content_hash as captions_content_hash",
      "tc.type as captions_type",
    ])
    .select([
      "m.media_id",
      "m.user_id",
      "m.name",
      "m.alt",
      "m.bytes",
      "m.content_hash",
      "m.state",
      "m.access",
      // Of a film of before that is public no longer its content alone says why.
      sql<string | null>`coalesce(m.refusal, c.refusal)`.as("refusal"),
    ])
    .select(["m.created_at", "c.kind", "c.type", "c.width", "c.height", "c.blur", "c.webp_widths", "c.avif_widths"]);
}
export type FileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>;

export interface Use {
  readonly purpose: MediaPurpose | "poster" | "captions";
  readonly times: number;
}

export function findFile(db: Db, mediaId: string) {
  return filesWithContent(db).where("m.media_id", "=", mediaId).executeTakeFirst();
}

export function findFiles(db: Db, mediaIds: readonly string[]) {
  return filesWithContent(db).where("m.media_id", "in", mediaIds).execute();
}

export async function listIdsWith(db: Db, contentHash: string): Promise<readonly string[]> {
  const rows = await db.selectFrom("media.media").select("media_id").where("content_hash", "=", contentHash).execute();
  return rows.map((row) => row.media_id);
}

export function findOwnFile(db: Db, mediaId: string, userId: string) {
  return filesWithContent(db).where("m.media_id", "=", mediaId).where("m.user_id", "=", userId).executeTakeFirst();
}

export interface OwnFilesPage {
  readonly userId: string;
  readonly kinds: readonly string[];
  readonly states: readonly string[];
  readonly before: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

export function listOwnFiles(db: Db, { userId, kinds, states, before, limit }: OwnFilesPage) {
  const earlier = sql<boolean>`(m.created_at, m.media_id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`;
  return filesWithContent(db)
    .where("m.user_id", "=", userId)
    .$if(kinds.length > 0, (query) => query.where("c.kind", "in", kinds))
    .$if(states.length > 0, (query) => query.where("m.state", "in", states))
    .$if(before !== null, (query) => query.where(earlier))
    .orderBy("m.created_at", "desc")
    .orderBy("m.media_id", "desc")
    .limit(limit)
    .execute();
}

export function countOwnFiles(
  db: Db,
  { userId, kinds, states }: Pick<OwnFilesPage, "userId" | "kinds" | "states">,
): Promise<number> {
  const all = db
    .selectFrom("media.media as m")
    .leftJoin("media.contents as c", "c.content_hash", "m.content_hash")
    .where("m.user_id", "=", userId)
    .$if(kinds.length > 0, (query) => query.where("c.kind", "in", kinds))
    .$if(states.length > 0, (query) => query.where("m.state", "in", states));
  return countRows(db, all.select("m.media_id"));
}

/** What uses each of these files, once a use; those that nothing uses are missing. */
export async function listUses(db: Db, mediaIds: readonly string[]): Promise<ReadonlyMap<string, readonly Use[]>> {
  if (mediaIds.length === 0) return new Map();
  const attached = db
    .selectFrom("media.attachments")
    .select(["media_id", "purpose", (eb) => eb.fn.countAll<string>().as("times")])
    .where("media_id", "in", mediaIds)
    .groupBy(["media_id", "purpose"]);
  const beside = (column: "film.poster_media_id" | "film.captions_media_id", purpose: "poster" | "captions") =>
    db
      .selectFrom("media.media as film")
      .select([`${column} as media_id`, sql<string>`${purpose}::text`.as("purpose")])
      .select((eb) => eb.fn.countAll<string>().as("times"))
      .where(column, "in", mediaIds)
      .groupBy(column)
      .$castTo<{ media_id: string; purpose: string; times: string }>();
  const rows = await attached
    .unionAll(beside("film.poster_media_id", "poster"))
    .unionAll(beside("film.captions_media_id", "captions"))
    .execute();
  return Map.groupBy(
    // The writers of this table take known purposes alone.
    rows.map((row) => ({ ...row, times: Number(row.times) }) as Use & { media_id: string }),
    (row) => row.media_id,
  );
}

/** Of a person's files that nothing uses, names and descriptions go before the bytes do. */
export async function forgetWords(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("media.media as m")
    .set({ name: "file", alt: "" })
    .where("m.user_id", "=", userId)
    .where(sql<boolean>`not exists (select from media.attachments a where a.media_id = m.media_id)`)
    .execute();
}

/** Holds off the same person's other uploads until commit. */
export async function lockStorage(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`media.storage:${userId}`}, 0))`.execute(tx);
}

/** What a person keeps: bytes in all and unfinished uploads. */
export async function storageOf(db: Db, userId: string): Promise<{ bytes: bigint; open: number }> {
  const row = await db
    .selectFrom("media.media")
    .select((eb) => [
      sql<bigint>`coalesce(sum(bytes), 0)::bigint`.as("bytes"),
      eb.fn.countAll<string>().filterWhere("state", "=", "uploading").as("open"),
    ])
    .where("user_id", "=", userId)
    .where("state", "<>", "refused")
    .executeTakeFirstOrThrow();
  return { bytes: BigInt(row.bytes), open: Number(row.open) };
}

/** How many of a person's files wait to be looked at. */
export function countScanning(db: Db, userId: string): Promise<number> {
  const waiting = db.selectFrom("media.media").where("user_id", "=", userId).where("state", "=", "scanning");
  return countRows(db, waiting.select("media_id"));
}

export async function insertMedia(tx: Tx, row: Insertable<MediaTable>): Promise<void> {
  await tx.insertInto("media.media").values(row).execute();
}

/** `uploading` -> `scanning`; undefined when somebody was faster. */
export function markArrived(tx: Tx, mediaId: string, at: Date) {
  return tx
    .updateTable("media.media")
    .set({ state: "scanning", updated_at: at })
    .where("media_id", "=", mediaId)
    .where("state", "=", "uploading")
    .returning(["media_id", "user_id"])
    .executeTakeFirst();
}

/** Counts a look at a file before it begins; gives how many in a row have begun, this one among them, and not ended. */
export async function noteScanBegun(tx: Tx, mediaId: string): Promise<number> {
  const row = await tx
    .updateTable("media.media")
    .set((eb) => ({ unanswered_scans: eb("unanswered_scans", "+", 1) }))
    .where("media_id", "=", mediaId)
    .where("state", "=", "scanning")
    .returning("unanswered_scans")
    .executeTakeFirst();
  return row?.unanswered_scans ?? 0;
}

/** A look ended, if only with an error: the process is alive. */
export async function noteScanEnded(tx: Tx, mediaId: string): Promise<void> {
  await tx.updateTable("media.media").set({ unanswered_scans: 0 }).where("media_id", "=", mediaId).execute();
}

/** `scanning` -> `refused`; undefined when it is in another state. */
export function markRefused(tx: Tx, mediaId: string, refusal: string, at: Date) {
  return tx
    .updateTable("media.media")
    .set({ state: "refused", refusal, content_hash: null, updated_at: at })
    .where("media_id", "=", mediaId)
    .where("state", "in", ["uploading", "scanning"])
    .returning(["media_id", "user_id"])
    .executeTakeFirst();
}

/** `scanning` -> `ready` for every file with this content. */
export function markReady(tx: Tx, contentHash: string, at: Date) {
  return tx
    .updateTable("media.media")
    .set({ state: "ready", updated_at: at })
    .where("content_hash", "=", contentHash)
    .where("state", "=", "scanning")
    .returning(["media_id", "user_id"])
    .execute();
}

export async function describeFile(
  tx: Tx,
  mediaId: string,
  change: { name?: string; alt?: string; updated_at: Date },
): Promise<void> {
  await tx.updateTable("media.media").set(change).where("media_id", "=", mediaId).execute();
}

/** Says which picture stands for a film; the picture is in use from now on. */
export async function setPoster(tx: Tx, mediaId: string, posterId: string | null, at: Date): Promise<void> {
  await tx
    .updateTable("media.media")
    .set({ poster_media_id: posterId, updated_at: at })
    .where("media_id", "=", mediaId)
    .execute();
  if (posterId !== null)
    await tx.updateTable("media.media").set({ unattached_since: null }).where("media_id", "=", posterId).execute();
}

/** Says which file is the captions of a film; it is in use from now on. */
export async function setCaptions(tx: Tx, mediaId: string, captionsId: string | null, at: Date): Promise<void> {
  await tx
    .updateTable("media.media")
    .set({ captions_media_id: captionsId, updated_at: at })
    .where("media_id", "=", mediaId)
    .execute();
  if (captionsId !== null)
    await tx.updateTable("media.media").set({ unattached_since: null }).where("media_id", "=", captionsId).execute();
}

/** The films and recordings that this file is the poster or the captions of. */
export function listFilmsWith(db: Db, as: "poster_media_id" | "captions_media_id", mediaId: string) {
  return db
    .selectFrom("media.media")
    .select(["media_id", "user_id"])
    .where(as, "=", mediaId)
    .orderBy("media_id")
    .execute();
}

/** The files with this content for which no other picture stands. */
export function listPosterless(db: Db, contentHash: string) {
  return db
    .selectFrom("media.media")
    .select(["media_id", "user_id"])
    .where("content_hash", "=", contentHash)
    .where("state", "=", "ready")
    .where("poster_media_id", "is", null)
    .orderBy("media_id")
    .execute();
}

/** Deletes the row of a file; the foreign key of attachments refuses while something uses it. */
export async function deleteMedia(tx: Tx, mediaId: string): Promise<void> {
  await tx.deleteFrom("media.media").where("media_id", "=", mediaId).execute();
}
