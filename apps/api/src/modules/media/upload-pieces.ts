// What has come of an upload, as pieces in the file store: `pieces/<upload>/<offset>-<bytes>`. Any process may take the next
// one, and what came before a break stays. Written whole or not at all, a piece is never half there, and none takes the
// place of a longer one: the rest of a dead connection may come when another server has long gone on.
import { Readable } from "node:stream";
import type { FileStore } from "#platform/files/index.ts";
import { incomingKey, pieceKey, piecesFolder } from "./file-keys.ts";

// Held in memory until written: what a killed server loses of one upload, and what each running upload costs.
const PIECE_BYTES = 4 * 1_048_576;

interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What one piece adds to those before it. */
interface Part extends Piece {
  /** So much of it stands in the pieces before. */
  readonly skip: number;
}

/**
 * Writes a stream from that offset on, in pieces. When the sender breaks off, what came is kept. Gives the offset reached.
 */
export async function writePieces(
  files: FileStore,
  mediaId: string,
  offset: number,
  content: Readable,
): Promise<number> {
  let reached = offset;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const write = async (): Promise<void> => {
    if (heldBytes === 0) return;
    await files.put(pieceKey(mediaId, `${reached}-${heldBytes}`), Buffer.concat(held, heldBytes));
    reached += heldBytes;
    [held, heldBytes] = [[], 0];
  };
  try {
    for await (const chunk of content) {
      // A stream of a request gives Buffers.
      const bytes = chunk as Buffer;
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes >= PIECE_BYTES) await write();
    }
  } finally {
    await write();
  }
  return reached;
}

/** How many bytes have come without a hole. */
export async function receivedBytes(files: FileStore, mediaId: string): Promise<number> {
  return endOf(await joinedPieces(files, mediaId));
}

const endOf = (parts: readonly Part[]): number => parts.at(-1)?.end ?? 0;

/** Makes one file of all the pieces, where simple uploads lie. Doing it twice does it once. */
export async function gatherPieces(files: FileStore, mediaId: string, bytes: number): Promise<void> {
  const parts = await joinedPieces(files, mediaId);
  // Some are gone when it was done before and stopped while clearing up: then the file is there.
  if (endOf(parts) !== bytes) return;
  await files.put(incomingKey(mediaId), Readable.from(contentOf(files, mediaId, parts), { objectMode: false }));
  await files.removeFolder(piecesFolder(mediaId));
}

async function* contentOf(files: FileStore, mediaId: string, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const { name, start, end, skip } of parts) {
    const piece = await files.get(pieceKey(mediaId, name));
    if (!piece) throw new Error(`piece ${name} of upload ${mediaId} is gone`);
    // A stream of stored bytes gives Buffers.
    for await (const chunk of piece.open({ start: skip, end: end - start - 1 })) yield chunk as Buffer;
  }
}

/** The pieces in order without a hole. Two senders at once leave some that lie over each other. */
async function joinedPieces(files: FileStore, mediaId: string): Promise<Part[]> {
  const found = (await files.list(piecesFolder(mediaId)))
    // Before they said their bytes, too, they were called by their start alone.
    .filter(({ name }) => /^\d+(-\d+)?$/.test(name))
    .map(
      ({ name, bytes }): Piece => ({ name, start: Number.parseInt(name, 10), end: Number.parseInt(name, 10) + bytes }),
    )
    .toSorted((one, other) => one.start - other.start);
  const joined: Part[] = [];
  for (const piece of found) {
    const end = endOf(joined);
    if (piece.start <= end && piece.end > end) joined.push({ ...piece, skip: end - piece.start });
  }
  return joined;
}
