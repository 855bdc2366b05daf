// The parts of a JPEG (ITU-T T.81): segments with a marker and a length, and behind each start of scan the coded pixels.
import { PARTS_MAX } from "./kept-parts.ts";

export interface JpegPart {
  readonly marker: number;
  /** From its marker on, fill bytes left out. */
  readonly bytes: Buffer;
  /** What the segment holds behind its length. */
  readonly body: Buffer;
}

const START_OF_SCAN = 0xda;
const END = 0xd9;
const START = Buffer.from([0xff, 0xd8]);

/** All parts from the first to the end mark, or where it goes wrong: a mark that makes no sense, no end, or too many. */
export function jpegParts(content: Buffer): readonly JpegPart[] | "broken" | "cut_off" {
  const parts: JpegPart[] = [{ marker: 0xd8, bytes: START, body: Buffer.alloc(0) }];
  for (let at = 2; at + 2 <= content.length; ) {
    if (content[at] !== 0xff) return "broken";
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes are allowed before a marker
      continue;
    }
    if (marker === END) return [...parts, { marker, bytes: content.subarray(at, at + 2), body: Buffer.alloc(0) }];
    if (at + 4 > content.length) return "cut_off";
    const length = content.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || parts.length >= PARTS_MAX) return "broken";
    if (end > content.length) return "cut_off";
    const next = marker === START_OF_SCAN ? endOfPixels(content, end) : end;
    parts.push({ marker, bytes: content.subarray(at, next), body: content.subarray(at + 4, end) });
    at = next;
  }
  return "cut_off";
}

/** Within coded pixels every 0xFF is followed by 0 or is a restart mark. */
function endOfPixels(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return content.length;
}
