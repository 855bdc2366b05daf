// Whether a file is what its first bytes promise and came whole. Decoders forgive more than they should:
// a PNG without its end still opens, and is a different picture each time more of it arrives.
import { type Box, readBox } from "./iso-boxes.ts";
import type { Refusal } from "./media.rules.ts";
import { jpegParts } from "./strip/jpeg-parts.ts";
import { inspectWav } from "./wav-chunks.ts";

export interface Content {
  readonly bytes: number;
  /** Bytes `start` to `end` (not including `end`, and no further than the file). */
  read(start: number, end: number): Promise<Buffer>;
}

const TOP_BOXES_MAX = 10_000;
// The tables of a long film are a few megabytes. They are read as a whole to take out where it was made.
const TABLES_BYTES_MAX = 64 * 1_048_576;

/** Null when the file's structure holds from its start to its end. */
export async function inspectContent(type: string, content: Content): Promise<Refusal | null> {
  switch (type) {
    case "image/png":
      return inspectPng(content);
    case "image/jpeg":
      return inspectJpeg(await content.read(0, content.bytes));
    case "image/webp": {
      const head = await content.read(0, 12);
      return head.readUInt32LE(4) + 8 > content.bytes ? "cut_off" : null;
    }
    case "image/avif":
    case "video/mp4":
      return inspectBoxes(content, type === "video/mp4" ? "moov" : "meta");
    case "application/pdf":
      // Readers look for the end mark in the last 1,024 bytes; some writers add a little after it.
      return (await content.read(content.bytes - 2_048, content.bytes)).includes("%%EOF") ? null : "cut_off";
    case "audio/wav":
      return inspectWav(content);
    case "text/plain":
      return inspectText(await content.read(0, content.bytes));
    default:
      return null;
  }
}

async function inspectPng(content: Content): Promise<Refusal | null> {
  for (let at = 8; ; ) {
    const head = await content.read(at, at + 8);
    if (head.length < 8) return "cut_off";
    const name = head.toString("latin1", 4, 8);
    if (!/^[A-Za-z]{4}$/.test(name)) return "broken";
    at += 12 + head.readUInt32BE(0);
    if (at > content.bytes) return "cut_off";
    if (name === "IEND") return null;
  }
}

function inspectJpeg(content: Buffer): Refusal | null {
  const parts = jpegParts(content);
  return typeof parts === "string" ? parts : null;
}

async function inspectBoxes(content: Content, needed: string): Promise<Refusal | null> {
  const boxes = await topBoxes(content);
  if (boxes === null) return "cut_off";
  const tables = boxes.filter((box) => box.type === needed);
  return tables.length > 0 && tables.every(({ start, end }) => end - start <= TABLES_BYTES_MAX) ? null : "broken";
}

/** The boxes of the first level, or null when the last one does not end where the file does. */
export async function topBoxes(content: Content): Promise<readonly Box[] | null> {
  const boxes: Box[] = [];
  for (let at = 0; at < content.bytes; ) {
    const box = readBox(await content.read(at, at + 16), at, content.bytes);
    if (!box || box.end > content.bytes || boxes.length >= TOP_BOXES_MAX) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

function inspectText(content: Buffer): Refusal | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content).includes("\u0000") ? "broken" : null;
  } catch {
    return "broken";
  }
}
