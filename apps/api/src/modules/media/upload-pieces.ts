// What has come of an upload, as pieces in the file store: `pieces/<upload>/<offset>`. Any process may take the next one,
// and what came before a break stays. Written whole or not at all, a piece is never half there.
import { Readable } from "node:stream";
import type { FileStore } from "#platform/files/index.ts";
import { incomingKey, pieceKey, piecesFolder } from "./file-keys.ts";

// Held in memory until written: what a killed server loses of one upload, and what each running upload costs.
const PIECE_BYTES = 4 * 1_048_576;

interface Piece {
  readonly name: string;
  readonly start: number;
  readonly bytes: number;
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
    await files.put(pieceKey(mediaId, reached), Buffer.concat(held, heldBytes));
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

function endOf(pieces: readonly Piece[]): number {
  const last = pieces.at(-1);
  return last ? last.start + last.bytes : 0;
}

/** Makes one file of all the pieces, where simple uploads lie. Doing it twice does it once. */
export async function gatherPieces(files: FileStore, mediaId: string, bytes: number): Promise<void> {
  const pieces = await joinedPieces(files, mediaId);
  // Some are gone when it was done before and stopped while clearing up: then the file is there.
  if (endOf(pieces) !== bytes) return;
  await files.put(incomingKey(mediaId), Readable.from(contentOf(files, mediaId, pieces), { objectMode: false }));
  await files.removeFolder(piecesFolder(mediaId));
}

async function* contentOf(files: FileStore, mediaId: string, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const { start } of pieces) {
    const piece = await files.get(pieceKey(mediaId, start));
    if (!piece) throw new Error(`piece ${start} of upload ${mediaId} is gone`);
    // A stream of stored bytes gives Buffers.
    for await (const chunk of piece.open()) yield chunk as Buffer;
  }
}

/** The pieces in order, each beginning where the one before ends. Two senders at once may leave others: they are passed over. */
async function joinedPieces(files: FileStore, mediaId: string): Promise<Piece[]> {
  const found = (await files.list(piecesFolder(mediaId)))
    .filter(({ name }) => /^\d+$/.test(name))
    .map(({ name, bytes }) => ({ name, start: Number(name), bytes }))
    .toSorted((one, other) => one.start - other.start);
  const joined: Piece[] = [];
  let end = 0;
  for (const piece of found) {
    if (piece.start !== end) continue;
    joined.push(piece);
    end += piece.bytes;
  }
  return joined;
}
