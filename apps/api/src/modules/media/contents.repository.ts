// Rows of contents: what a file is, once for equal bytes. SQL only.
import { type Selectable, sql, type Updateable } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { ContentsTable } from "./media.tables.ts";

export type ContentRow = Selectable<ContentsTable>;

export function findContent(db: Db, contentHash: string): Promise<ContentRow | undefined> {
  return db.selectFrom("media.contents").selectAll().where("content_hash", "=", contentHash).executeTakeFirst();
}

export interface NewContent {
  readonly contentHash: string;
  readonly type: string;
  readonly kind: string;
  readonly bytes: number;
  readonly at: Date;
}

/** The content's row, locked: made when it is new. Waits for whoever is removing it. */
export async function claimContent(tx: Tx, content: NewContent): Promise<ContentRow> {
  await tx
    .insertInto("media.contents")
    .values({
      content_hash: content.contentHash,
      type: content.type,
      kind: content.kind,
      bytes: BigInt(content.bytes),
      created_at: content.at,
      metadata_stripped: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom("media.contents")
    .selectAll()
    .where("content_hash", "=", content.contentHash)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Says which content a scanned file has, and how many bytes it really is. */
export async function setContentOf(tx: Tx, mediaId: string, content: NewContent): Promise<void> {
  await tx
    .updateTable("media.media")
    .set({
      content_hash: content.contentHash,
      bytes: BigInt(content.bytes),
      sent_bytes: sql<bigint>`coalesce(sent_bytes, bytes)`,
      updated_at: content.at,
    })
    .where("media_id", "=", mediaId)
    .execute();
}

export async function updateContent(tx: Tx, contentHash: string, change: Updateable<ContentsTable>): Promise<void> {
  await tx.updateTable("media.contents").set(change).where("content_hash", "=", contentHash).execute();
}

/** Nothing is made of these bytes yet, as when they first came. */
export function makeAnew(tx: Tx, contentHash: string): Promise<void> {
  return updateContent(tx, contentHash, {
    state: "scanning",
    avif_widths: [],
    webp_widths: [],
    page_pictures: null,
    frame_tried_with: null,
    unanswered_frames: 0,
    has_stripped_copy: false,
    metadata_stripped: true,
  });
}

/** Contents of kinds that tell of their maker, kept as they were sent. */
const STRIPPED = [
  ...["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"],
  ...["video/mp4", "audio/wav", "audio/mpeg"],
] as const;

export async function listToStrip(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.contents")
    .select("content_hash")
    .where("metadata_stripped", "=", false)
    .where("state", "=", "ready")
    .where("type", "in", [...STRIPPED])
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_hash);
}

const UNMADE = {
  avif: sql<boolean>`c.kind = 'image' and c.avif_widths = '{}'`,
  pages: sql<boolean>`c.type = 'application/pdf' and c.page_pictures is null`,
  frame: sql<boolean>`c.kind = 'video' and c.frame_tried_with is null`,
};

/** Of how many contents, of whoever has this one, nothing of the kind is made yet, this one among them. */
export function countUnmade(db: Db, contentHash: string, made: keyof typeof UNMADE): Promise<number> {
  const owners = db.selectFrom("media.media").select("user_id").where("content_hash", "=", contentHash);
  const waiting = db
    .selectFrom("media.media as m")
    .innerJoin("media.contents as c", "c.content_hash", "m.content_hash")
    .select("c.content_hash")
    .distinct()
    .where("m.user_id", "in", owners)
    .where("c.state", "=", "ready")
    .where(UNMADE[made]);
  return countRows(db, waiting);
}

/** PDFs whose pages behind the first were never drawn. */
export async function listToDraw(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.contents")
    .select("content_hash")
    .where("type", "=", "application/pdf")
    .where("state", "=", "ready")
    .where("page_pictures", "is", null)
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_hash);
}

/** Counts a try at a film's picture before it is made: a process that dies at it can say so no more. */
export async function noteFrameBegun(tx: Tx, contentHash: string): Promise<number> {
  const row = await tx
    .updateTable("media.contents")
    .set((eb) => ({ unanswered_frames: eb("unanswered_frames", "+", 1) }))
    .where("content_hash", "=", contentHash)
    .returning("unanswered_frames")
    .executeTakeFirst();
  return row?.unanswered_frames ?? 0;
}

/** Films without a picture of their own, unless it was tried with the same means or better ones. */
export async function listFilmsToDraw(db: Db, means: "alone" | "ffmpeg", limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.contents")
    .select("content_hash")
    .where("kind", "=", "video")
    .where("state", "=", "ready")
    .where(sql<boolean>`webp_widths = '{}'`)
    .where((eb) =>
      eb.or([
        eb("frame_tried_with", "is", null),
        ...(means === "ffmpeg" ? [eb("frame_tried_with", "=", "alone")] : []),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_hash);
}

/** A content and all files with it have so many bytes now. */
export async function setKeptBytes(tx: Tx, contentHash: string, bytes: number): Promise<void> {
  await tx
    .updateTable("media.contents")
    .set({ bytes: BigInt(bytes) })
    .where("content_hash", "=", contentHash)
    .execute();
  await tx
    .updateTable("media.media")
    .set({ bytes: BigInt(bytes) })
    .where("content_hash", "=", contentHash)
    .execute();
}

/** A content is public while at least one file with it is, unless new files with it are refused. */
export async function settlePublic(tx: Tx, contentHashes: readonly string[]): Promise<void> {
  if (contentHashes.length === 0) return;
  // Locked first, in one order for everybody: what is read next has all that others said of them before.
  await tx
    .selectFrom("media.contents")
    .select("content_hash")
    .where("content_hash", "in", contentHashes)
    .orderBy("content_hash")
    .forNoKeyUpdate()
    .execute();
  await tx
    .updateTable("media.contents as c")
    .set({
      public: sql<boolean>`exists (select from media.media m where m.content_hash = c.content_hash and m.access = 'public')
        and c.refusal is null`,
    })
    .where("c.content_hash", "in", contentHashes)
    .execute();
}

/** The content held against whoever would remove it; undefined when it is gone. */
export function holdContent(tx: Tx, contentHash: string) {
  return tx
    .selectFrom("media.contents")
    .select("state")
    .where("content_hash", "=", contentHash)
    .forUpdate()
    .executeTakeFirst();
}

/** Takes an unused content out of use, so that its files can go; undefined while a file has it. */
export async function markDropping(tx: Tx, contentHash: string) {
  // A statement of its own: the next one sees the file of whoever claimed the content just now.
  await holdContent(tx, contentHash);
  return tx
    .updateTable("media.contents as c")
    .set({ state: "dropping" })
    .where("c.content_hash", "=", contentHash)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("media.media as m").select("m.media_id").whereRef("m.content_hash", "=", "c.content_hash"),
        ),
      ),
    )
    .returning("c.content_hash")
    .executeTakeFirst();
}

/** A row for files that no content knows: whoever sends those bytes meanwhile waits until they are gone. */
export async function insertDropping(tx: Tx, contentHash: string, at: Date): Promise<void> {
  await tx
    .insertInto("media.contents")
    .values({
      content_hash: contentHash,
      kind: "document",
      type: "application/octet-stream",
      bytes: 1n,
      state: "dropping",
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those among these that there is a row of. */
export async function knownContents(db: Db, contentHashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (contentHashes.length === 0) return new Set();
  const rows = await db
    .selectFrom("media.contents")
    .select("content_hash")
    .where("content_hash", "in", contentHashes)
    .execute();
  return new Set(rows.map((row) => row.content_hash));
}

export async function deleteDropped(tx: Tx, contentHash: string): Promise<void> {
  await tx
    .deleteFrom("media.contents")
    .where("content_hash", "=", contentHash)
    .where("state", "=", "dropping")
    .execute();
}

export async function listUnusedContents(
  db: Db,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("media.contents as c")
    .leftJoin("media.media as m", "m.content_hash", "c.content_hash")
    .select("c.content_hash")
    .where("m.media_id", "is", null)
    .$if(after !== null, (query) => query.where("c.content_hash", ">", after))
    .orderBy("c.content_hash")
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_hash);
}
