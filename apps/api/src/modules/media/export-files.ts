// The files that somebody uploaded, for the copy of their data: the originals as far as there is room, a list of all.
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { originalKey } from "./file-keys.ts";
import type {} from "./media.tables.ts";
import { saveName } from "./send-file.ts";
import { fileTypeOf } from "./sniff-type.ts";

// In all, so that an archive can still be fetched over a slow line; the largest plan has room for more than that.
const ORIGINALS_MAX_BYTES = 1_000_000_000;

interface Original {
  readonly path: string;
  open(): AsyncIterable<Uint8Array>;
}

/** The smallest come first: most files find room. Those that found none are named, to be fetched one by one. */
export async function exportFiles(platform: Platform, userId: string, roomBytes = ORIGINALS_MAX_BYTES) {
  const files: Original[] = [];
  const listed: object[] = [];
  const leftOut: { readonly media_id: string; readonly name: string; readonly bytes: bigint }[] = [];
  let room = roomBytes;
  for (const { content_hash, type, size, ...row } of await uploadsOf(platform.db, userId)) {
    const known = type === null ? undefined : fileTypeOf(type);
    const fits = row.state === "ready" && known !== undefined && (size ?? 0n) <= BigInt(room);
    const stored = fits && content_hash !== null ? await platform.files.get(originalKey(content_hash)) : null;
    const path = stored && known ? `originals/${row.media_id}-${saveName(row.name, known)}` : null;
    listed.push({ ...row, type, path: path && `files/${path}` });
    if (row.state === "ready" && !path)
      leftOut.push({ media_id: row.media_id, name: row.name, bytes: BigInt(row.bytes) });
    if (!stored || !path) continue;
    room -= stored.bytes;
    files.push({ path, open: () => stored.open() });
  }
  return { tables: { uploads: listed, left_out: leftOut }, files, leftOut: leftOut.map(({ name }) => name) };
}

async function uploadsOf(db: Db, userId: string) {
  return await db
    .selectFrom("media.media as file")
    .leftJoin("media.contents as content", "content.content_hash", "file.content_hash")
    .select(["file.media_id", "file.name", "file.alt", "file.bytes", "file.state", "file.access", "file.created_at"])
    .select(["file.content_hash", "content.type", "content.bytes as size"])
    .where("file.user_id", "=", userId)
    .orderBy("file.bytes")
    .orderBy("file.media_id")
    .execute();
}
