import type { Content } from "../stored-content.ts";
import type { Patch } from "./strip-film.ts";

// Tags stand before the sound (ID3v2) and behind it (ID3v1, its longer form, APE, Lyrics3, an ID3v2 at the end).
const HEADER_BYTES = 10;
const ID3V1_BYTES = 128;
const LONGER_BYTES = 227;
const APE_BYTES = 32;
const LYRICS_END_BYTES = 15;
// Programs write one of each; a file of tags alone is no recording.
const TAGS_MAX = 20;
const HAS_FOOTER = 0x10;
const APE_HAS_HEADER = 0x80_00_00_00;

/**
 * What to write over an MP3's bytes so that it holds sound alone: tags are emptied where they lie. Null when one of them
 * goes on behind the file's end, or there are more than any program writes.
 */
export async function findMp3Patches(content: Content): Promise<readonly Patch[] | null> {
  const before = await tagsBefore(content);
  if (before === null) return null;
  const sound = before.at(-1)?.end ?? 0;
  const end = await endOfSound(content, sound);
  if (end === null) return null;
  return end < content.bytes ? [...before, { start: end, end: content.bytes, bytes: null }] : before;
}

/** A tag stays as one of nothing but room, so that the file still begins as what it is. */
async function tagsBefore(content: Content): Promise<Patch[] | null> {
  const patches: Patch[] = [];
  for (let at = 0, tags = 0; ; tags += 1) {
    const head = await content.read(at, at + HEADER_BYTES);
    if (head.toString("latin1", 0, 3) !== "ID3") return patches;
    const bytes = bytesOfId3(head);
    if (bytes === null || at + bytes > content.bytes || tags >= TAGS_MAX) return null;
    patches.push({ start: at + 5, end: at + HEADER_BYTES, bytes: plainHeader(bytes - HEADER_BYTES) });
    patches.push({ start: at + HEADER_BYTES, end: at + bytes, bytes: null });
    at += bytes;
  }
}

/** Of the whole tag with its header and footer: its size stands in seven bits of each byte. */
function bytesOfId3(head: Buffer): number | null {
  if (head.length < HEADER_BYTES) return null;
  const size = head.subarray(6, HEADER_BYTES).reduce((sum, byte) => (sum << 7) | (byte & 0x7f), 0);
  return HEADER_BYTES + size + ((head[5] ?? 0) & HAS_FOOTER ? HEADER_BYTES : 0);
}

/** No flags, for nothing they tell of is there any more, and the size of all that follows. */
const plainHeader = (size: number): Buffer =>
  Buffer.from([0, (size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f]);

/** Where the tags behind the sound begin: each leads to the one before it. */
async function endOfSound(content: Content, start: number): Promise<number | null> {
  let end = content.bytes;
  for (let tags = 0; tags < TAGS_MAX; tags += 1) {
    const bytes = bytesOfTagAt(await content.read(Math.max(start, end - LONGER_BYTES), end));
    if (bytes === 0) return end;
    if (end - bytes < start) return null;
    end -= bytes;
  }
  return null;
}

/** How long the tag is that ends here; 0: none does. */
function bytesOfTagAt(tail: Buffer): number {
  const word = (fromEnd: number, length: number) =>
    fromEnd > tail.length ? "" : tail.toString("latin1", tail.length - fromEnd, tail.length - fromEnd + length);
  if (word(ID3V1_BYTES, 3) === "TAG") return ID3V1_BYTES;
  if (word(LONGER_BYTES, 4) === "TAG+") return LONGER_BYTES;
  if (word(APE_BYTES, 8) === "APETAGEX") return bytesOfApe(tail.subarray(tail.length - APE_BYTES));
  if (word(9, 9) === "LYRICS200") return LYRICS_END_BYTES + Number.parseInt(word(LYRICS_END_BYTES, 6), 10) || 0;
  if (word(HEADER_BYTES, 3) === "3DI") return bytesOfId3(tail.subarray(tail.length - HEADER_BYTES)) ?? 0;
  return 0;
}

const bytesOfApe = (footer: Buffer): number =>
  footer.readUInt32LE(12) + ((footer.readUInt32LE(20) & APE_HAS_HEADER) !== 0 ? APE_BYTES : 0);
