import { joinParts, PARTS_MAX } from "./kept-parts.ts";

const HEAD_BYTES = 13;
const [EXTENSION, PICTURE, END] = [0x21, 0x2c, 0x3b];
const [COMMENT, APPLICATION] = [0xfe, 0xff];
// How often a moving picture begins anew, and its colours; other programs keep XMP and worse there.
const NEEDED_APPLICATIONS = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/** Comments, what programs add for themselves and what lies behind the end go. */
export function stripGif(content: Buffer): Buffer | null {
  if (content.length < HEAD_BYTES) return null;
  const begin = HEAD_BYTES + tableBytes(content[10] ?? 0);
  const kept = [content.subarray(0, begin)];
  let at = begin;
  for (let parts = 0; at < content.length; parts += 1) {
    const kind = content[at];
    if (kind === END) return joinParts(content, [...kept, content.subarray(at, at + 1)]);
    const end = kind === EXTENSION ? blocksEnd(content, at + 2) : kind === PICTURE ? pictureEnd(content, at) : null;
    if (end === null || parts >= PARTS_MAX) return null;
    if (kind === PICTURE || isNeeded(content, at)) kept.push(content.subarray(at, end));
    at = end;
  }
  // Some writers leave out the end mark.
  return at === content.length ? joinParts(content, kept) : null;
}

/** The colour table that a byte of flags announces. */
const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

function isNeeded(content: Buffer, at: number): boolean {
  const label = content[at + 1];
  if (label === COMMENT) return false;
  return label !== APPLICATION || NEEDED_APPLICATIONS.has(content.toString("latin1", at + 3, at + 14));
}

function pictureEnd(content: Buffer, at: number): number | null {
  // Nine bytes of place and flags, its colours, one byte of code size.
  return blocksEnd(content, at + 10 + tableBytes(content[at + 9] ?? 0) + 1);
}

/** Behind the blocks that begin there: each has its length before it, an empty one ends them. */
function blocksEnd(content: Buffer, from: number): number | null {
  for (let at = from; at < content.length; ) {
    const length = content[at] ?? 0;
    at += length + 1;
    if (length === 0) return at;
  }
  return null;
}
