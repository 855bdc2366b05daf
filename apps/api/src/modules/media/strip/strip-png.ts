import { crc32 } from "node:zlib";
import { joinParts, PARTS_MAX } from "./kept-parts.ts";
import { orientationTiff, readOrientation } from "./orientation.ts";

const SIGNATURE_BYTES = 8;
const FRAME_BYTES = 12;

// Beyond the chunks without which there is no picture (their names begin with a capital): colour, transparency, the
// shape of a pixel, movement. Text, time, Exif and what programs add for themselves are not among them.
const NEEDED = new Set([
  ...["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST", "pHYs", "sPLT"],
  ...["acTL", "fcTL", "fdAT"],
]);

/** Text, Exif, times and what lies behind the end go; colour and movement stay. */
export function stripPng(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  for (let parts = 0; at + FRAME_BYTES <= content.length; parts += 1) {
    const end = at + FRAME_BYTES + content.readUInt32BE(at);
    if (end > content.length || parts >= PARTS_MAX) return null;
    const name = content.toString("latin1", at + 4, at + 8);
    if (name === "eXIf") {
      const orientation = readOrientation(content.subarray(at + 8, end - 4));
      if (orientation > 1) kept.push(exifChunk(orientation));
    } else if (NEEDED.has(name) || /^[A-Z]/.test(name)) kept.push(content.subarray(at, end));
    if (name === "IEND") return joinParts(content, kept);
    at = end;
  }
  return null;
}

function exifChunk(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from("eXIf"), orientationTiff(orientation)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
