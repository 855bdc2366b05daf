// The chunks of a WAV (RIFF, "Multimedia Programming Interface" 1.0): what it sounds like, and what is told of it.

import type { Refusal } from "./media.rules.ts";
import type { Content } from "./stored-content.ts";

export interface WavChunk {
  readonly id: string;
  /** Of its eight bytes of header. */
  readonly start: number;
  readonly end: number;
}

const CHUNKS_MAX = 10_000;
const HEADER_BYTES = 8;
// Whole numbers, floating point, and the longer header that names one of these: what every browser plays.
const PLAYED = new Set([1, 3, 0xfffe]);
const CHANNELS_MAX = 8;

/** All chunks to the end that the file says it has, or why it is not taken. */
export async function wavChunks(content: Content): Promise<readonly WavChunk[] | Refusal> {
  const head = await content.read(0, 12);
  const last = head.length < 12 ? 0 : head.readUInt32LE(4) + HEADER_BYTES;
  if (last > content.bytes) return "cut_off";
  const chunks: WavChunk[] = [];
  for (let at = 12; at + HEADER_BYTES <= last; ) {
    const header = await content.read(at, at + HEADER_BYTES);
    const end = at + HEADER_BYTES + header.readUInt32LE(4);
    if (end > last || chunks.length >= CHUNKS_MAX) return "cut_off";
    chunks.push({ id: header.toString("latin1", 0, 4), start: at, end });
    at = end + (end % 2); // chunks begin at even places
  }
  return chunks;
}

/** Null when it holds sound that is played everywhere, from its start to its end. */
export async function inspectWav(content: Content): Promise<Refusal | null> {
  const chunks = await wavChunks(content);
  if (typeof chunks === "string") return chunks;
  const format = chunks.find(({ id }) => id === "fmt ");
  const sound = chunks.find(({ id }) => id === "data");
  if (!format || !sound || format.start > sound.start || format.end - format.start < HEADER_BYTES + 16) return "broken";
  const facts = await content.read(format.start + HEADER_BYTES, format.start + HEADER_BYTES + 16);
  if (!PLAYED.has(facts.readUInt16LE(0))) return "unknown_type";
  const channels = facts.readUInt16LE(2);
  return channels >= 1 && channels <= CHANNELS_MAX && facts.readUInt32LE(4) > 0 ? null : "broken";
}
