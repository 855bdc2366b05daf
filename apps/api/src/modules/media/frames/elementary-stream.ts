// One key frame as a stream that a decoder reads without any container around it: nothing in it names a file or an address.
import type { KeyFrame } from "./key-frame.ts";

/** `format`: the demuxer's name in ffmpeg, from this table and never from the film. */
export interface ElementaryStream {
  readonly format: "h264" | "hevc" | "ivf";
  readonly content: Buffer;
}

// Far more than any encoder writes: each costs memory of ours, and one without bytes costs the film next to none.
const UNITS_MAX = 4_096;
const SETS_MAX = 256;

const START = Buffer.from([0, 0, 0, 1]);
const FOURCC = { vp8: "VP80", vp9: "VP90", av1: "AV01" } as const;

/** Null when its lengths make no sense, or it is in more pieces than a film is. */
export function elementaryStream(frame: KeyFrame): ElementaryStream | null {
  const { codec } = frame;
  try {
    if (codec === "avc") return { format: "h264", content: annexB(frame, readAvcC) };
    if (codec === "hevc") return { format: "hevc", content: annexB(frame, readHvcC) };
    return { format: "ivf", content: ivf(frame, FOURCC[codec]) };
  } catch (error) {
    // A length that leads out of the frame, or too many of them.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Parameters {
  readonly sets: readonly Buffer[];
  readonly lengthBytes: number;
}

/** Lengths before each unit become start codes (ISO 14496-15 to ITU-T H.264, annex B), the parameter sets first. */
function annexB({ data, description }: KeyFrame, read: (record: Buffer) => Parameters): Buffer {
  const content = Buffer.from(data);
  if (!description) return content;
  const { sets, lengthBytes } = read(Buffer.from(description));
  const parts = sets.flatMap((set) => [START, set]);
  for (let at = 0, units = 1; at < content.length; units += 1) {
    if (units > UNITS_MAX) throw new RangeError("more units than any frame has");
    const length = content.readUIntBE(at, lengthBytes);
    at += lengthBytes;
    if (length > 0) parts.push(START, slice(content, at, length));
    at += length;
  }
  return Buffer.concat(parts);
}

function slice(content: Buffer, at: number, length: number): Buffer {
  if (at + length > content.length) throw new RangeError("a unit longer than what holds it");
  return content.subarray(at, at + length);
}

/** Sets with a length of two bytes each, one after the other. */
function readSets(record: Buffer, from: number, count: number): { sets: readonly Buffer[]; end: number } {
  if (count > SETS_MAX) throw new RangeError("more sets than any film has");
  const sets: Buffer[] = [];
  let at = from;
  for (let left = count; left > 0; left -= 1) {
    const set = slice(record, at + 2, record.readUInt16BE(at));
    sets.push(set);
    at += 2 + set.length;
  }
  return { sets, end: at };
}

function readAvcC(record: Buffer): Parameters {
  const sequence = readSets(record, 6, record.readUInt8(5) & 31);
  const picture = readSets(record, sequence.end + 1, record.readUInt8(sequence.end));
  return { sets: [...sequence.sets, ...picture.sets], lengthBytes: (record.readUInt8(4) & 3) + 1 };
}

function readHvcC(record: Buffer): Parameters {
  const sets: Buffer[] = [];
  let at = 23;
  for (let arrays = record.readUInt8(22); arrays > 0; arrays -= 1) {
    const found = readSets(record, at + 3, record.readUInt16BE(at + 1));
    sets.push(...found.sets);
    if (sets.length > SETS_MAX) throw new RangeError("more sets than any film has");
    at = found.end;
  }
  return { sets, lengthBytes: (record.readUInt8(21) & 3) + 1 };
}

function ivf({ data, codedWidth, codedHeight }: KeyFrame, fourcc: string): Buffer {
  const head = Buffer.alloc(44);
  head.write("DKIF", 0, "latin1");
  head.writeUInt16LE(32, 6);
  head.write(fourcc, 8, "latin1");
  head.writeUInt16LE(codedWidth, 12);
  head.writeUInt16LE(codedHeight, 14);
  head.writeUInt32LE(25, 16);
  head.writeUInt32LE(1, 20);
  head.writeUInt32LE(1, 24);
  head.writeUInt32LE(data.length, 32);
  return Buffer.concat([head, data]);
}
