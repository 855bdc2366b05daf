// Whether a file is what its first bytes promise and came whole. Decoders forgive more than they should:
// a PNG without its end still opens, and is a different picture each time more of it arrives.
import { tablesAmong, topBoxes } from "./iso-boxes.ts";
import type { Refusal } from "./media.rules.ts";
import type { Content } from "./stored-content.ts";
import { jpegParts } from "./strip/jpeg-parts.ts";
import { PARTS_MAX } from "./strip/kept-parts.ts";
import { findPlacePatches } from "./strip/strip-film.ts";
import { findMp3Patches } from "./strip/strip-mp3.ts";
import { inspectWav } from "./wav-chunks.ts";

/** Null when the file's structure holds from its start to its end. */
export async function inspectContent(type: string, content: Content): Promise<Refusal | null> {
  switch (type) {
    case "image/png":
      return inspectPng(await content.read(0, content.bytes));
    case "image/jpeg":
      return inspectJpeg(await content.read(0, content.bytes));
    case "image/webp": {
      const head = await content.read(0, 12);
      return head.readUInt32LE(4) + 8 > content.bytes ? "cut_off" : null;
    }
    case "image/avif":
      return inspectBoxes(content, "meta");
    case "video/mp4":
    case "audio/mp4":
      return inspectBoxes(content, "moov");
    case "application/pdf":
      // Readers look for the end mark in the last 1,024 bytes; some writers add a little after it.
      return (await content.read(content.bytes - 2_048, content.bytes)).includes("%%EOF") ? null : "cut_off";
    case "audio/wav":
      return inspectWav(content);
    case "audio/mpeg":
      // What could not be followed kept what it tells.
      return (await findMp3Patches(content)) === null ? "cut_off" : null;
    case "text/plain":
      return inspectText(await content.read(0, content.bytes));
    case "text/vtt":
      return inspectCaptions(await content.read(0, content.bytes));
    default:
      return null;
  }
}

function inspectPng(content: Buffer): Refusal | null {
  let at = 8;
  for (let chunks = 0; chunks < PARTS_MAX; chunks += 1) {
    if (at + 8 > content.length) return "cut_off";
    const name = content.toString("latin1", at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name)) return "broken";
    at += 12 + content.readUInt32BE(at);
    if (at > content.length) return "cut_off";
    if (name === "IEND") return null;
  }
  return "broken";
}

function inspectJpeg(content: Buffer): Refusal | null {
  const parts = jpegParts(content);
  return typeof parts === "string" ? parts : null;
}

async function inspectBoxes(content: Content, needed: string): Promise<Refusal | null> {
  const boxes = await topBoxes(content);
  if (boxes === null) return "cut_off";
  if (!tablesAmong(boxes, needed)?.length) return "broken";
  // Of a picture `stripMetadata` says so.
  if (needed === "meta") return null;
  // A film that could not be followed kept what it tells when it came.
  const patches = await findPlacePatches(content);
  return typeof patches === "string" ? patches : null;
}

const TIME = String.raw`(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`;
const CUE = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}(?:[ \\t].*)?$`);

/** Captions are text whose cues all say when they stand there; without any cue they are none. */
function inspectCaptions(content: Buffer): Refusal | null {
  const refusal = inspectText(content);
  if (refusal) return refusal;
  const cues = content
    .toString("utf8")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.includes("-->"));
  return cues.length > 0 && cues.every((cue) => CUE.test(cue)) ? null : "broken";
}

function inspectText(content: Buffer): Refusal | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content).includes("\u0000") ? "broken" : null;
  } catch {
    return "broken";
  }
}
