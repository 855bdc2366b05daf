import { joinParts, PARTS_MAX } from "./kept-parts.ts";
import { orientationTiff, readOrientation } from "./orientation.ts";

const HEAD_BYTES = 12;
const FRAME_HEAD_BYTES = 16;
const NEEDED = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
// Bits of VP8X that announce chunks.
const SAYS_EXIF = 0x08;
const SAYS_XMP = 0x04;

/** How many more chunks a picture may have, those of its frames among them. */
interface Room {
  chunks: number;
}

interface Chunk {
  readonly name: string;
  readonly bytes: Buffer;
  readonly body: Buffer;
}

/** Exif, XMP, unknown chunks and what lies behind the end go; pixels, transparency, movement and colour stay. */
export function stripWebp(content: Buffer): Buffer | null {
  const end = HEAD_BYTES - 4 + content.readUInt32LE(4);
  const room: Room = { chunks: PARTS_MAX };
  const chunks = end > content.length ? null : chunksIn(content.subarray(HEAD_BYTES, end), room);
  if (chunks === null) return null;
  const exif = chunks.find(({ name }) => name === "EXIF");
  const orientation = exif ? readOrientation(withoutPrefix(exif.body)) : 1;
  const kept = chunks.filter(({ name }) => NEEDED.has(name)).map((chunk) => tidied(chunk, orientation > 1, room));
  if (kept.includes(null)) return null;
  const bodies = kept.filter((part) => part !== null);
  if (orientation > 1) bodies.push(chunkOf("EXIF", orientationTiff(orientation)));
  const head = Buffer.from(content.subarray(0, HEAD_BYTES));
  head.writeUInt32LE(4 + bodies.reduce((sum, { length }) => sum + length, 0), 4);
  return joinParts(content, [head, ...bodies]);
}

/** Some writers put JPEG's prefix before the Exif. */
const withoutPrefix = (exif: Buffer): Buffer =>
  exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;

function tidied({ name, bytes, body }: Chunk, turned: boolean, room: Room): Buffer | null {
  if (name === "ANMF") return tidyFrame(body, room);
  if (name !== "VP8X" || body.length === 0) return bytes;
  const header = Buffer.from(bytes);
  const flags = (body[0] ?? 0) & ~(SAYS_EXIF | SAYS_XMP);
  header[8] = turned ? flags | SAYS_EXIF : flags;
  return header;
}

/** A frame of a moving picture holds chunks of its own. */
function tidyFrame(body: Buffer, room: Room): Buffer | null {
  const chunks = chunksIn(body.subarray(FRAME_HEAD_BYTES), room);
  if (chunks === null) return null;
  const kept = chunks.filter(({ name }) => NEEDED.has(name)).map(({ bytes }) => bytes);
  return chunkOf("ANMF", Buffer.concat([body.subarray(0, FRAME_HEAD_BYTES), ...kept]));
}

function chunksIn(content: Buffer, room: Room): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 0; at < content.length; ) {
    if (at + 8 > content.length) return null;
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > content.length || room.chunks === 0) return null;
    room.chunks -= 1;
    // Chunks of odd length are followed by a zero, which some writers forget behind the last one.
    const padded = Math.min(content.length, end + (length % 2));
    const name = content.toString("latin1", at, at + 4);
    chunks.push({ name, bytes: content.subarray(at, padded), body: content.subarray(at + 8, end) });
    at = padded;
  }
  return chunks;
}

function chunkOf(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
